import { describe, expect, test } from 'vitest'
import { detect, type DetectInputs } from '../../src/assess/index.ts'
import { unansweredRequests, type UnansweredRequestsOptions } from '../../src/detectors/unanswered-requests.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { call, days, message, party, request } from '../../src/testing/index.ts'
import { answered, ASOF, asks, cases, ours, recording, says, SLOW, USUAL } from './unanswered-requests.cases.ts'

const run = (events: readonly AnyEvent[], inputs: Partial<DetectInputs> = {}, options: UnansweredRequestsOptions = {}) => {
  const found = detect(events, unansweredRequests(options), { asOf: ASOF, recording, ...inputs })
  const evidence = found.status === 'not-applicable' ? { numbers: {}, causes: [], notes: [] } : found.evidence
  return { ...found, ...evidence, severity: found.status === 'fired' ? found.severity : 0, since: found.status === 'fired' ? found.since : null }
}

test.each(cases)('$name: $expect', ({ detector, events, inputs, expect: status, severity, reason }) => {
  const found = detect(events, detector, inputs)
  expect(found.status).toBe(status)
  if (severity !== undefined) expect(found).toHaveProperty('severity', expect.closeTo(severity, 2))
  if (reason !== undefined) expect(found).toHaveProperty('reason', reason)
})

describe('open: the item that waits longest', () => {
  test('fires from three working days on, in full at eight', () => {
    expect(run([request('2026-03-27')]).status).toBe('clear')
    expect(run([request('2026-03-26')])).toMatchObject({ severity: 0.05, causes: ['open'], numbers: { longestWorkingDays: 3, waiting: 1 } })
    expect(run([request('2026-03-19')]).severity).toBe(1)
  })

  test('since is the local day on which three working days had passed', () => {
    expect(run([request('2026-03-19'), request('2026-03-26')]).since).toBe('2026-03-24')
  })

  test('weekends and days off of the agency do not count, those of the client do', () => {
    expect(run([request('2026-03-25')], { agency: { holidays: ['2026-03-26', '2026-03-27'] } }).status).toBe('clear')
    expect(run([request('2026-03-25')], { profile: { holidays: ['2026-03-26', '2026-03-27'] } }).status).toBe('fired')
  })

  test('the clock of what comes in after hours or on a day off starts on the next working day', () => {
    const waits = (at: string, inputs: Partial<DetectInputs> = {}) => run([request(at)], inputs).numbers
    expect(waits('2026-03-26 17:59')).toMatchObject({ longestWorkingDays: 3 })
    expect(waits('2026-03-26 18:00')).toMatchObject({ longestWorkingDays: 2 })
    expect(waits('2026-03-28 10:00')).toMatchObject({ longestWorkingDays: 1 })
    expect(waits('2026-03-26 17:59', { agency: { timeZone: 'Europe/Vienna' } })).toMatchObject({ longestWorkingDays: 2 })
    expect(waits('2026-03-31 11:00')).toMatchObject({ longestWorkingDays: 0 })
  })
})

describe('guards: a word is enough', () => {
  const asked = asks('2026-03-19', 't')
  test('in the thread, by any channel, at any length', () => {
    expect(run([asked, says('2026-03-20', 't')]).status).toBe('clear')
    expect(run([asked, says('2026-03-20', 'other')]).status).toBe('clear')
    expect(run([asked, call('2026-03-30', { from: ours, status: 'missed' })]).status).toBe('clear')
    expect(run([request('2026-03-19'), says('2026-03-20', 'other')]).status).toBe('clear')
  })

  test('an auto-reply, a mail among us and an earlier mail are none', () => {
    expect(run([asked, message('2026-03-20', { ref: 't', from: ours, automated: 'auto-reply' })]).status).toBe('fired')
    expect(run([asked, message('2026-03-20', { ref: 't', from: ours, to: [ours] })]).status).toBe('fired')
    expect(run([asked, says('2026-03-18', 't')]).status).toBe('fired')
  })

  test('a request that was resolved or declined is not waiting', () => {
    for (const status of ['resolved', 'declined'] as const) {
      expect(run([request('2026-03-19', { ref: 'r' }), request('2026-03-30', { ref: 'r', status })]).status).toBe('clear')
    }
  })
})

