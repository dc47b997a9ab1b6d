import { expect, test } from 'vitest'
import { withheldAccountAccess } from '../../src/detectors/withheld-account-access.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { text } from '../../src/messages/en/withheld-account-access.ts'
import { accessChange, contract, party, request } from '../../src/testing/index.ts'
import { cases } from './withheld-account-access.cases.ts'
import { judgeWith, on, testCases } from './judge.ts'

const { judge, severity, why, sentence } = judgeWith(withheldAccountAccess, text, { agency: { domains: ['agency.example'] } })

testCases(cases)

const [ana, tom] = [party('client/ana@acme.example'), party('agency/tom')]
const listed = (daysAgo: number, principal = tom, role = 'Owner', more = {}) => accessChange(on(daysAgo), { change: 'observed', principal, role, ...more })
const flagged = (daysAgo: number, owns: boolean, more = {}) => contract(on(daysAgo), { endsOn: '2027-12-31', clientOwnsAccounts: owns, ...more })
const asked = (daysAgo: number, more = {}) => request(on(daysAgo), { topic: 'Access', ref: `wish-${daysAgo}`, ...more })
const causes = (events: readonly AnyEvent[]) => {
  const finding = judge(events)
  return finding.status === 'fired' ? finding.evidence.causes : finding.status
}

test('the textbook case in full', () => {
  const [list, wish] = [listed(100), asked(10)]
  expect(judge([list, wish])).toMatchObject({
    status: 'fired', severity: 0.9, since: '2026-03-07T09:00:00Z',
    evidence: { causes: ['no-client-access', 'waiting'], numbers: { accounts: 1, waitingWorkingDays: 6 }, events: [{ id: wish.id }, { id: list.id }], eventCount: 2 },
  })
})

test('it waits too long after five working days, and a refusal is worst', () => {
  expect([severity([listed(100), asked(10)]), severity([listed(100), asked(7)])]).toEqual([0.9, 0.6])
  expect(severity([listed(100), asked(50), asked(20, { ref: 'wish-50', status: 'resolved' })])).toBe(0.6)
  expect(judge([listed(100), asked(50), asked(20, { ref: 'wish-50', status: 'declined' })])).toMatchObject({ severity: 1, evidence: { causes: ['no-client-access', 'refused'] } })
  expect([severity([listed(100), asked(50, { by: tom })]), severity([listed(100), asked(50, { topic: 'quote' })])]).toEqual([0.6, 0.6])
  expect(severity([listed(100), listed(100, ana), asked(50)])).toBe('clear')
})

test('what the client holds: owner, any other role, only looking, nothing', () => {
  const holds = (role: string, ours = 'Owner') => severity([listed(100, tom, ours), listed(100, ana, role)])
  expect(['Owner', 'ADMIN', 'standard', 'READ_ONLY', 'Viewer'].map((role) => holds(role))).toEqual(['clear', 'clear', 'clear', 0.35, 0.35])
  expect(holds('viewer', 'editor')).toBe('clear')
  expect(severity([listed(100), accessChange(on(100), { change: 'observed', principal: ana })])).toBe('clear')
  expect(severity([listed(100), listed(100, ana), listed(90, party('unknown/pat@acme.example'), 'Admin', { asset: 'x' }), listed(90, tom, 'Owner', { asset: 'x' })])).toBe('clear')
})

test('since: when we were let in, or the client lost what it had', () => {
  const since = (events: readonly AnyEvent[]) => {
    const finding = judge(events)
    return finding.status === 'fired' ? finding.since : finding.status
  }
  expect(since([listed(100), listed(100, ana), accessChange(on(40), { principal: ana, change: 'revoked' })])).toBe('2026-05-06T09:00:00Z')
  expect(since([listed(100), listed(100, ana), listed(30)])).toBe('2026-05-16T09:00:00.000Z')
  expect(since([listed(100), listed(100, ana), accessChange(on(20), { principal: ana, change: 'role-changed', role: 'viewer' })])).toBe('2026-05-26T09:00:00Z')
})

test('the worst account counts, and only those on which we stand', () => {
  const shop = { platform: 'shop' }
  const events = [listed(100), listed(100, ana, 'viewer'), listed(90, tom, 'Owner', shop)]
  expect(judge(events)).toMatchObject({ severity: 0.6, since: '2026-03-07T09:00:00Z', evidence: { causes: ['no-client-access', 'reading-only'], numbers: { accounts: 2 } } })
  expect(severity([...events, accessChange(on(5), { ...shop, principal: tom, change: 'revoked' })])).toBe(0.35)
})

