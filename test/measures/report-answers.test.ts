import { expect, test } from 'vitest'
import { days, report } from '../../src/testing/index.ts'
import { measuresOf } from './scope.ts'

const sent = (day: number, fields: Parameters<typeof report>[1] = {}) => report(days('2026-01-01', day), { ref: `r${day}`, ...fields })
const of = (...events: Parameters<typeof measuresOf>[0]) => measuresOf(events, '2026-06-30T12:00:00Z').reportAnswers()

test('of reports less than 14 days apart the fullest counts', () => {
  const found = of(sent(0, { answers: ['outlook'] }), sent(5, { answers: ['outlook', 'weak-areas'] }), sent(13), sent(14, { answers: [] }))
  expect(found.map(({ event, answers, run }) => [event.ref, answers, run.length])).toEqual([['r5', ['outlook', 'weak-areas'], 3], ['r14', [], 1]])
})

test('equal answers are told apart by metrics, then by age', () => {
  expect(of(sent(0, { metrics: ['Leads', 'spend'] }), sent(1, { metrics: ['leads'] }))[0]).toMatchObject({ answers: null, metrics: ['leads', 'spend'] })
  expect(of(sent(0), sent(1))[0]?.event.ref).toBe('r1')
})

test('an answer counts once; opened, automated and repeated reports are no new ones', () => {
  const found = of(
    sent(0, { answers: ['outlook', 'outlook'] }),
    sent(20, { status: 'opened' }),
    sent(40, { automated: 'bulk' }),
    sent(60, { ref: 'r0', answers: ['outlook'] }),
  )
  expect(found.map(({ event, answers, at }) => [event.ref, answers, at])).toEqual([['r0', ['outlook'], Date.parse('2026-01-01T09:00:00Z')]])
})

test('weekly notes do not chain', () => {
  expect(of(...[0, 7, 14, 21, 28].map((day) => sent(day))).length).toBe(3)
})
