import { describe, expect, test } from 'vitest'
import { detect, type DetectInputs } from '../../src/assess/index.ts'
import { slowReplies, type SlowRepliesOptions } from '../../src/detectors/slow-replies.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { call, days, message, party } from '../../src/testing/index.ts'
import { after, byMail, cases, exchange, MONDAY, ours, QUICK, recording, SLOW, USUAL, type Style } from './slow-replies.cases.ts'

const run = (events: readonly AnyEvent[], inputs: Partial<DetectInputs> = {}, options: SlowRepliesOptions = {}) => {
  const found = detect(events, slowReplies(options), { asOf: after(50), recording, ...inputs })
  if (found.status === 'not-applicable') throw new Error('slow-replies always applies')
  return { ...found, ...found.evidence, severity: found.status === 'fired' ? found.severity : 0, since: found.status === 'fired' ? found.since : null }
}
const slow = exchange([...USUAL, ...SLOW])
/** The client asks, we answer. */
const theirs: Style = { ask: (at, ref) => message(at, { ref: `${ref}-client` }), answer: (at, ref) => message(at, { ref: `${ref}-client`, from: ours, expectsReply: false }) }

test.each(cases)('$name: $expect', ({ detector, events, inputs, expect: status, severity, reason }) => {
  const found = detect(events, detector, inputs)
  expect(found.status).toBe(status)
  if (severity !== undefined) expect(found).toHaveProperty('severity', expect.closeTo(severity, 2))
  if (reason !== undefined) expect(found).toHaveProperty('reason', reason)
})

test('the printed numbers', () => {
  expect(run(slow).numbers).toMatchObject({ z: expect.closeTo(3.27, 2), ratio: 4.5, medianHours: 18, earlierMedianHours: 4, recentQuestions: 8, earlierQuestions: 20 })
  expect(run(exchange([...USUAL, ...QUICK]), { asOf: after(30) }).numbers).toMatchObject({ z: expect.closeTo(1.27, 2), ratio: 1.5 })
})

test('since is the first recent question that waited longer than the earlier median', () => {
  expect(run(slow).since).toBe(`${days(MONDAY, -49)}T09:00:00Z`)
  expect(run(exchange([...USUAL, 4, 10, 14, 18, 22, 30, 40, null])).since).toBe(`${days(MONDAY, -42)}T09:00:00Z`)
})

describe('guards', () => {
  test('an auto-reply is no reply', () => {
    const withAuto = exchange(SLOW.map(() => 0.1), { style: { ...byMail, answer: (at, ref) => message(at, { ref, automated: 'auto-reply' }) } })
    expect(run([...slow, ...withAuto.filter((e) => 'automated' in e)]).numbers).toMatchObject({ ratio: 4.5 })
  })

  test('weekends and the client\'s days off do not count', () => {
    const overWeekend = exchange([...USUAL, 96, 96, 96, 96, 96, 96, 96, 96].map((h) => h))
    const holidays = Array.from({ length: 9 }, (_, i) => [1, 2, 3, 4].map((d) => days(MONDAY, d - 7 * i))).flat()
    const asOf = '2026-06-29T12:00:00Z'
    expect(run(overWeekend, { asOf }).numbers).toMatchObject({ medianHours: 96 })
    expect(run(overWeekend, { asOf, profile: { holidays } }).numbers).toMatchObject({ medianHours: 15 })
  })

  test('few questions show only large slowdowns, and the evidence says so', () => {
    expect(run(exchange([...USUAL, 100, 100, 100, 100, null])).notes).toEqual([])
    const few = [...exchange(USUAL, { weeksAgo: 9 }), ...exchange([100, 100, 100, 100, null])]
    expect(run(few)).toMatchObject({ status: 'fired', notes: ['only-large-slowdowns-show'] })
  })

  test('five recent questions are enough, four are not; ten earlier ones are, nine are not', () => {
    expect(run([...exchange(USUAL, { weeksAgo: 9 }), ...exchange([40, 40, 40, null])])).toMatchObject({ status: 'unknown', reason: 'too-few' })
    expect(run([...exchange(USUAL, { weeksAgo: 9 }), ...exchange([40, 40, 40, 40, null])]).status).toBe('fired')
    expect(run(exchange([...USUAL.slice(0, 10), ...SLOW])).status).toBe('fired')
  })

  test('a bounced message is no question', () => {
    const bounced = exchange(SLOW.map(() => null), { style: { ...byMail, ask: (at, ref) => message(at, { ref: `${ref}-b`, from: ours, delivery: 'bounced' }) } })
    expect(run([...slow, ...bounced])).toEqual(run(slow))
  })

  test('the quick answers of a weekend leave no ratio without an end', () => {
    const sundays = exchange([...USUAL.map(() => 2), ...SLOW]).map((e, i) => (i < 40 ? { ...e, at: e.at.replace(e.at.slice(0, 10), days(e.at, -1)) } : e))
    expect(run(sundays).numbers).toMatchObject({ earlierMedianHours: 0.25, ratio: 72 })
    expect(run(sundays).severity).toBe(1)
  })
})

