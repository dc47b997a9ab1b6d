import type { AnyEvent, Outcome } from '../../src/events/index.ts'
import { parseScorecard } from '../../src/health/index.ts'
import { contract, days, message, party, survey } from '../../src/testing/index.ts'

export const START = '2025-01-06'
export const FROM = '2025-06-02T00:00:00Z'
export const TO = '2025-12-01T00:00:00Z'
/** Three signs that need little: quick to judge. */
export const scorecard = () => parseScorecard({ detectors: ['ghosting', 'low-nps', 'notice-given'] })
export const dryOptions = { ...scorecard(), from: FROM, to: TO, everyDays: 14, horizonDays: 60, resamples: 50, alarms: { healthBelow: 85 } }
export const options = { ...dryOptions, othersStayedUntil: '2026-06-01' }
export const times = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i))

/** One client writes every few days from START on, until it falls silent. */
export function writes(clientId: string, every: number, until: number): AnyEvent[] {
  return times(Math.floor(until / every), (k) => message(days(START, every * k), { clientId, from: party('client/ana') }))
}

export interface World {
  readonly events: AnyEvent[]
  readonly outcomes: Outcome[]
}

/**
 * `lost` clients that answer a survey badly and fall silent before they leave, one after the other, and `stayed` ones that write
 * on. Every third loss comes without any warning.
 */
export function world(lost: number, stayed: number): World {
  const gone = times(lost, (i) => {
    const clientId = `lost-${i}`
    const leaves = 200 + Math.floor((130 * i) / lost)
    const warned = i % 3 !== 2
    const signs = warned ? [survey(days(START, leaves - 50), { clientId, score: 2 })] : []
    return {
      events: [
        contract(START, { clientId, endsOn: '2027-01-01', monthlyFee: { amount: 100_000 * (1 + (i % 4)), currency: 'EUR' } }),
        ...writes(clientId, 2 + (i % 3), warned ? leaves - 45 : leaves),
        ...signs,
      ],
      outcome: { clientId, leftOn: days(START, leaves) },
    }
  })
  const calm = times(stayed, (i) => [
    contract(START, { clientId: `stayed-${i}`, endsOn: '2027-01-01' }),
    ...writes(`stayed-${i}`, 2 + (i % 4), 480),
    ...(i % 5 === 0 ? [survey(days(START, 150 + i), { clientId: `stayed-${i}`, score: 3 })] : []),
  ])
  return { events: [...gone.flatMap(({ events }) => events), ...calm.flat()], outcomes: gone.map(({ outcome }) => outcome) }
}
