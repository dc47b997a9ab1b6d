import type { AnyEvent, RecordingSpan } from '../../src/events/index.ts'
import { BASELINE_WEEKS } from '../../src/detectors/shared/weekly-level.ts'
import type { Norms } from '../../src/measures/index.ts'
import { fitNorms } from '../../src/portfolio/index.ts'
import { dispersion, mean, median, type GapNorms } from '../../src/statistics/index.ts'
import { message } from '../../src/testing/index.ts'
import { toIso } from '../../src/timeline/index.ts'
import { endOf, type History, type SilenceSet } from './data.ts'
import { activeDaysOf, asOfDays } from './protocol.ts'
import { segmentsOf } from './weeks.ts'

/** The one set of the five that holds mail. */
export const MAIL_SET = 'enron_pairs'
/** Fewer stretches say nothing of a set. Assumed. */
const LEAST_STRETCHES = 10

/** What is normal in one set, by the public `fitNorms` on what was known on the last development date. */
export interface DevelopmentNorms {
  readonly gaps: GapNorms
  /** Null where too few stretches are busy enough to tell. */
  readonly weeklyDispersion: number | null
}

export function developmentNorms(set: SilenceSet, history: History): DevelopmentNorms {
  const { development } = asOfDays(activeDaysOf(history), set)
  const last = development.at(-1) ?? 0
  const stretches = segmentsOf(history, 0, { lead: BASELINE_WEEKS, watched: 0, leastAWeek: 1 }).filter(({ weeks }) => (weeks.at(-1)?.monday ?? Infinity) + 7 <= last)
  const spreads = stretches.map(({ weeks }) => dispersion(weeks.filter(({ missing }) => !missing).map(({ count }) => count)))
  return {
    gaps: normsKnownOn([...eventsOf(history).values()].flat(), last).gaps,
    weeklyDispersion: spreads.length < LEAST_STRETCHES ? null : median(spreads),
  }
}

/**
 * One set of constants from several. Centres of log gaps are averaged; of the others the median is taken, since single sets lie far
 * out. Endings and continuations belong together, so they are drawn from the median chance to end and the median weight of it.
 */
export function averageNorms(norms: readonly GapNorms[]): GapNorms {
  const middle = (of: (one: GapNorms) => number): number => median(norms.map(of))
  const chance = middle(({ a, b }) => a / (a + b))
  const weight = middle(({ a, b }) => a + b)
  return {
    m: mean(norms.map(({ m }) => m)), k: middle(({ k }) => k), v: middle(({ v }) => v), s2: middle(({ s2 }) => s2),
    a: chance * weight, b: (1 - chance) * weight,
  }
}

/** What `src/measures/norms.ts` ships: the middle of all sets, but the centre of the mail set for feeds of messages and calls. */
export function normsToShip(norms: ReadonlyMap<string, DevelopmentNorms>): GapNorms {
  const middle = averageNorms([...norms.values()].map(({ gaps }) => gaps))
  return { ...middle, m: norms.get(MAIL_SET)?.gaps.m ?? middle.m }
}

/** Norms of what was known at the end of a day. */
export function normsKnownOn(events: readonly AnyEvent[], day: number): Norms {
  const known = events.filter(({ at }) => Date.parse(at) <= endOf(day))
  return fitNorms(known, { asOf: toIso(endOf(day)), recording: recordingOf(events) }).norms
}

/** Everything is recorded from the first event on. */
export function recordingOf(events: readonly AnyEvent[]): RecordingSpan[] {
  return [{ from: events.reduce((first, { at }) => (at < first ? at : first), '9999') }]
}

/** What happened, as mail from the client. */
export function eventsOf(history: History): Map<string, AnyEvent[]> {
  return new Map([...history].map(([clientId, instants]) =>
    [clientId, instants.map((at, i) => message(at, { clientId, id: `${clientId}-${i}` }))]))
}
