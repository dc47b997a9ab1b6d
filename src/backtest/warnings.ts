import type { AnyEvent } from '../events/index.ts'
import type { Population } from './backtest.ts'
import type { Plan } from './options.ts'

/** What weakens the figures without making them worthless, one sentence each. */
export function warningsOf(events: readonly AnyEvent[], population: Population, plan: Plan): string[] {
  const { judged, censored } = population.dates
  const undated = events.filter(({ revision = 0, recordedAt }) => revision > 0 && recordedAt === undefined).length
  const retracted = events.filter((event) => event.type === 'retraction' && event.recordedAt === undefined).length
  const warnings: (string | false)[] = [
    undated > 0 &&
      `${undated} corrections carry no recordedAt, so they were seen from the moment of the event: hindsight; record when they were made.`,
    retracted > 0 && `${retracted} retractions carry no recordedAt, so they held from their own time on; record when they were made.`,
    !plan.dryRun && censored > judged / 2 &&
      `Of ${judged} dates of clients ${censored} have an unknown end and count for alarms only; give stayedUntil or othersStayedUntil.`,
    population.suspectFeeds > 0 &&
      'On some dates a feed fell silent for everybody at once, as over Christmas, and its days were taken for unrecorded.',
  ]
  return warnings.filter((warning) => warning !== false)
}
