import { describe, expect, test } from 'vitest'
import { detect } from '../../src/assess/index.ts'
import { weakKickoff, type WeakKickoffOptions } from '../../src/detectors/weak-kickoff.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { commitment, contactChange, contract, meeting, message, party, plan, request } from '../../src/testing/index.ts'
import { ago, allBut, inputs, kickoff, promise, questionnaire, signed, START, welcome } from './weak-kickoff.cases.ts'

const judge = (events: readonly AnyEvent[], options: Partial<WeakKickoffOptions> = {}, beside: object = {}) =>
  detect(events, weakKickoff(options), { ...inputs, ...beside })
const severity = (...args: Parameters<typeof judge>) => {
  const finding = judge(...args)
  return finding.status === 'fired' ? finding.severity : finding.status
}
/** The causes named, of a client of whom everything else is missing. */
const causesOf = (...more: readonly AnyEvent[]) => {
  const finding = judge([signed(), ...more])
  return finding.status === 'fired' ? finding.evidence.causes : finding.status
}

describe('textbook', () => {
  test('day 30, three of five missing: 0.24; four: 0.62', () => {
    expect(judge(allBut('welcome', 'questionnaire', 'dates'))).toMatchObject({
      severity: expect.closeTo(0.24, 6), since: ago(15),
      evidence: {
        causes: ['no-welcome', 'no-questionnaire', 'dates-missed'],
        numbers: { contractDay: 30, stepsDue: 5, stepsMissing: 3, missingShare: 0.6 },
      },
    })
    expect(severity(allBut('welcome', 'questionnaire', 'kickoff', 'dates'))).toBeCloseTo(0.62, 6)
  })
  test('one or two of five missing is clear', () => {
    expect(severity(allBut())).toBe('clear')
    expect(severity(allBut('questionnaire'))).toBe('clear')
    expect(severity(allBut('questionnaire', 'welcome'))).toBe('clear')
  })
})

describe('steps', () => {
  test('all missing, from the day on which the third was due', () => {
    expect(judge([signed()])).toMatchObject({
      severity: 1, since: ago(15), evidence: { causes: ['no-welcome', 'no-questionnaire', 'no-kickoff', 'no-next-steps'] },
    })
  })
  test('welcome: a message of ours to the client, within two working days or before the start', () => {
    const at = (daysAfter: number, fields = {}) => causesOf(message(ago(START - daysAfter), { from: party('agency/tom'), ...fields }))
    expect(at(2)).not.toContain('no-welcome')
    expect(at(3)).toContain('no-welcome')
    expect(at(-4)).not.toContain('no-welcome')
    expect(at(1, { to: [party('agency/eva')] })).toContain('no-welcome')
    expect(at(1, { automated: 'bulk' })).toContain('no-welcome')
    expect(at(1, { from: party('client/ana'), to: [party('agency/tom')] })).toContain('no-welcome')
  })
  test('questionnaire: asked by us within 14 days', () => {
    const at = (daysAfter: number, fields = {}) => causesOf(request(ago(START - daysAfter), { by: party('agency/tom'), topic: 'Questionnaire', ...fields }))
    expect(at(14)).not.toContain('no-questionnaire')
    expect(at(15)).toContain('no-questionnaire')
    expect(at(3, { topic: 'access' })).toContain('no-questionnaire')
    expect(at(3, { by: party('client/ana') })).toContain('no-questionnaire')
  })
  test('kickoff: held within 14 days, else the first meeting held', () => {
    const at = (daysAfter: number, fields = {}) => causesOf(meeting(ago(START - daysAfter), fields))
    expect(at(14, { purpose: 'kickoff' })).not.toContain('no-kickoff')
    expect(at(15, { purpose: 'kickoff' })).toContain('no-kickoff')
    expect(at(10)).not.toContain('no-kickoff')
    expect(at(10, { status: 'cancelled' })).toContain('no-kickoff')
    expect(causesOf(meeting(ago(25)), meeting(ago(10), { purpose: 'kickoff' }))).toContain('no-kickoff')
  })
  test('with the main person, as far as anybody says who sat in', () => {
    const ben = contactChange(ago(29), { person: party('client/ben'), change: 'joined', main: true })
    expect(causesOf(ben, kickoff())).toContain('no-kickoff')
    expect(causesOf(ben, meeting(ago(20), { attendees: [party('client/ben')] }))).not.toContain('no-kickoff')
    expect(causesOf(ben, meeting(ago(20), { attendees: [{ side: 'client' }] }))).not.toContain('no-kickoff')
    expect(causesOf(ben, meeting(ago(20), { attendees: [] }))).not.toContain('no-kickoff')
  })
  test('next steps: a plan, or a dated promise, within 28 days', () => {
    expect(causesOf(plan(ago(START - 28)))).not.toContain('no-next-steps')
    expect(judge([signed(40), plan(ago(11))])).toMatchObject({ evidence: { causes: ['no-welcome', 'no-questionnaire', 'no-kickoff', 'no-next-steps'] } })
    expect(causesOf(commitment(ago(5)))).not.toContain('no-next-steps')
  })
  test('dates: every promise due in the first weeks is kept; without any, there is nothing to keep', () => {
    expect(causesOf(...promise())).not.toContain('dates-missed')
    expect(causesOf(...promise(START, 21))).toContain('dates-missed')
    expect(causesOf(commitment(ago(25), { dueOn: ago(10) }))).toContain('dates-missed')
    expect(causesOf(commitment(ago(25), { dueOn: ago(1) }))).not.toContain('dates-missed')
  })
})

