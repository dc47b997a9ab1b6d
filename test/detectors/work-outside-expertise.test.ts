import { expect, test } from 'vitest'
import { workOutsideExpertise } from '../../src/detectors/work-outside-expertise.ts'
import type { RecordingSpan } from '../../src/events/index.ts'
import { text } from '../../src/messages/en/work-outside-expertise.ts'
import { contract, incident, initiative, party, request } from '../../src/testing/index.ts'
import { cases } from './work-outside-expertise.cases.ts'
import { judgeWith, on, testCases } from './judge.ts'

const { judge, severity, why, sentence } = judgeWith(workOutsideExpertise, text, { agency: { coreServices: ['seo', 'ads'] } })

testCases(cases)

const taken = (daysAgo: number, more = {}) =>
  request(on(daysAgo), { ref: `job-${daysAgo}`, topic: 'service:Print', status: 'acknowledged', ...more })
const sold = (services: string[], more = {}) => contract(on(300), { services, ...more })

test('the textbook case in full', () => {
  const [signed, job] = [sold(['seo', 'print']), taken(42)]
  expect(judge([signed, job])).toMatchObject({
    status: 'fired', severity: 0.415, since: '2025-08-19T09:00:00Z',
    evidence: {
      causes: ['sold-service', 'accepted-request'], numbers: { requests: 1, services: 1 }, notes: [],
      events: [{ id: job.id }, { id: signed.id }], eventCount: 2,
    },
  })
})

test('accepted requests of half a year, one to four', () => {
  const jobs = (...at: number[]) => severity(at.map((daysAgo) => taken(daysAgo)))
  expect([jobs(1), jobs(1, 2), jobs(1, 2, 3, 4), jobs(1, 2, 3, 4, 5)]).toEqual([0.05, 0.366667, 1, 1])
  expect([jobs(1, 181), jobs(1, 182)]).toEqual([0.366667, 0.05])
})

test('what is not accepted, not asked by the client, or ours is none', () => {
  expect(severity([taken(5, { status: 'opened' })])).toBe('clear')
  expect(severity([taken(5, { by: party('agency/tom') })])).toBe('clear')
  expect(severity([taken(5, { topic: 'service:SEO' })])).toBe('clear')
  expect(severity([taken(5, { topic: 'print' })])).toBe('clear')
  expect(severity([taken(5), taken(4, { ref: 'job-5', status: 'declined' })])).toBe('clear')
  expect(severity([taken(5), taken(4, { ref: 'job-5', status: 'declined' }), taken(3, { ref: 'job-5', status: 'reopened' })])).toBe('clear')
  expect(severity([taken(5, { status: 'declined' }), taken(3, { ref: 'job-5', status: 'resolved' })])).toBe(0.05)
})

test('a sold service counts while its contract is in force', () => {
  expect(severity([sold(['print', 'events'])])).toBe(0.4)
  expect(severity([sold(['print'], { startsOn: on(300), endsOn: on(10), autoRenews: false }), contract(on(9), { ref: 'new', services: ['seo'] })])).toBe('clear')
})

test('a defect in the same quarter adds', () => {
  const service = sold(['print'])
  const reopened = taken(20, { ref: 'x', topic: 'copy', status: 'reopened' })
  expect([incident(on(90)), incident(on(91)), incident(on(9), { kind: 'leak' }), reopened].map((defect) => severity([service, defect])))
    .toEqual([0.6, 0.4, 0.4, 0.6])
  expect(severity([incident(on(9))])).toBe('clear')
})

test('a pilot counts for half, where all of it is one', () => {
  const pilot = (ref: string, more = {}) => initiative(on(60), { ref, status: 'accepted', ...more })
  expect(judge([sold(['print']), pilot('service:print')])).toMatchObject({ severity: 0.2, evidence: { notes: ['pilot'] } })
  expect(severity([taken(5), taken(6), pilot('job-5'), pilot('job-6')])).toBeCloseTo(0.183333, 5)
  expect(severity([sold(['print', 'events']), pilot('print')])).toBe(0.4)
  expect([severity([sold(['print']), pilot('print', { status: 'proposed' })]), severity([sold(['print']), pilot('print', { kind: 'proposal' })])]).toEqual([0.4, 0.4])
})

test('what is not known', () => {
  const only = (type: string): RecordingSpan[] => [{ types: [type], from: '2022-01-01T00:00:00Z' }]
  expect(why([contract(on(300))])).toEqual(['ambiguous', 'contract.services'])
  expect(why([contract(on(300)), taken(500)])).toBe('clear')
  expect([why([], only('request')), why([sold(['seo'])], only('contract'))]).toEqual(['clear', 'clear'])
  expect(why([], only('message'))).toEqual(['not-recorded', 'request', 'contract'])
  expect(why([sold(['seo'])], [{ types: ['contract'], from: `${on(301)}T00:00:00Z`, to: `${on(50)}T00:00:00Z` }])).toEqual(['gap', 'contract'])
})

test('the options move it', () => {
  expect(severity([taken(5)], { requests: 2 })).toBe('clear')
  expect(severity([taken(5), taken(6)], { severeRequests: 2 })).toBe(1)
  expect(severity([taken(50)], { windowDays: 30 })).toBe('clear')
  expect(severity([sold(['print']), incident(on(50))], { defectDays: 30 })).toBe(0.4)
  expect(() => workOutsideExpertise({ requests: 4 })).toThrow(/work-outside-expertise: options\.severeRequests/)
})

test('the text says what, and knows every cause and play', () => {
  expect(sentence([sold(['print']), taken(5), taken(6)]))
    .toBe('The contract holds 1 service outside what we are good at, and we accepted 2 requests for such work in the last months.')
  expect(sentence([taken(5)])).toBe('We accepted 1 request for such work in the last months.')
  expect(Object.keys(text.causes)).toEqual(['sold-service', 'accepted-request'])
  expect(Object.keys(text.plays)).toEqual(workOutsideExpertise().plays)
})
