import * as z from 'zod'
import { clear, defineDetector, graded, unknown, type Detector, type Finding } from '../../src/detectors/index.ts'
import { call, days, type DetectorCase } from '../../src/testing/index.ts'

const DAY_MS = 86_400_000
const options = () => z.strictObject({ calls: z.number().int().min(1).default(3), days: z.number().int().positive().default(56) })

/** A detector that keeps every law. */
export const missedCalls = defineDetector({
  id: 'acme/missed-calls', sign: 'The client lets the phone ring.', side: 'client', sources: ['Acme 2026'],
  leadTime: { basis: 'assumed' }, plays: [], firesOn: 'presence', reads: ['call'], options,
  lookbackDays: (o) => ({ call: o.days + 1 }),
  detect({ events, recording, asOf }, o) {
    const start = asOf - o.days * DAY_MS
    const missed = events.filter((e) => e.status === 'missed' && Date.parse(e.at) >= start)
    const third = missed[missed.length - o.calls]
    if (third !== undefined) return graded({ severity: Math.min(1, missed.length / 10), since: third.at, events: missed })
    if (!recording.has('call')) return unknown('not-recorded', ['call'])
    return recording.covers(['call'], start, asOf) ? clear({ numbers: { missed: missed.length } }) : unknown('gap', ['call'])
  },
})

const asOf = '2026-06-01T12:00:00Z'
const recording = [{ from: '2025-01-01T00:00:00Z' }]
const missed = (count: number) => Array.from({ length: count }, (_, i) => call(days('2026-05-31', -10 * i), { status: 'missed' }))

/** Its cases, for it or for a broken copy of it. */
export function casesOf(detector: Detector): DetectorCase[] {
  return [
    {
      name: 'four missed calls', detector, events: missed(4), inputs: { asOf, recording }, expect: 'fired', severity: 0.4,
      worsen: (events) => [...events, call('2026-05-30', { status: 'missed' })],
    },
    { name: 'two missed calls', detector, events: missed(2), inputs: { asOf, recording }, expect: 'clear' },
    {
      name: 'nothing recorded', detector, events: [], inputs: { asOf, clientId: 'acme', recording: [] },
      expect: 'unknown', reason: 'not-recorded',
    },
  ]
}

/** The good detector with another answer. */
export function answering(
  change: (finding: Finding, context: Parameters<Detector['detect']>[0]) => Finding,
  more: Partial<Detector> = {},
): Detector {
  const good = missedCalls()
  return { ...good, ...more, detect: (context) => change(good.detect(context), context) }
}
