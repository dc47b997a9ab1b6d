import { describe, expect, test } from 'vitest'
import { detect } from '../../src/assess/index.ts'
import { missingPlan, type MissingPlanOptions } from '../../src/detectors/missing-plan.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { commitment, contactChange, contract, meeting, message, party, plan } from '../../src/testing/index.ts'
import { ago, client, good, inputs, milestones, planning, say, signed } from './missing-plan.cases.ts'

const judge = (events: readonly AnyEvent[], options: Partial<MissingPlanOptions> = {}, beside: object = {}) =>
  detect(events, missingPlan(options), { ...inputs, ...beside })
const severity = (...args: Parameters<typeof judge>) => {
  const finding = judge(...args)
  return finding.status === 'fired' ? finding.severity : finding.status
}

describe('textbook', () => {
  test('last review 180 days ago: 0.37', () => {
    expect(judge([client, good(180)])).toMatchObject({
      severity: expect.closeTo(0.367, 3), since: ago(60),
      evidence: { causes: ['stale'], numbers: { daysSinceReview: 180, kpis: 3, milestones: 5, contractDay: 500 }, eventCount: 1 },
    })
  })
  test('3 KPIs, 5 dated milestones, reviewed 40 days ago', () => {
    expect(judge([client, good(40)])).toMatchObject({ status: 'clear', evidence: { numbers: { kpis: 3, milestones: 5 } } })
  })
})

describe('causes', () => {
  test('none: 0.5, from contract day 28 on', () => {
    expect(judge([signed(28)])).toMatchObject({ severity: 0.5, since: ago(0), evidence: { causes: ['none'] } })
    expect(judge([client])).toMatchObject({ since: ago(472) })
  })
  test('no KPIs: 0.35; no milestones: 0.25; both blended', () => {
    expect(judge([client, good(40, { kpis: [] })])).toMatchObject({ severity: 0.35, since: ago(40), evidence: { causes: ['no-kpis'] } })
    expect(judge([client, good(40, { milestones: [] })])).toMatchObject({ severity: 0.25, evidence: { causes: ['no-milestones'] } })
    expect(severity([client, plan(ago(40), { kpis: [] })])).toBeCloseTo(0.35 + 0.3 * 0.25, 6)
  })
  test('a review that lists nothing anew leaves the plan as it was', () => {
    expect(severity([client, good(300), plan(ago(40), { status: 'reviewed', milestones })])).toBe('clear')
  })
  test('stale from 120 days on, the worst at 300', () => {
    expect([119, 120, 300, 400].map((day) => severity([client, good(day)]))).toEqual(['clear', 0.05, 1, 1])
  })
  const joined = (daysAgo: number, person: string) => contactChange(ago(daysAgo), { person: party(person), change: 'joined', main: true })
  test('goals of a predecessor: the main person changed since, over 28 days ago', () => {
    const handed = [joined(450, 'client/ana'), joined(29, 'client/ben')]
    expect(judge([client, good(40), ...handed])).toMatchObject({ severity: 0.35, since: ago(0), evidence: { causes: ['goals-of-predecessor'], eventCount: 2 } })
    expect(severity([client, good(40), joined(450, 'client/ana'), joined(28, 'client/ben')])).toBe('clear')
    expect(severity([client, good(29), ...handed])).toBe('clear')
    expect(severity([client, good(60), joined(50, 'client/ben')])).toBe('clear')
    expect(severity([client, good(60), joined(450, 'client/ana'), contactChange(ago(50), { main: true })])).toBe(0.35)
    expect(severity([client, good(60), joined(450, 'client/ana'), joined(50, 'client/ana')])).toBe('clear')
  })
  const promises = [2, 8, 15, 22].map((day) => say(day, 'promise'))
  test('undated: four promises in four weeks that no dated one followed', () => {
    expect(judge([client, good(40), ...promises])).toMatchObject({ severity: 0.25, evidence: { causes: ['undated'], eventCount: 4 } })
    expect(severity([client, good(40), ...promises.slice(1)])).toBe('clear')
    expect(severity([client, good(40), ...promises, commitment(ago(7))])).toBe('clear')
    expect(severity([client, good(40), ...promises, commitment(ago(6))])).toBe(0.25)
    expect(severity([client, good(40), ...promises, commitment(ago(7), { by: party('client/ana') })])).toBe(0.25)
  })
  test('a promise of today may still be dated tomorrow; one that nobody could date is not judged', () => {
    expect(severity([client, good(40), say(1, 'promise'), ...promises.slice(1)])).toBe('clear')
    const recording = [{ from: '2024-01-01T00:00:00Z', types: ['plan', 'contract', 'message'] }]
    expect(severity([client, good(40), ...promises], {}, { recording })).toBe('clear')
  })
  test('oversold: a guarantee in the first 56 contract days, for 182 days, if it is sure', () => {
    const sold = (contractDay: number, daysAgo: number, fields = {}) => [signed(contractDay), good(20), say(daysAgo, 'overpromise', fields)]
    expect(judge(sold(190, 181))).toMatchObject({ severity: 0.35, since: ago(181), evidence: { causes: ['oversold'] } })
    expect(severity(sold(190, 182))).toBe('clear')
    expect(severity(sold(100, 45))).toBe(0.35)
    expect(severity(sold(100, 44))).toBe('clear')
    expect(severity(sold(100, 60, { confidence: 0.7 }))).toBe('clear')
  })
})

