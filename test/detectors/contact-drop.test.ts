import { describe, expect, test } from 'vitest'
import { detect, type DetectInputs } from '../../src/assess/index.ts'
import { contactDrop, type ContactDropOptions } from '../../src/detectors/contact-drop.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { contactChange, days, message } from '../../src/testing/index.ts'
import { ASOF, BASELINE, cases, dropped, LAST_MONDAY, opening, recording, times, USUAL, weeks } from './contact-drop.cases.ts'

const run = (events: readonly AnyEvent[], inputs: Partial<DetectInputs> = {}, options: ContactDropOptions = {}) => {
  const found = detect(events, contactDrop(options), { asOf: ASOF, recording, ...inputs })
  const evidence = found.status === 'not-applicable' ? { numbers: {}, causes: [], notes: [] } : found.evidence
  return { ...found, ...evidence, severity: found.status === 'fired' ? found.severity : 0, since: found.status === 'fired' ? found.since : null }
}
const fallen = weeks(dropped)
const tested = (...counts: number[]) => weeks([...BASELINE, ...counts])

test.each(cases)('$name: $expect', ({ detector, events, inputs, expect: status, severity, reason }) => {
  const found = detect(events, detector, inputs)
  expect(found.status).toBe(status)
  if (severity !== undefined) expect(found).toHaveProperty('severity', expect.closeTo(severity, 2))
  if (reason !== undefined) expect(found).toHaveProperty('reason', reason)
})

test('the printed numbers: the score grows week by week and fires in the fifth', () => {
  const found = run(fallen)
  expect(found.numbers).toMatchObject({ weeklyBefore: expect.closeTo(9.47, 2), ratio: expect.closeTo(0.16, 2), cusum: expect.closeTo(5.44, 2), weeklyNow: 1.5, baselineWeeks: 26, testedWeeks: 12 })
  const after = (n: number) => run(tested(...times(12 - n, 10), ...[2, 1, 2, 1, 2].slice(0, n))).numbers
  expect([1, 2, 3, 4].map(after)).toMatchObject([1, 2.22, 3.22, 4.44].map((cusum) => ({ cusum: expect.closeTo(cusum, 2) })))
  expect(run(tested(...times(8, 10), 2, 1, 2, 1)).status).toBe('clear')
})

test('since is the Monday after the week that made it fire, and stays', () => {
  expect(run(fallen).since).toBe(days(LAST_MONDAY, 7))
  expect(run(tested(...times(5, 10), 2, 1, 2, 1, 2, 1, 2)).since).toBe(days(LAST_MONDAY, -7))
})

test('both marks must be reached: the evidence and the share of the last four weeks', () => {
  expect(run(tested(...times(4, 10), ...times(8, 6)))).toMatchObject({ status: 'clear', severity: 0 })
  expect(run(tested(...times(4, 10), ...times(4, 1), ...times(4, 8))).status).toBe('clear')
  expect(run(tested(...times(4, 10), ...times(4, 1), ...times(4, 5))).status).toBe('fired')
})

