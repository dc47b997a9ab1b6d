import { describe, expect, test } from 'vitest'
import { detect } from '../../src/assess/index.ts'
import { lateDelayNotice, type LateDelayNoticeOptions } from '../../src/detectors/late-delay-notice.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { checkDetector, commitment, days, message, party, plan } from '../../src/testing/index.ts'
import { cases, delayMail, delivered, inputs, kept, marked, moved, promise, readMail } from './late-delay-notice.cases.ts'

const judge = (events: readonly AnyEvent[], options: Partial<LateDelayNoticeOptions> = {}, beside: object = {}) =>
  detect(events, lateDelayNotice(options), { ...inputs, ...beside })
const severity = (...args: Parameters<typeof judge>) => {
  const finding = judge(...args)
  return finding.status === 'fired' ? finding.severity : finding.status
}
const audit = (...then: Parameters<typeof promise>[2][]) => promise('audit', '2026-06-26', ...then)
const at = (asOf: string) => ({ asOf })

test('keeps the laws of all detectors in its cases', () => {
  expect(checkDetector(cases, { runs: 5 }).violations).toEqual([])
})

describe('textbook', () => {
  test('due Friday, told Friday 09:00: lead 0, severity 0.6', () => {
    expect(judge(audit(moved('audit', '2026-06-26', '2026-07-03', true)))).toMatchObject({
      status: 'fired', severity: 0.6, since: '2026-06-26', evidence: { causes: ['late-notice'], numbers: { leadWorkingDays: 0, delays: 1, inTime: 0 }, eventCount: 2 },
    })
  })
  test('due Friday, told Wednesday: clear', () => {
    expect(judge(audit(moved('audit', '2026-06-24', '2026-07-03', true)))).toMatchObject({ status: 'clear', evidence: { numbers: { inTime: 1 } } })
  })
})

describe('leads', () => {
  test('on the eve it fires from the second time on', () => {
    const eve = audit(moved('audit', '2026-06-25', '2026-07-03', true))
    const other = promise('feed', '2026-06-26', moved('feed', '2026-06-25', '2026-07-03', true))
    const third = promise('site', '2026-06-26', moved('site', '2026-06-25', '2026-07-03', true))
    expect(severity(eve)).toBe('clear')
    expect(severity([...eve, ...other])).toBeCloseTo(0.25 * 2 ** (-1 / 60), 5)
    expect(severity([...eve, ...other, ...third])).toBeCloseTo(0.4 * 2 ** (-1 / 60), 5)
  })
  test('after the due day: 0.8', () => {
    expect(judge(audit(moved('audit', '2026-06-29', '2026-07-03', true)), {}, at('2026-06-29T12:00:00Z'))).toMatchObject({
      severity: 0.8, evidence: { causes: ['no-notice'], numbers: { leadWorkingDays: -1 } },
    })
  })
  test('a working day past without delivery or word: 0.8, and it does not fade while it is owed', () => {
    const silent = [...marked, ...audit()]
    expect(severity(silent, {}, at('2026-06-28T12:00:00Z'))).toBe('clear')
    expect(judge(silent, {}, at('2026-06-29T12:00:00Z'))).toMatchObject({ severity: 0.8, since: '2026-06-29', evidence: { causes: ['no-notice'] } })
    expect(severity(silent, {}, at('2026-08-29T12:00:00Z'))).toBe(0.8)
    expect(severity([...silent, delivered('audit', '2026-07-01', '2026-06-26')], {}, at('2026-08-28T12:00:00Z'))).toBe(0.4)
  })
  test('moved without a word is no notice', () => {
    const silently = [...marked, ...audit(moved('audit', '2026-06-22', '2026-07-31'))]
    expect(severity(silently)).toBe('clear')
    expect(severity(silently, {}, at('2026-06-29T12:00:00Z'))).toBe(0.8)
    expect(severity(audit(moved('audit', '2026-06-22', '2026-07-31', false)), {}, at('2026-06-29T12:00:00Z'))).toBe(0.8)
  })
  test('each further one adds 0.15, each fades with 60 days, and after 91 it is history', () => {
    const late = audit(moved('audit', '2026-06-26', '2026-07-31', true))
    const other = promise('feed', '2026-06-26', moved('feed', '2026-06-26', '2026-07-31', true))
    expect(severity([...late, ...other])).toBe(0.75)
    const done = [...late, delivered('audit', '2026-06-30', '2026-07-31')]
    expect(severity(done, {}, at('2026-08-25T12:00:00Z'))).toBe(0.3)
    expect(severity(done, {}, at('2026-09-24T12:00:00Z'))).toBeGreaterThan(0.2)
    expect(severity(done, {}, at('2026-09-25T12:00:00Z'))).toBe('clear')
  })
  test('a working day is one of ours', () => {
    const wednesday = audit(moved('audit', '2026-06-24', '2026-07-03', true))
    const twice = [...wednesday, ...promise('feed', '2026-06-26', moved('feed', '2026-06-24', '2026-07-03', true))]
    expect(severity(twice, {}, { agency: { holidays: ['2026-06-25'] } })).toBeGreaterThan(0.2)
  })
})