describe('guards', () => {
  test('one-off work under 56 days: a dated promise is plan enough', () => {
    expect(severity([signed(30, 55), commitment(ago(20))])).toBe('not-applicable')
    expect(severity([signed(30, 56), commitment(ago(20))])).toBe(0.5)
    expect(severity([signed(30, 55)])).toBe(0.5)
  })
  test('a planning meeting with a recap is a review', () => {
    expect(severity([client, good(180), planning(40)])).toBe('clear')
    expect(severity([client, good(180), meeting(ago(40), { purpose: 'planning' })])).toBeGreaterThan(0.3)
  })
  test('another review rhythm was agreed', () => {
    expect(severity([client, good(180)], { reviewDays: 181 })).toBe('clear')
    expect(severity([client, good(400)], { reviewDays: 365 })).toBeCloseTo(0.05 + 0.95 * 35 / (1.5 * 365), 5)
  })
})

describe('compound', () => {
  const base = 0.05 + 0.95 * 60 / 180
  test('a client who has lost the thread makes a stale plan worse, and no other', () => {
    const confused = message(ago(20), { cues: [{ code: 'direction-confusion' }] })
    expect(judge([client, good(180), confused])).toMatchObject({ severity: expect.closeTo(base + 0.15, 5), evidence: { notes: ['client-has-lost-the-thread'] } })
    expect(severity([client, good(40), confused])).toBe('clear')
  })
  test('so does silence against its own rhythm', () => {
    const mails = (last: number) => [0, 5, 10, 15, 20].map((day) => message(ago(last + day)))
    expect(judge([client, good(180), ...mails(15)])).toMatchObject({ severity: expect.closeTo(base + 0.15, 5), evidence: { notes: ['client-is-silent'] } })
    expect(severity([client, good(180), ...mails(14)])).toBeCloseTo(base, 5)
    expect(severity([client, good(180), ...mails(15).slice(1)])).toBeCloseTo(base, 5)
  })
})

describe('what is not known', () => {
  const hole = (type: string) => ({
    recording: [{ from: '2024-01-01T00:00:00Z', types: ['plan', 'contract', 'meeting', 'commitment', 'message'].filter((other) => other !== type) },
      { from: '2024-01-01T00:00:00Z', to: `${ago(50)}T00:00:00Z`, types: [type] }, { from: `${ago(45)}T00:00:00Z`, types: [type] }],
  })
  test('a hole in plans since the last review, or since they were first recorded', () => {
    expect(judge([client, good(180)], {}, hole('plan'))).toMatchObject({ status: 'unknown', reason: 'gap', needs: ['plan'] })
    expect(judge([client], {}, hole('plan'))).toMatchObject({ status: 'unknown', reason: 'gap' })
    expect(severity([client, good(40)], {}, hole('plan'))).toBe('clear')
  })
  test('a review may lie in a hole of meetings', () => {
    expect(severity([client, good(180)], {}, hole('meeting'))).toBe('clear')
    expect(severity([client, good(180, { kpis: [] })], {}, hole('meeting'))).toBe(0.35)
  })
  test('what was said fires beside a hole', () => {
    expect(severity([signed(100), say(60, 'overpromise')], {}, hole('plan'))).toBe(0.35)
  })
  test('a contract of which nobody says when it began', () => {
    expect(judge([contract(ago(100), { status: 'renewed' }), good(40)])).toMatchObject({ status: 'unknown', reason: 'ambiguous', needs: ['contract.startsOn'] })
    expect(judge([good(40)], {}, hole('contract'))).toMatchObject({ status: 'unknown', reason: 'gap', needs: ['contract'] })
  })
})

test('each option moves it', () => {
  expect(severity([client, good(110)], { reviewDays: 100 })).toBeGreaterThan(0.05)
  expect(severity([signed(20)], { startDays: 14 })).toBe(0.5)
  expect(severity([client, good(40), say(8, 'promise'), say(15, 'promise')], { undatedPromises: 2 })).toBe(0.25)
})