test('what the contract says', () => {
  expect(judge([flagged(300, false)])).toMatchObject({ severity: 0.6, since: '2025-08-19T09:00:00Z', evidence: { causes: ['agency-owned'] } })
  expect(severity([flagged(300, true)])).toBe('clear')
  expect(severity([flagged(300, true), listed(100), asked(50, { status: 'declined' })])).toBe('clear')
  expect(severity([flagged(300, false), listed(100), listed(100, ana, 'admin')])).toBe('clear')
  expect(severity([flagged(300, false), listed(100), listed(100, ana, 'editor')])).toBe(0.6)
  expect(causes([flagged(300, true), flagged(200, false, { ref: 'other' })])).toEqual(['agency-owned'])
  expect(severity([flagged(300, true), flagged(100, false, { status: 'renewed' })])).toBe(0.6)
})

test('a client that declined in writing lacks little, until it asks', () => {
  const declined = { ext: { accessDeclined: true } }
  expect(judge([listed(100, tom, 'Owner', declined)])).toMatchObject({ severity: 0.18, evidence: { notes: ['declined-in-writing'] } })
  expect(severity([listed(100, tom, 'Owner', declined), asked(10)])).toBe(0.9)
})

test('without a list, and without being the owner, nobody knows who else stands there', () => {
  const granted = (role: string) => accessChange(on(100), { principal: tom, role })
  expect(why([granted('editor')])).toEqual(['ambiguous', 'access-change', 'contract.clientOwnsAccounts'])
  expect(severity([granted('Owner')])).toBe(0.6)
  expect(severity([granted('editor'), listed(50, party('third-party/x'), 'editor'), listed(50, tom, 'editor')])).toBe(0.6)
})

test('a hole never makes it fire', () => {
  const hole = (from: number, to: number) => [{ from: '2022-01-01T00:00:00Z', to: `${on(from)}T00:00:00Z` }, { from: `${on(to)}T00:00:00Z` }]
  expect(why([listed(100)], hole(50, 49))).toEqual(['gap', 'access-change'])
  expect(why([listed(100)], hole(150, 101))).toBe('fired')
  expect(why([listed(100), listed(20)], hole(50, 49))).toBe('fired')
  expect(why([listed(100), listed(100, ana)], hole(50, 49))).toBe('clear')
  expect(why([], hole(20, 19))).toEqual(['gap', 'access-change'])
  expect(why([], hole(50, 31))).toBe('not-applicable')
  expect(why([flagged(300, false)], [])).toBe('fired')
  expect(why([], [{ types: ['contract'], from: '2022-01-01T00:00:00Z' }])).toEqual(['not-recorded', 'access-change', 'contract.clientOwnsAccounts'])
})

test('the options move it', () => {
  expect(severity([listed(100), asked(4)], { waitWorkingDays: 1 })).toBe(0.9)
  expect(severity([listed(100, tom, 'chef')], { ownerRoles: ['chef'] })).toBe(0.6)
  expect(severity([listed(100), listed(100, ana, 'Gast')], { readingRoles: ['gast'] })).toBe(0.35)
  expect(severity([listed(100, tom, 'Owner', { platform: 'crm' })], { ownTools: ['crm'] })).toBe('not-applicable')
  expect(severity([listed(100, tom, 'Owner', { ext: { no: true } })], { declinedField: 'no' })).toBe(0.18)
  expect(judge([], { recordedDays: 5 }, [{ from: `${on(10)}T00:00:00Z` }]).status).toBe('not-applicable')
  expect(() => withheldAccountAccess({ waitWorkingDays: -1 })).toThrow(/withheld-account-access: options\.waitWorkingDays/)
})

test('the text says what is lacking, and knows every cause and play', () => {
  expect(sentence([listed(100), asked(10)])).toBe('We hold a role on an account on which the client has none. It asked for access 6 working days ago.')
  expect(sentence([listed(100), listed(90, tom, 'Owner', { platform: 'shop' }), asked(1, { status: 'declined' })]))
    .toBe('We hold a role on an account on which the client has none, and 1 more finding of the kind. It asked for access, and we refused.')
  expect(sentence([flagged(300, false)])).toBe("By the contract the accounts are not the client's own.")
  expect(Object.keys(text.causes).sort()).toEqual(['agency-owned', 'no-client-access', 'reading-only', 'refused', 'waiting'])
  expect(Object.keys(text.plays)).toEqual(withheldAccountAccess().plays)
})
