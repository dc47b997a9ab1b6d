import { expect, test } from 'vitest'
import type { AnyEvent, Cue } from '../../src/events/index.ts'
import { claims } from '../../src/measures/claims.ts'
import { contactChange, meeting, message, party } from '../../src/testing/index.ts'
import { scopeOf } from './scope-of.ts'

const asOf = '2026-05-01T09:00:00Z'
const ms = (date: string) => Date.parse(`${date}T09:00:00Z`)
const topics = (events: readonly AnyEvent[]) => claims(scopeOf(events, asOf))
const tom = party('agency/tom')
const eva = party('agency/eva')
const claim = (value: string | number, topic = 'launch', more: Partial<Cue> = {}): Cue => ({ code: 'claim', topic, value, ...more })
const told = (at: string, from = tom, ...cues: Cue[]) => message(at, { from, cues })

test('claims by topic, with who told them and when', () => {
  const events = [told('2026-04-01', tom, claim('2026-05-17', 'Launch')), told('2026-04-02', eva, claim(1200, 'leads', { confidence: 0.7 }))]
  expect(topics(events)).toMatchObject([
    { topic: 'launch', claims: [{ value: '2026-05-17', kind: 'date', amount: null, side: 'agency', person: 'tom', confidence: 1, at: ms('2026-04-01'), correctedAt: null }] },
    { topic: 'leads', claims: [{ value: '1200', kind: 'number', amount: 1200, person: 'eva', confidence: 0.7 }] },
  ])
})

test('values that mean the same are equal', () => {
  const values = (...given: (string | number)[]) => given.map((value) => topics([told('2026-04-01', tom, claim(value))])[0]?.claims[0]?.value)
  expect(values(1200, '1200', '1200.0', ' 1200 ')).toEqual(['1200', '1200', '1200', '1200'])
  expect(values('120000 EUR', '120000eur')).toEqual(['120000 EUR', '120000 EUR'])
  expect(values('Ana  does it', 'ana does it')).toEqual(['ana does it', 'ana does it'])
  expect(values('2026-13-01', '2026-05-17')).toEqual(['2026-13-01', '2026-05-17'])
})

test('below half of certainty, said twice in one message, and without a value nothing is claimed anew', () => {
  expect(topics([told('2026-04-01', tom, claim('a', 'launch', { confidence: 0.4 }))])).toEqual([])
  expect(topics([told('2026-04-01', tom, claim('a'), claim('A'))])[0]?.claims).toHaveLength(1)
  expect(topics([told('2026-04-01', tom, { code: 'claim', topic: 'launch' })])).toEqual([])
})

test('the client claims too, and in a meeting a person is known only where one of the side sat in it', () => {
  const spoken = claim('a', 'launch', { by: 'agency' })
  const met = meeting('2026-04-03', { cues: [spoken] })
  const crowded = meeting('2026-04-04', { attendees: [party('client/ana'), tom, eva], cues: [spoken] })
  const [launch] = topics([told('2026-04-01', party('client/ana'), claim('b')), met, crowded])
  expect(launch?.claims.map(({ side, person }) => [side, person])).toEqual([['client', 'ana'], ['agency', 'tom'], ['agency', null]])
})

test('corrected by the one who told it, or by the main person; a colleague with another value is no correction', () => {
  const first = told('2026-04-01', tom, claim('2026-05-03'))
  const at = (...later: AnyEvent[]) => topics([first, ...later])[0]?.claims[0]?.correctedAt
  expect(at(told('2026-04-02', tom, claim('2026-05-17')))).toBe(ms('2026-04-02'))
  expect(at(told('2026-04-02', tom, claim('2026-05-03')))).toBeNull()
  // of two who write equally much nobody is the main person but by name
  const quiet = [message('2026-03-01', { from: eva }), message('2026-03-02', { from: tom }), message('2026-03-03', { from: party('agency/max') })]
  const by = told('2026-04-02', eva, claim('2026-05-17'))
  expect(at(...quiet, by)).toBeNull()
  expect(at(...quiet, by, contactChange('2026-01-02', { person: eva, change: 'joined', main: true }))).toBe(ms('2026-04-02'))
})
