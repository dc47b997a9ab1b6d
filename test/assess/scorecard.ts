import * as z from 'zod'
import { clear, defineDetector, fired, graded, unknown } from '../../src/detectors/index.ts'
import type { Scorecard, WeightEntry } from '../../src/health/index.ts'
import { policy } from '../health/policy.ts'

const about = { side: 'client', sources: ['test'], leadTime: { basis: 'assumed' } } as const
const none = () => z.strictObject({})

/** Fires on calls that were missed; the more, the worse. */
export const missedCalls = defineDetector({
  ...about, id: 'test/missed-calls', sign: 'Calls go unanswered.', firesOn: 'presence', reads: ['call'],
  plays: ['write', { play: 'ring-later', causes: ['often'] }, { play: 'never', causes: ['other'] }],
  options: () => z.strictObject({ worst: z.number().default(4) }),
  detect({ events, recording }, { worst }) {
    const missed = events.filter((call) => call.status === 'missed')
    const [first] = missed
    if (first === undefined) return recording.has('call') ? clear() : unknown('not-recorded', ['call'])
    return fired({ severity: Math.min(1, missed.length / worst), since: first.at, causes: missed.length > 2 ? ['often'] : [], numbers: { missed: missed.length }, events: missed })
  },
})

/** Grows with the days since the last message: time alone makes it worse. */
export const quiet = defineDetector({
  ...about, id: 'test/quiet', sign: 'Nobody writes.', firesOn: 'change', reads: ['message'], plays: ['write'], options: none,
  detect({ events, asOf }) {
    const last = events.at(-1)
    if (last === undefined) return unknown('too-few', ['message'])
    const days = (asOf - Date.parse(last.at)) / 86_400_000
    return graded({ severity: days / 100, since: last.at, numbers: { days, third: days / 3 }, events: [last] })
  },
})

/** Keeps judging a client that has left. */
export const gone = defineDetector({
  ...about, id: 'test/gone', sign: 'It is over.', firesOn: 'presence', judgesEnded: true, reads: ['contract'], plays: [], options: none,
  detect({ events }) {
    const end = events.find((contract) => contract.status === 'ended')
    return end === undefined ? clear() : fired({ severity: 1, since: end.at, events: [end] })
  },
})

export const throws = defineDetector({
  ...about, id: 'test/throws', sign: 'Never.', firesOn: 'presence', reads: ['call'], plays: [], options: none,
  detect() { throw new RangeError('no such thing') },
})

const entry = (weight: number, family: string, more: Partial<WeightEntry> = {}): WeightEntry =>
  ({ weight, family, dimension: 'contact', reason: 'test', basis: 'assumed', ...more })

export const scorecard: Scorecard = {
  ...policy,
  detectors: [quiet(), missedCalls(), gone(), throws()],
  weights: {
    'test/quiet': entry(2, 'responsiveness'),
    'test/missed-calls': entry(1, 'responsiveness'),
    'test/gone': entry(3, 'leaving', { dimension: 'continuity', decisive: { healthAtMost: 20, riskAtLeast: 0.95 } }),
    'test/throws': entry(1, 'money', { dimension: 'value' }),
  },
}
