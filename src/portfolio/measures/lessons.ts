import { shareInterval } from '../../statistics/index.ts'
import { DAY_MS } from '../../timeline/index.ts'
import type { KnownClient, Portfolio } from '../portfolio.ts'
import { measured, tooFew, unknownMeasure, type AgencyMeasure } from './measure.ts'
import { tenuresOf } from './tenures.ts'

/** What `lessonsLogged` can be told. */
export interface LessonsOptions {
  /** A share below which it is worth watching; assumed. @defaultValue 0.8 */
  watch?: number
  /** Days back that losses and silences are looked for; assumed. @defaultValue 364 */
  days?: number
  /** Days in which a cause is expected to be written down; assumed. @defaultValue 28 */
  within?: number
  /** Fewer cases say nothing; assumed. @defaultValue 5 */
  atLeast?: number
}

/** Losses and silences, and how many of them somebody learned from. */
export interface LessonsMeasure extends AgencyMeasure {
  /** Clients that left, and those with a reason on record. */
  losses: { all: number; logged: number }
  /** Silences that ended, and those with a cause on record. */
  silences: { all: number; logged: number }
}

/** A chain of unanswered messages, as `ghosting` counts it. Assumed. */
const CHAIN = 3
const CHAIN_WORKING_DAYS = 10

/** Share of lost clients with a reason on record, and of ended silences with a cause: a note, an incident or a fix soon after. */
export function lessonsLogged(
  portfolio: Portfolio,
  { watch = 0.8, days = 364, within = 28, atLeast = 5 }: LessonsOptions = {},
): LessonsMeasure {
  const lost = tenuresOf(portfolio).filter(({ leftOn, client: { view } }) => {
    const today = view.calendar.day(view.asOf)
    return leftOn !== null && leftOn > today - days && leftOn < today - within
  })
  const ended = portfolio.clients.flatMap((client) =>
    silencesOf(client, within).filter(({ at }) => at > portfolio.asOf - days * DAY_MS && at < portfolio.asOf - within * DAY_MS),
  )
  const losses = { all: lost.length, logged: lost.filter(({ reason }) => reason !== null).length }
  const silences = { all: ended.length, logged: ended.filter(({ logged }) => logged).length }
  const [n, logged] = [losses.all + silences.all, losses.logged + silences.logged]
  if (n < atLeast)
    return { ...unknownMeasure(tooFew('losses and ended silences', n, atLeast), n, 'assumed'), losses, silences }
  return {
    ...measured(logged / n, { n, interval: shareInterval(logged, n), marks: { watch, worse: 'lower' }, basis: 'assumed' }),
    losses,
    silences,
  }
}

/**
 * Silences that ended: the client was heard again after a chain of ours. Each with whether a cause was written down soon after.
 */
function silencesOf({ measures, view }: KnownClient, within: number): { readonly at: number; readonly logged: boolean }[] {
  const causes = [
    ...view.of('pulse'),
    ...view.of('incident'),
    ...view.of('initiative').filter(({ event }) => event.kind === 'fix'),
  ].map(({ at }) => at)
  const found: { at: number; logged: boolean }[] = []
  let chain: number[] = []
  for (const { direction, at } of measures.contacts()) {
    if (direction === 'outbound') {
      chain.push(at)
      continue
    }
    if (isChain(chain, view)) found.push({ at, logged: causes.some((cause) => cause >= at && cause <= at + within * DAY_MS) })
    chain = []
  }
  return found
}

function isChain(chain: readonly number[], { calendar }: KnownClient['view']): boolean {
  const [first, last] = [chain[0], chain.at(-1)]
  if (first === undefined || last === undefined || chain.length < CHAIN) return false
  return calendar.workingDays(calendar.day(first), calendar.day(last)) >= CHAIN_WORKING_DAYS
}
