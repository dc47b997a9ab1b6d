import { expect, test } from 'vitest'
import { detect, detectAgency } from '../../src/assess/index.ts'
import { staffDiscontent, type StaffDiscontentOptions } from '../../src/detectors/staff-discontent.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { text } from '../../src/messages/en/staff-discontent.ts'
import { contactChange, judge, party } from '../../src/testing/index.ts'
import { asOf, cases, inputs, leave, staffSurvey, team } from './staff-discontent.cases.ts'

const ask = (events: readonly AnyEvent[], options: StaffDiscontentOptions = {}) =>
  detectAgency(events, staffDiscontent(options), inputs)
const severity = (events: readonly AnyEvent[], options: StaffDiscontentOptions = {}) => {
  const finding = ask(events, options)
  return finding.status === 'fired' ? finding.severity : finding.status
}
const joins = (i: number, on: string) =>
  contactChange(on, { clientId: 'client-0', person: party(`agency/person-${i}`), change: 'joined' })

test.each(cases.map((one) => [one.name, one] as const))('%s', (_, { events, detector, inputs: known, ...one }) => {
  const finding = judge(events, detector, known)
  expect(finding.status).toBe(one.expect)
  if (one.severity !== undefined && finding.status === 'fired') expect(finding.severity).toBeCloseTo(one.severity, 2)
  if (one.reason !== undefined) expect(finding).toMatchObject({ reason: one.reason })
})

test('the textbook case in full', () => {
  const finding = ask([...team(20), ...leave(3)])
  expect(finding).toMatchObject({
    severity: 0.366667, since: '2026-05-10T09:00:00Z',
    evidence: {
      causes: ['leavers'], numbers: { left: 3, staff: 20, leftShare: 0.15 }, notes: ['mood-not-judged'], eventCount: 3,
      clients: ['client-0', 'client-1', 'client-2'],
    },
  })
  expect(finding.status === 'fired' && text.why(finding)).toBe('3 of 20 people (15 %) left of their own will.')
})

test('asked of one client alone it is not applicable', () => {
  expect(detect(team(1), staffDiscontent(), { asOf })).toEqual({ status: 'not-applicable', reason: 'agency-level' })
})

test('leavers: two at least, within the window, of their own will, each once', () => {
  expect(severity([...team(6), ...leave(1)])).toBe('clear')
  expect(severity([...team(20), ...leave(2)])).toBe(0.05)
  expect(severity([...team(20), ...leave(3, '2026-02-01')])).toBe('clear')
  expect(severity([...team(20), ...leave(3)], { letGo: ['person-0', 'person-1'] })).toBe('clear')
  const everywhere = leave(3).flatMap((event) => [event, { ...event, id: `${event.id}-b`, clientId: 'client-7' }])
  expect(severity([...team(20), ...everywhere])).toBe(0.366667)
})

test('moved to another client, come back, or joined and gone within the window: no leavers', () => {
  const moved = leave(3).map((event) => ({ ...event, change: 'handed-over' as const }))
  expect(severity([...team(20), ...moved])).toBe('clear')
  expect(severity([...team(20), ...leave(3), joins(0, '2026-05-28'), joins(1, '2026-05-28')])).toBe('clear')
  const short = [97, 98, 99].flatMap((i) => [
    joins(i, '2026-04-01'), contactChange('2026-05-01', { clientId: 'client-0', person: party(`agency/person-${i}`) }),
  ])
  expect(severity([...team(20), ...short])).toBe('clear')
})

test('people of the client are no staff', () => {
  const theirs = leave(3).map((event) => ({ ...event, person: party('client/ana') }))
  expect(severity([...team(20), ...theirs])).toBe('clear')
})

test('who is seen only by leaving was there as well', () => {
  const unseen = [30, 31].map((i) => contactChange('2026-05-01', { clientId: 'client-0', person: party(`agency/person-${i}`) }))
  expect(ask([...team(18), ...unseen])).toMatchObject({ evidence: { numbers: { left: 2, staff: 20 } } })
})

test('fewer than five answers are never shown', () => {
  const few = ask([...team(20), ...staffSurvey('2026-05-04', [0, 0, 0, 0])])
  expect(few).toMatchObject({ status: 'clear', evidence: { notes: ['mood-not-judged'], eventCount: 0 } })
  expect(JSON.stringify(few)).not.toContain('enps')
  expect(severity(staffSurvey('2026-05-04', [0, 0, 0, 0, 0]))).toBe(0.5)
})

test('a survey of more than 400 days ago is no news', () => {
  const old = ask(staffSurvey('2025-04-20', [0, 0, 0, 0, 0]))
  expect(old).toMatchObject({ status: 'clear', evidence: { notes: ['mood-not-judged'] } })
  expect(severity(staffSurvey('2025-05-05', [0, 0, 0, 0, 0]))).toBe(0.5)
})

test('answers within four weeks are one survey; low and lower than before are one cause', () => {
  const before = staffSurvey('2026-01-12', Array.from({ length: 10 }, () => 9))
  const now = [...staffSurvey('2026-05-04', [3, 3, 3]), ...staffSurvey('2026-05-20', [3, 3, 3, 3, 3, 3, 3])]
  const finding = ask([...before, ...now])
  expect(finding).toMatchObject({ severity: 0.5, evidence: { causes: ['low-enps', 'enps-fell'], numbers: { enpsAnswers: 7 } } })
  expect(finding.status === 'fired' && text.why(finding)).toMatch(/^The eNPS of the team is -70, after 77\.$/)
})

test('each option moves it', () => {
  const events = [...team(20), ...leave(3)]
  expect(severity(events, { leftShare: 0.15 })).toBe(0.05)
  expect(severity(events, { severeLeftShare: 0.15 })).toBe(1)
  expect(severity(events, { windowDays: 15 })).toBe('clear')
  const fall = cases.find(({ name }) => name.startsWith('far less'))?.events ?? []
  expect(severity(fall, { fallPoints: 90 })).toBe('clear')
  expect(() => staffDiscontent({ leftShare: 0.3 }))
    .toThrow('staff-discontent: options.severeLeftShare: must be more than leftShare')
})