describe('notices by mail', () => {
  const asOf = at('2026-06-29T12:00:00Z')
  test('a mail about the promise is a notice', () => {
    expect(severity([...audit(), delayMail('2026-06-24', 'Audit')], {}, asOf)).toBe('clear')
    expect(severity([...audit(), delayMail('2026-06-26', 'audit')], {}, asOf)).toBeCloseTo(0.6 * 2 ** (-3 / 60), 5)
  })
  test('one about another promise is none; one without a topic is about what is due around it', () => {
    expect(severity([...audit(), delayMail('2026-06-24', 'feed')], {}, asOf)).toBe(0.8)
    expect(severity([...audit(), delayMail('2026-06-24')], {}, asOf)).toBe('clear')
    expect(severity([...audit(), delayMail('2026-06-12')], {}, asOf)).toBe(0.8)
  })
  test('the mail that came before the record of the move counts', () => {
    expect(severity([...audit(moved('audit', '2026-06-26', '2026-07-03', true)), delayMail('2026-06-23', 'audit')])).toBe('clear')
  })
  test('silence is only known where half of the mail was read', () => {
    const unread = (at: string) => message(at, { from: party('agency/tom') })
    expect(severity([...audit(), readMail('2026-06-20'), unread('2026-06-21')], {}, asOf)).toBe(0.8)
    expect(judge([...audit(), readMail('2026-06-20'), unread('2026-06-21'), unread('2026-06-22')], {}, asOf)).toMatchObject({
      status: 'unknown', reason: 'ambiguous', needs: ['commitment.announced', 'cues'],
    })
  })
})

