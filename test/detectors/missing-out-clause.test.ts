import { expect, test } from 'vitest'
import { missingOutClause } from '../../src/detectors/missing-out-clause.ts'
import { text } from '../../src/messages/en/missing-out-clause.ts'
import { contract, message } from '../../src/testing/index.ts'
import { cases } from './missing-out-clause.cases.ts'
import { judgeWith, on, testCases } from './judge.ts'

const { judge, severity, why, sentence } = judgeWith(missingOutClause, text)

testCases(cases)

/** Signed and begun so many days ago, for so many days. */
const term = (daysAgo: number, length: number, more = {}) =>
  contract(on(daysAgo), { status: 'renewed', startsOn: on(daysAgo), endsOn: on(daysAgo - length), outClause: false, ...more })
const said = (daysAgo: number, code: 'contract-question' | 'cancel-intent' | 'question' = 'contract-question') => message(on(daysAgo), { cues: [{ code }] })

test('the textbook case in full', () => {
  const signed = contract('2025-06-01', { startsOn: '2025-06-01', endsOn: '2027-05-31', outClause: false })
  expect(judge([signed])).toMatchObject({
    status: 'fired', severity: 0.5, since: '2025-06-01T09:00:00Z',
    evidence: { causes: ['locked-in'], numbers: { termDays: 729 }, notes: [], events: [{ id: signed.id }], eventCount: 1 },
  })
})

test('it is long from 336 days on, and does not decay', () => {
  expect([severity([term(10, 336)]), severity([term(10, 335)])]).toEqual([0.5, 'clear'])
  expect(severity([term(1400, 1460)])).toBe(0.5)
})

test('only a contract in force binds', () => {
  expect(severity([term(400, 365)])).toEqual('unknown')
  expect(why([term(400, 365)])).toEqual(['ambiguous', 'contract.autoRenews'])
  expect(severity([term(400, 365, { autoRenews: false })])).toBe('clear')
  expect(severity([term(400, 365, { autoRenews: true })])).toBe(0.5)
  expect(severity([term(-10, 365)])).toBe('clear')
})

test('a renewal that names only its end begins when the term before it ends', () => {
  const first = contract(on(200), { startsOn: on(200), endsOn: on(20), outClause: false })
  const renewed = (endsIn: number) => contract(on(30), { status: 'renewed', endsOn: on(-endsIn) })
  expect([severity([first, renewed(316)]), severity([first, renewed(317)])]).toEqual(['clear', 0.5])
  expect(judge([first, renewed(400)])).toMatchObject({ since: on(19), evidence: { numbers: { termDays: 419 } } })
})

test('ways out: an out clause, a short notice where nothing else is said, no term at all', () => {
  expect(severity([term(10, 365, { outClause: true })])).toBe('clear')
  const silent = (noticeDays: number | undefined) => contract(on(10), {
    status: 'renewed', startsOn: on(10), endsOn: on(-355), ...(noticeDays === undefined ? {} : { noticeDays }),
  })
  expect([why([silent(31)]), why([silent(32)]), why([silent(undefined)])])
    .toEqual(['clear', ['ambiguous', 'contract.outClause'], ['ambiguous', 'contract.outClause']])
  expect(severity([contract(on(10), { status: 'renewed', startsOn: on(10), noticeDays: 90, outClause: false })])).toBe('clear')
  // A notice to the end of the term is no way out of it.
  expect(severity([term(10, 365, { noticeDays: 30 })])).toBe(0.5)
})

test("the client's words add for 56 days", () => {
  expect([said(0), said(55), said(56), said(0, 'cancel-intent'), said(0, 'question')].map((words) => severity([term(10, 365), words])))
    .toEqual([0.75, 0.75, 0.5, 0.75, 0.5])
  expect(severity([said(0)])).toBe('clear')
})

test('long at its own wish counts for half, where all of it is', () => {
  const wished = { ext: { atClientsWish: true } }
  expect(judge([term(10, 365, wished)])).toMatchObject({ severity: 0.25, evidence: { notes: ['at-clients-wish'] } })
  expect(severity([term(10, 365, wished), term(20, 400, { ref: 'other' })])).toBe(0.5)
})

test('what is not known', () => {
  const hole = (from: string, to: string) => [{ from: '2022-01-01T00:00:00Z', to: from }, { from: to }]
  const harmless = contract(on(100))
  expect(why([harmless], hole(`${on(20)}T00:00:00Z`, `${on(19)}T00:00:00Z`))).toEqual(['gap', 'contract'])
  expect(why([harmless], hole(`${on(40)}T00:00:00Z`, `${on(31)}T00:00:00Z`))).toBe('clear')
  expect(why([], [{ from: `${on(300)}T00:00:00Z` }])).toEqual(['short-history', 'contract'])
  expect(why([term(10, 365)], [])).toBe('fired')
})

test('the options move it', () => {
  expect(severity([term(10, 180)], { longDays: 180 })).toBe(0.5)
  expect(severity([contract(on(10), { noticeDays: 60 })], { noticeDays: 60 })).toBe('clear')
  expect(severity([term(10, 365), said(20)], { wordsDays: 14 })).toBe(0.5)
  expect(severity([term(10, 365, { ext: { wish: true } })], { wishField: 'wish' })).toBe(0.25)
  expect(judge([contract(on(100))], { recordedDays: 5 }, [{ from: '2022-01-01T00:00:00Z', to: `${on(20)}T00:00:00Z` }, { from: `${on(10)}T00:00:00Z` }]).status).toBe('clear')
  expect(() => missingOutClause({ longDays: 0 })).toThrow(/missing-out-clause: options\.longDays/)
})

test('the text says how long, and knows every cause and play', () => {
  expect(sentence([term(10, 365)])).toBe('The client is bound for a term of 365 days with no way out.')
  expect(sentence([term(10, 365), said(1)]))
    .toBe('The client is bound for a term of 365 days with no way out, and has lately asked about the contract or spoken of leaving.')
  expect(Object.keys(text.causes)).toEqual(['locked-in', 'words'])
  expect(Object.keys(text.plays)).toEqual(missingOutClause().plays)
})