describe('guards', () => {
  test('renewals of an old client are not new', () => {
    const old = contract(ago(800), { ref: 'old', endsOn: ago(500), autoRenews: false })
    expect(severity([old, signed()])).toBe('not-applicable')
    expect(severity([contract(ago(START), { status: 'renewed', startsOn: ago(START), endsOn: ago(-300) })])).toBe('not-applicable')
    const unbroken = contract(ago(400), { ref: 'old', endsOn: ago(START + 1) })
    expect(severity([unbroken, signed()])).toBe('not-applicable')
  })
  test('a kickoff that the client put off waits', () => {
    const off = meeting(ago(20), { ref: 'k', purpose: 'kickoff', status: 'cancelled', by: party('client/ana') })
    expect(judge([signed(), off])).toMatchObject({ evidence: { causes: ['no-welcome', 'no-questionnaire', 'no-next-steps'], notes: ['kickoff-waits-for-client'] } })
    expect(causesOf({ ...off, by: party('agency/tom') })).toContain('no-kickoff')
    const moved = meeting(ago(18), { ref: 'k', purpose: 'kickoff', status: 'rescheduled', startsAt: `${ago(5)}T09:00:00Z`, by: party('client/ana') })
    expect(judge([signed(), moved])).toMatchObject({ evidence: { numbers: { stepsDue: 4, stepsMissing: 3 } } })
  })
})

describe('what is not known', () => {
  test('steps that nobody records are left out', () => {
    const only = (...types: string[]) => ({ recording: [{ from: '2024-01-01T00:00:00Z', types: ['contract', ...types] }] })
    expect(judge([signed()], {}, only('message', 'meeting'))).toMatchObject({ status: 'unknown', reason: 'too-few', needs: ['request', 'plan', 'commitment'] })
    expect(judge([signed()], {}, only('message', 'meeting', 'plan'))).toMatchObject({ severity: 1, evidence: { numbers: { stepsDue: 3 } } })
  })
  test('what was done counts, though recording began later', () => {
    const late = { recording: [{ from: '2024-01-01T00:00:00Z', types: ['contract'] }, { from: `${ago(28)}T00:00:00Z` }] }
    expect(judge([signed(), questionnaire(), kickoff(), ...promise()], {}, late)).toMatchObject({ status: 'clear', evidence: { numbers: { stepsDue: 4 } } })
    expect(judge([signed(), questionnaire()], {}, late)).toMatchObject({ status: 'unknown', reason: 'short-history' })
  })
  test('contracts that may lie in a hole', () => {
    expect(judge([], {}, { recording: [{ from: '2024-01-01T00:00:00Z', to: `${ago(50)}T00:00:00Z` }] })).toMatchObject({ status: 'unknown', reason: 'gap', needs: ['contract'] })
    expect(judge([], {}, { recording: [] })).toMatchObject({ status: 'unknown', reason: 'not-recorded', needs: ['contract'] })
  })
})

test('each option moves it', () => {
  const causes = (events: readonly AnyEvent[], options: Partial<WeakKickoffOptions>) => {
    const finding = judge(events, options)
    return finding.status === 'fired' ? finding.evidence.causes : []
  }
  expect(causes([signed(), welcome()], { welcomeWorkingDays: 0 })).toContain('no-welcome')
  expect(causes([signed(), questionnaire()], { questionnaireDays: 2 })).toContain('no-questionnaire')
  expect(causes([signed(), kickoff()], { kickoffDays: 9 })).toContain('no-kickoff')
  expect(causes([signed(), plan(ago(10))], { planDays: 14 })).toContain('no-next-steps')
  expect(severity(allBut('questionnaire', 'welcome'), { missingShare: 0.4 })).toBe(0.05)
  expect(severity([signed(92)], { untilContractDay: 92 })).toBe(1)
})