describe('guards', () => {
  test('weeks ahead is best', () => {
    expect(severity(audit(moved('audit', '2026-06-08', '2026-07-03', true)))).toBe('clear')
  })
  test('a date set on the eve or the day before that: a notice on the eve is in time', () => {
    const short = (ref: string) => [
      commitment('2026-06-25 08:00', { ref, dueOn: '2026-06-26' }), moved(ref, '2026-06-25 16:00', '2026-07-03', true),
    ]
    expect(severity([...short('a'), ...short('b')])).toBe('clear')
  })
  test('moved by the client: clear', () => {
    const theirs = commitment('2026-06-26', { ref: 'audit', status: 'moved', dueOn: '2026-07-03', by: party('client/ana') })
    expect(severity(audit(theirs))).toBe('clear')
  })
  test('a notice on the eve with a new date that was kept counts less', () => {
    const eves = ['a', 'b'].flatMap((ref) => promise(ref, '2026-06-19', moved(ref, '2026-06-18', '2026-06-24', true), delivered(ref, '2026-06-24', '2026-06-24')))
    expect(severity(eves)).toBeCloseTo(0.25 * 0.7 * 2 ** (-8 / 60), 5)
  })
  test('one late notice on top of three in time is forgiven', () => {
    const late = audit(moved('audit', '2026-06-26', '2026-07-03', true))
    expect(judge([...late, ...kept(3)])).toMatchObject({ status: 'clear', evidence: { notes: ['one-delay-forgiven'], numbers: { inTime: 3 } } })
    expect(severity([...late, ...kept(2)])).toBe(0.6)
    expect(severity([...late, ...kept(2), ...promise('early', '2026-06-25', moved('early', '2026-06-08', '2026-07-30', true))])).toBe('clear')
  })
  test('but not one without any notice that is open over five working days', () => {
    const silent = [...marked, ...audit(), ...kept(6)]
    expect(severity(silent, {}, at('2026-07-03T12:00:00Z'))).toBe('clear')
    expect(severity(silent, {}, at('2026-07-06T12:00:00Z'))).toBe(0.8)
  })
  test('what was called off, and what the client promised, is left out', () => {
    const asOf = at('2026-06-30T12:00:00Z')
    expect(severity([...marked, ...audit(commitment('2026-06-29', { ref: 'audit', status: 'cancelled' }))], {}, asOf)).toBe('not-applicable')
    expect(severity([...marked, commitment('2026-06-01', { ref: 'x', dueOn: '2026-06-26', by: party('client/ana') })], {}, asOf)).toBe('not-applicable')
  })
})

describe('milestones', () => {
  const agreed = (fields: object = {}) => plan('2026-06-01', { milestones: [{ name: 'launch', dueOn: '2026-06-24', ...fields }] })
  test('one that passed without any word of ours is silent', () => {
    expect(judge([agreed()])).toMatchObject({ status: 'fired', severity: 0.8, since: '2026-06-25', evidence: { causes: ['silent-milestone'], eventCount: 1 } })
  })
  test('done, or with any word since two working days before, it is not', () => {
    expect(severity([agreed({ doneOn: '2026-06-24' })])).toBe('not-applicable')
    expect(severity([agreed(), readMail('2026-06-22')])).toBe('not-applicable')
    expect(severity([agreed(), readMail('2026-06-21')])).toBe(0.8)
  })
  test('where mail was not recorded nobody knows', () => {
    const recording = [{ types: ['plan', 'commitment'], from: '2024-01-01T00:00:00Z' }]
    expect(severity([agreed()], {}, { recording })).toBe('not-applicable')
  })
})

test('a hole before the notice is a gap: another notice may lie in it', () => {
  const hole = [{ from: '2024-01-01T00:00:00Z', to: '2026-06-23T00:00:00Z' }, { from: '2026-06-24T00:00:00Z' }]
  const late = audit(moved('audit', '2026-06-26', '2026-07-03', true))
  expect(judge(late, {}, { recording: hole })).toMatchObject({ status: 'unknown', reason: 'gap', needs: ['commitment'] })
  const before = [{ from: '2024-01-01T00:00:00Z', to: '2026-06-17T00:00:00Z' }, { from: '2026-06-18T00:00:00Z' }]
  expect(severity(late, {}, { recording: before })).toBe(0.6)
})

test('each option moves it', () => {
  const late = [...audit(moved('audit', '2026-06-26', '2026-07-31', true)), delivered('audit', '2026-06-30', '2026-07-31')]
  expect(severity(late, { windowDays: 92 }, at('2026-09-25T12:00:00Z'))).toBeGreaterThan(0.2)
  expect(severity(late, { halfLifeDays: 30 }, at('2026-07-26T12:00:00Z'))).toBe(0.3)
  const early = ['a', 'b'].flatMap((ref) => promise(ref, '2026-06-26', moved(ref, '2026-06-24', days('2026-06-26', 7), true)))
  expect(severity(early, { goodLeadWorkingDays: 3 })).toBeGreaterThan(0.2)
})