test('requests of ours, notes that ask nothing and what bounced are not the client\'s questions', () => {
  expect(run([request('2026-03-19', { by: ours })])).toMatchObject({ status: 'not-applicable', reason: 'nothing-asked' })
  expect(run([message('2026-03-19', { expectsReply: false })])).toMatchObject({ reason: 'nothing-asked' })
  expect(run([message('2026-03-19', { channel: 'note' })])).toMatchObject({ reason: 'nothing-asked' })
})

/** Questions on Mondays and Thursdays, the first of them answered two working days later, the others within an hour. */
function habit(late: number, all: number): AnyEvent[] {
  const asked = ['2026-03-05', '2026-03-09', '2026-03-12', '2026-03-16', '2026-03-19', '2026-03-23', '2026-03-26'].slice(0, all)
  return asked.flatMap((day, i) => {
    const after = new Date(`${day}T00:00:00Z`).getUTCDay() === 1 ? 2 : 4
    return [asks(`${day} 09:00`, day), says(i < late ? `${days(day, after)} 08:00` : `${day} 10:00`, day)]
  })
}

describe('often: the habit of answering late', () => {
  test('fires at six of ten, in full at nine', () => {
    expect(run(habit(2, 5))).toMatchObject({ status: 'clear', numbers: { lateShare: 0.4 } })
    expect(run(habit(3, 5))).toMatchObject({ causes: ['often'], severity: expect.closeTo(0.05, 5), numbers: { lateShare: 0.6 }, since: '2026-03-05T09:00:00Z' })
    expect(run(habit(5, 5)).severity).toBe(1)
  })

  test('needs five items in 28 days; one that may still be answered in time is none', () => {
    expect(run(habit(4, 4))).toMatchObject({ status: 'clear' })
    expect(run(habit(4, 4)).numbers).not.toHaveProperty('lateShare')
    expect(run([...habit(3, 5), asks('2026-03-31 08:00', 'fresh')]).numbers).toMatchObject({ lateShare: 0.6, waiting: 1 })
    expect(run([...habit(3, 5), asks('2026-03-27 08:00', 'late')]).numbers).toMatchObject({ lateShare: expect.closeTo(4 / 6, 5) })
  })

  test('within a working day is in time, weekends left out', () => {
    const friday = (answer: string) => run([...habit(2, 4), asks('2026-03-20 09:00', 'f'), says(answer, 'f')]).numbers
    expect(friday('2026-03-23 17:00')).toMatchObject({ lateShare: 0.4 })
    expect(friday('2026-03-24 08:00')).toMatchObject({ lateShare: 0.6 })
  })
})

describe('slower: our answers against those before', () => {
  test('adds to what waits', () => {
    const slow = [...answered(USUAL, { weeksAgo: 9 }), ...answered([...SLOW.slice(0, 7), null], { weeksAgo: 1 })]
    expect(run(slow)).toMatchObject({ causes: ['open', 'slower'], severity: expect.closeTo(0.62 + 0.3 * 0.35, 2) })
  })
  test('needs both marks', () => {
    const slow = [...answered(USUAL, { weeksAgo: 8 }), ...answered(SLOW)]
    expect(run(slow)).toMatchObject({ causes: ['slower'], severity: 0.35 })
    expect(run(slow, {}, { z: 6 }).status).toBe('clear')
    expect(run(slow, {}, { ratio: 6 }).status).toBe('clear')
  })
})