describe('guards', () => {
  test('quiet clients are not chatty ones gone quiet: from one contact a week on', () => {
    expect(run(weeks([...times(26, 1), ...times(12, 0)])).status).toBe('fired')
    expect(run(weeks([...times(25, 1), 0, ...times(12, 0)]))).toMatchObject({ status: 'not-applicable', reason: 'too-quiet' })
  })

  test('Christmas weeks and weeks of days off are missing, not zero', () => {
    const shifted = weeks(dropped).map((e) => ({ ...e, at: `${days(e.at, 91)}${e.at.slice(10)}` }))
    expect(run(shifted, { asOf: '2027-01-12T12:00:00Z' }).numbers).toMatchObject({ testedWeeks: 10 })
    const holidays = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((d) => days('2026-09-21', d))
    const away = tested(...USUAL, 10, 10, 10, 0, 0)
    expect(run(away).severity).toBe(0)
    expect(run(tested(...times(10, 10), 0, 0), { profile: { holidays } }).numbers).toMatchObject({ testedWeeks: 10 })
  })

  test('weeks of a launch or an incident are left out of the baseline', () => {
    const launch = weeks([40, 40, ...BASELINE.slice(2), ...times(12, 10)])
    expect(run(launch).numbers).toMatchObject({ baselineWeeks: 24, weeklyBefore: expect.closeTo((240 + 24) / 28, 4) })
  })

  test('the contact changed within 28 days: lower', () => {
    const changed = (daysAgo: number) => run([...fallen, contactChange(days(ASOF, -daysAgo))])
    expect(changed(27)).toMatchObject({ causes: ['contact-change'], severity: expect.closeTo(0.7 * run(fallen).severity, 5) })
    expect(changed(29)).toMatchObject({ causes: [], severity: run(fallen).severity })
    const colleague = contactChange(days(ASOF, -3), { person: { side: 'agency', person: 'tom' } })
    expect(run([...fallen, colleague]).causes).toEqual([])
  })

  test('a feed switched on inside the weeks shortens the baseline', () => {
    const phone = (from: string) => ({ recording: [{ types: ['message'], from: '2024-01-01T00:00:00Z' }, { source: 'phone', types: ['call'], from }] })
    expect(run(fallen, phone('2026-03-02T00:00:00Z')).numbers).toMatchObject({ baselineWeeks: 20, testedWeeks: 12 })
    expect(run(fallen, phone('2026-05-25T00:00:00Z')).numbers).toMatchObject({ baselineWeeks: 8 })
    expect(run(fallen, phone('2026-05-26T00:00:00Z'))).toMatchObject({ status: 'unknown', reason: 'short-history' })
  })

  test('a hole in the baseline takes its week out', () => {
    const hole = [{ from: '2024-01-01T00:00:00Z', to: '2026-03-03T00:00:00Z' }, { from: '2026-03-04T00:00:00Z' }]
    expect(run(fallen, { recording: hole }).numbers).toMatchObject({ baselineWeeks: 25 })
    const long = [{ from: '2024-01-01T00:00:00Z', to: '2026-02-03T00:00:00Z' }, { from: '2026-06-24T00:00:00Z' }]
    expect(run(fallen, { recording: long })).toMatchObject({ status: 'unknown', reason: 'gap' })
  })
})

describe('causes', () => {
  test('stops-initiating: the worse of the two series counts', () => {
    const answers = weeks(times(38, 10))
    const found = run([...answers, ...weeks([...BASELINE, ...USUAL, ...times(5, 0)], opening)])
    expect(found).toMatchObject({ status: 'fired', causes: ['stops-initiating'], severity: 1, numbers: { weeklyNow: 0 } })
    expect(run([...weeks([...BASELINE, ...USUAL, ...times(5, 0)]), ...weeks([...BASELINE, ...USUAL, ...times(5, 2)], opening)]).causes).toEqual([])
  })

  test('gave-up: a burst with a complaint in it, in the eight weeks before', () => {
    const burst = [...BASELINE, 10, 10, 10, 25, 10, 10, 10, 2, 1, 2, 1, 2]
    const at = `${days(LAST_MONDAY, -7 * 8 + 1)}T15:00:00Z`
    const complaint = message(at, { ref: 'ours', inReplyTo: 'before', cues: [{ code: 'pace-complaint' }] })
    const plain = run(weeks(burst))
    const added = run([...weeks(burst), complaint])
    expect(added.causes).toEqual(['gave-up'])
    expect(added.severity).toBeCloseTo(Math.min(1, plain.severity + 0.15), 5)
    expect(run([...fallen, complaint]).causes).toEqual([])
    expect(run([...weeks(burst), { ...complaint, at: `${days(LAST_MONDAY, -7 * 7 + 1)}T15:00:00Z` }]).causes).toEqual([])
  })
})

test('each option moves it', () => {
  expect(run(fallen, {}, { threshold: 5.5 }).status).toBe('clear')
  expect(run(fallen, {}, { share: 0.15 }).status).toBe('clear')
  expect(run(fallen, {}, { severeShare: 0.3 }).severity).toBe(1)
  expect(run(fallen, {}, { minWeekly: 11 })).toMatchObject({ status: 'not-applicable', reason: 'too-quiet' })
  expect(() => contactDrop({ share: 0.1 })).toThrow('contact-drop: options.severeShare: must be less than share')
})

test('the events are those of the last four weeks', () => {
  const found = run(fallen)
  expect(found.status === 'fired' && found.evidence.eventCount).toBe(6)
})
