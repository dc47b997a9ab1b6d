import { shareInterval } from '../../statistics/index.ts'
import { DAY_MS } from '../../timeline/index.ts'
import type { Portfolio } from '../portfolio.ts'
import { measured, unknownMeasure, type AgencyMeasure } from './measure.ts'

/** What `voluntaryTurnover` can be told. */
export interface TurnoverOptions {
  /** A yearly share from which it is worth watching; assumed. @defaultValue 0.15 */
  watch?: number
  /** Days back. @defaultValue 364 */
  days?: number
  /** People who were let go: they did not leave of their own will. */
  letGo?: readonly string[]
  /** Mean number of people over the period, where the host knows it; else those seen at work are counted. */
  staff?: number
}

/** Who left. */
export interface TurnoverMeasure extends AgencyMeasure {
  left: number
}

/** Somebody is seen at work by what they wrote, called or met within so many days. Assumed. */
const SEEN_DAYS = 91

/** People of the agency that left within a year, over the mean number of people there. */
export function voluntaryTurnover(
  portfolio: Portfolio,
  { watch = 0.15, days = 364, letGo = [], staff }: TurnoverOptions = {},
): TurnoverMeasure {
  const { asOf } = portfolio
  const left = new Set<string>()
  for (const { view } of portfolio.clients) {
    for (const { event, at } of view.of('contact-change')) {
      const { person, side } = event.person
      if (
        side === 'agency' &&
        event.change === 'left' &&
        person !== undefined &&
        at > asOf - days * DAY_MS &&
        !letGo.includes(person)
      )
        left.add(person)
    }
  }
  const [atStart, atEnd] = [seenBefore(portfolio, asOf - days * DAY_MS), seenBefore(portfolio, asOf)]
  const people = staff ?? (atStart === 0 || atEnd === 0 ? 0 : (atStart + atEnd) / 2)
  if (!(people > 0))
    return { ...unknownMeasure('The number of people at the agency is not known; give staff.', 0, 'assumed'), left: left.size }
  // More may leave in a year than are there on average.
  const interval = shareInterval(Math.min(left.size, Math.round(people)), Math.round(people))
  return {
    ...measured(left.size / people, { n: Math.round(people), interval, marks: { watch, worse: 'higher' }, basis: 'assumed' }),
    left: left.size,
  }
}

/** Distinct people of the agency in touch with any client shortly before a moment. */
function seenBefore({ clients }: Portfolio, until: number): number {
  const people = clients.flatMap(({ measures }) =>
    measures.contacts()
      .filter(({ direction, at }) => direction === 'outbound' && at > until - SEEN_DAYS * DAY_MS && at <= until)
      .flatMap(({ person }) => person ?? []))
  return new Set(people).size
}