describe('causes', () => {
  test('mirrored: our own answers slowed as well', () => {
    const own = exchange([...USUAL, ...SLOW], { style: theirs })
    expect(run([...slow, ...own])).toMatchObject({ causes: ['mirrored'], severity: expect.closeTo(0.7 * run(slow).severity, 5) })
    expect(run([...slow, ...exchange([...USUAL, ...QUICK], { style: theirs })]).causes).toEqual([])
  })

  test('channel-misfit: the client talks by another channel, or likes one better', () => {
    const calls = Array.from({ length: 60 }, (_, i) => call(days('2026-01-03', 2 * i)))
    expect(run([...slow, ...calls.filter((c) => new Date(c.at).getUTCDay() === 6)]).causes).toEqual([])
    const sms = Array.from({ length: 60 }, (_, i) => message(`${days('2025-12-06', 3 * i)}T05:00:00Z`, { channel: 'sms', to: [party('client/bob')] }))
    expect(run([...slow, ...sms])).toMatchObject({ causes: ['channel-misfit'], severity: run(slow).severity })
    expect(run(slow, { profile: { preferredChannel: 'call' } }).causes).toEqual(['channel-misfit'])
  })
})

test('the share unanswered after a week is drawn towards the norm', () => {
  const weeks = (open: number | null) => run(exchange([...USUAL, open, open, 30, 30, 30, 30, 30, 1])).numbers['unansweredShare']
  expect(weeks(30)).toBeCloseTo((4 * 0.15) / (7 + 4), 5)
  expect(weeks(null)).toBeCloseTo((2 + 4 * 0.15) / (7 + 4), 5)
})

test('a hole before the recent weeks takes its questions out', () => {
  const hole = [{ from: '2024-01-01T00:00:00Z', to: '2026-04-01T00:00:00Z' }, { from: '2026-04-03T00:00:00Z' }]
  expect(run(slow, { recording: hole }).numbers).toMatchObject({ earlierQuestions: 20 })
  expect(run(slow, { recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-04-06T09:30:00Z' }, { from: '2026-04-08T00:00:00Z' }] }).numbers).toMatchObject({ earlierQuestions: 19 })
})

test('where recording began within the recent weeks the history is too short', () => {
  expect(run(slow, { recording: [{ types: ['message'], from: '2026-06-01T00:00:00Z' }] })).toMatchObject({ status: 'unknown', reason: 'short-history' })
  expect(run(slow, { recording: [] }).status).toBe('fired')
})

test('each option moves it', () => {
  expect(run(slow, {}, { ratio: 5 }).status).toBe('clear')
  expect(run(slow, {}, { z: 3.3 }).status).toBe('clear')
  expect(run(slow, {}, { severeRatio: 4.5 }).severity).toBe(1)
  expect(run(slow, {}, { recent: 6 }).numbers).toMatchObject({ recentQuestions: 6, earlierQuestions: 22 })
  expect(() => slowReplies({ severeRatio: 2 })).toThrow('slow-replies: options.severeRatio: must be more than ratio')
})
