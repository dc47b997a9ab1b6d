import { expect, test } from 'vitest'
import type { AnyEvent } from '../../src/events/index.ts'
import { surveyAnswers } from '../../src/measures/survey-answers.ts'
import { party, survey } from '../../src/testing/index.ts'
import { scopeOf } from './scope-of.ts'

const read = (events: readonly AnyEvent[], side: 'client' | 'agency' = 'client') => surveyAnswers(scopeOf(events, '2026-06-01T00:00:00Z'), side)
const bare: AnyEvent = { id: 'b', clientId: 'acme', type: 'survey', at: '2026-03-03T09:00:00Z', metric: 'nps', status: 'answered' }
const scores = (events: readonly AnyEvent[]) => read(events).answers.map((a) => a.score10)

test('sent and answered, oldest first', () => {
  const { sent, answers } = read([survey('2026-03-09', { score: 7 }), survey('2026-03-02', { status: 'sent' }), survey('2026-03-05')])
  expect(sent).toHaveLength(1)
  expect(answers.map((a) => [a.respondent, a.metric, a.score10])).toEqual([['ana', 'nps', 9], ['ana', 'nps', 7]])
})

test('scores come to 0-10 by their scale; without one only an NPS can be read', () => {
  expect(scores([survey('2026-03-02', { metric: 'csat', score: 4, scale: { min: 1, max: 5 } })])).toEqual([7.5])
  expect(scores([survey('2026-03-02', { metric: 'health', score: 30, scale: { min: 0, max: 100 } })])).toEqual([3])
  expect(scores([survey('2026-03-02', { score: 0, scale: { min: -1, max: 1 } })])).toEqual([5])
  expect(scores([survey('2026-03-02', { metric: 'csat', score: 4 })])).toEqual([])
})

test('an answer without a score is none', () => {
  expect(scores([bare])).toEqual([])
})

test('people of the agency and of third parties do not answer for the client; who is unknown does', () => {
  const of = (who: string) => survey('2026-03-02', { respondent: party(who) })
  const events = [of('client/ana'), of('agency/tom'), of('third-party/eva'), of('unknown/x'), { ...bare, score: 9 }]
  expect(read(events).answers.map((a) => a.respondent)).toEqual(expect.arrayContaining(['ana', 'x', null]))
  expect(read(events).answers).toHaveLength(3)
  expect(read(events, 'agency').answers.map((a) => a.respondent)).toEqual(['tom'])
})

test('a changed answer to one mailing counts in its last form', () => {
  const ref = 'spring'
  expect(scores([survey('2026-03-02', { ref, score: 3 }), survey('2026-03-04', { ref, score: 8 })])).toEqual([8])
  expect(scores([survey('2026-03-02', { ref, score: 3 }), survey('2026-03-04', { ref, score: 8, respondent: party('client/ben') })])).toEqual([3, 8])
  expect(scores([survey('2026-03-02', { score: 3 }), survey('2026-03-04', { score: 8 })])).toEqual([3, 8])
})