describe('what adds', () => {
  const waiting = ['2026-03-24', '2026-03-25', '2026-03-26', '2026-03-27'].map((at) => request(at))
  test('four that wait for more than a working day are not followed', () => {
    expect(run(waiting)).toMatchObject({ causes: ['open', 'untracked'], severity: expect.closeTo(0.43 + 0.15, 5), numbers: { waiting: 4 } })
    expect(run(waiting.slice(0, 3))).toMatchObject({ causes: ['open'], severity: expect.closeTo(0.43, 5) })
    expect(run([...waiting.slice(0, 3), request('2026-03-30')]).causes).toEqual(['open'])
  })

  test('asking again for what waits', () => {
    const again = (ref: string) => run([asks('2026-03-24', 't'), message('2026-03-30', { ref, expectsReply: false, cues: [{ code: 're-asked' }] })])
    expect(again('t')).toMatchObject({ notes: ['re-asked'], severity: expect.closeTo(0.43 + 0.15, 5) })
    expect(again('u')).toMatchObject({ notes: [], severity: expect.closeTo(0.43, 5) })
  })

  test('a reminder is no item of its own, and a request with its mail is one', () => {
    expect(run([message('2026-03-24', { ref: 't' }), message('2026-03-27', { ref: 't' })]).numbers).toMatchObject({ waiting: 1 })
    expect(run([request('2026-03-24', { ref: 't' }), asks('2026-03-24', 't')]).numbers).toMatchObject({ waiting: 1 })
  })
})

describe('unknown and not applicable', () => {
  const hole = (type: string) => ({ recording: [
    ...['message', 'request', 'call'].filter((t) => t !== type).map((t) => ({ types: [t], from: '2024-01-01T00:00:00Z' })),
    { types: [type], from: '2024-01-01T00:00:00Z', to: '2026-03-26T00:00:00Z' }, { types: [type], from: '2026-03-27T00:00:00Z' },
  ] })

  test('a hole since it came in may hold the answer, in any feed', () => {
    for (const type of ['message', 'request', 'call']) {
      expect(run([request('2026-03-24')], hole(type))).toMatchObject({ status: 'unknown', reason: 'gap' })
    }
    expect(run([request('2026-03-20'), says('2026-03-23', 't')], hole('call')).status).toBe('clear')
  })

  test('what came in after the hole still counts', () => {
    const later = { recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-03-18T00:00:00Z' }, { from: '2026-03-18T12:00:00Z' }] }
    expect(run([request('2026-03-16'), request('2026-03-24')], later)).toMatchObject({ status: 'fired', severity: expect.closeTo(0.43, 5) })
  })

  test('requests without mail are enough, and mail without requests', () => {
    expect(run([request('2026-03-24')], { recording: [{ types: ['request'], from: '2024-01-01T00:00:00Z' }] }).status).toBe('fired')
    expect(run([asks('2026-03-24', 't')], { recording: [{ types: ['message'], from: '2024-01-01T00:00:00Z' }] }).status).toBe('fired')
  })

  test('nothing asked in 91 days does not apply; what was asked before has lapsed, answered or not', () => {
    expect(run([message('2026-03-01', { from: party('agency/tom') })])).toMatchObject({ status: 'not-applicable', reason: 'nothing-asked' })
    expect(run([request('2025-10-01')]).status).toBe('not-applicable')
  })
})

test('each option moves it', () => {
  const one = [request('2026-03-24')]
  expect(run(one, {}, { workingDays: 6 }).status).toBe('clear')
  expect(run(one, {}, { severeWorkingDays: 5 }).severity).toBe(1)
  expect(run([...one, request('2026-03-25')], {}, { untracked: 2 }).causes).toEqual(['open', 'untracked'])
  expect(run(habit(3, 5), {}, { lateShare: 0.7 }).status).toBe('clear')
  expect(run(habit(4, 5), {}, { severeLateShare: 0.8 }).severity).toBe(1)
  expect(() => unansweredRequests({ severeWorkingDays: 3 })).toThrow('unanswered-requests: options.severeWorkingDays: must be more than workingDays')
  expect(() => unansweredRequests({ lateShare: 0.9 })).toThrow('unanswered-requests: options.severeLateShare: must be more than lateShare')
})
