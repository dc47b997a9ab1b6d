import { describe, expect, test } from 'vitest'
import type { AdverseFact } from '../../src/measures/index.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { adverseFacts } from '../../src/measures/adverse-facts.ts'
import { commitment, incident, invoice, message, party, request, survey } from '../../src/testing/index.ts'
import { scopeOf } from './scope-of.ts'

const TOM = party('agency/tom')
const ms = (at: string) => Date.parse(at)
const facts = (events: readonly AnyEvent[], asOf = '2026-06-30T12:00:00Z', agency = {}) => adverseFacts(scopeOf(events, asOf, { agency }))
const only = (kind: AdverseFact['kind'], at: string, settledAt: string | null) => [{ kind, at: ms(at), settledAt: settledAt === null ? null : ms(settledAt) }]
const shown = (events: readonly AnyEvent[], ...more: [string?, object?]) => facts(events, ...more).map(({ kind, at, settledAt }) => ({ kind, at, settledAt }))

test('an incident is open until somebody owns, plans, resolves or credits it', () => {
  const found = incident('2026-06-01', { ref: 'r' })
  expect(shown([found])).toEqual(only('incident', '2026-06-01T09:00:00Z', null))
  const [owned, resolved] = [incident('2026-06-03', { ref: 'r', status: 'owned' }), incident('2026-06-09', { ref: 'r', status: 'resolved' })]
  expect(shown([found, owned, resolved])).toEqual(only('incident', '2026-06-01T09:00:00Z', '2026-06-03T09:00:00Z'))
})

describe('a promise of ours', () => {
  const made = commitment('2026-06-01', { ref: 'r', dueOn: '2026-06-10' })
  test('is one once its day is over, until it is delivered', () => {
    expect(facts([made], '2026-06-10T23:59:00Z')).toEqual([])
    expect(shown([made], '2026-06-11T00:00:00Z')).toEqual(only('overdue-commitment', '2026-06-10T23:59:59.999Z', null))
    const late = commitment('2026-06-12', { ref: 'r', dueOn: '2026-06-10', status: 'delivered' })
    expect(shown([made, late])).toEqual(only('overdue-commitment', '2026-06-10T23:59:59.999Z', '2026-06-12T09:00:00Z'))
  })
  test('kept, cancelled before, or the client\'s, it is none', () => {
    expect(facts([made, commitment('2026-06-10', { ref: 'r', dueOn: '2026-06-10', status: 'delivered' })])).toEqual([])
    expect(facts([made, commitment('2026-06-09', { ref: 'r', dueOn: '2026-06-10', status: 'cancelled' })])).toEqual([])
    expect(facts([commitment('2026-06-01', { dueOn: '2026-06-10', by: party('client/ana') })])).toEqual([])
  })
})

test('a detractor is one until we turn to the client; a passive, or another metric, is none', () => {
  const low = survey('2026-06-01', { score: 6 })
  const answer = message('2026-06-03', { from: TOM })
  const before = message('2026-05-30', { from: TOM })
  expect(shown([low, before])).toEqual(only('detractor', '2026-06-01T09:00:00Z', null))
  expect(shown([low, before, answer])).toEqual(only('detractor', '2026-06-01T09:00:00Z', '2026-06-03T09:00:00Z'))
  expect(facts([survey('2026-06-01', { score: 7 }), survey('2026-06-02', { metric: 'csat', score: 1, scale: { min: 1, max: 5 } })])).toEqual([])
})

test('a dispute is one until it is paid, written off or billed anew, and each counts', () => {
  const state = (at: string, status: 'issued' | 'disputed' | 'paid') => invoice(at, { ref: 'r', status })
  const events = [state('2026-05-01', 'issued'), state('2026-05-10', 'disputed'), state('2026-05-12', 'disputed'), state('2026-05-20', 'issued'), state('2026-06-01', 'disputed')]
  expect(shown(events)).toEqual([
    ...only('disputed-invoice', '2026-05-10T09:00:00Z', '2026-05-20T09:00:00Z'), ...only('disputed-invoice', '2026-06-01T09:00:00Z', null),
  ])
})

test('a complaint of the client is one until we answer; words of ours are none', () => {
  const complaint = message('2026-06-01', { cues: [{ code: 'pace-complaint' }, { code: 'praise' }] })
  expect(shown([complaint])).toEqual(only('complaint', '2026-06-01T09:00:00Z', null))
  expect(shown([complaint, message('2026-06-02', { from: TOM })])).toEqual(only('complaint', '2026-06-01T09:00:00Z', '2026-06-02T09:00:00Z'))
  expect(facts([message('2026-06-01', { from: TOM, cues: [{ code: 'pace-complaint' }] })])).toEqual([])
})

test('a request of the client without a word is one after two working days of ours', () => {
  const friday = request('2026-06-05', { ref: 'r' })
  expect(facts([friday], '2026-06-09T23:59:00Z')).toEqual([])
  expect(shown([friday], '2026-06-10T00:00:00Z')).toEqual(only('ignored-request', '2026-06-10T00:00:00Z', null))
  expect(facts([friday], '2026-06-10T00:00:00Z', { holidays: ['2026-06-09'] })).toEqual([])
  const word = (at: string) => request(at, { ref: 'r', status: 'acknowledged' })
  expect(facts([friday, word('2026-06-09')])).toEqual([])
  expect(shown([friday, word('2026-06-12')])).toEqual(only('ignored-request', '2026-06-10T00:00:00Z', '2026-06-12T09:00:00Z'))
  expect(facts([request('2026-06-01', { by: TOM })])).toEqual([])
})

test('facts come oldest first', () => {
  const events = [incident('2026-06-20'), survey('2026-06-01', { score: 2 }), request('2026-06-05')]
  expect(facts(events).map(({ kind }) => kind)).toEqual(['detractor', 'ignored-request', 'incident'])
})
