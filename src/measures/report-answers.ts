import type { ReportAnswer, ReportEvent } from '../events/index.ts'
import type { Dated } from '../timeline/index.ts'
import type { Scope } from './scope.ts'

/** The fullest of a run of reports sent close to each other. */
export interface FullReport {
  /** When it was sent. */
  readonly at: number
  /** Local day on the client's calendar. */
  readonly day: number
  /** Which of the six questions it answers, each once; null where nobody looked. */
  readonly answers: readonly ReportAnswer[] | null
  /** The metrics it shows, in lower case; null where nobody says. */
  readonly metrics: readonly string[] | null
  readonly event: ReportEvent
  /** Every report of the run, itself included, oldest first. */
  readonly run: readonly Dated<ReportEvent>[]
}

/**
 * Reports less than so many days apart, all of them, are one run: weekly notes would chain without end. Assumed.
 */
const RUN_DAYS = 14

/**
 * Full reports in order: of each run of reports less than 14 days apart the one that answers most, then shows most metrics; ties
 * go to the newest.
 */
export function reportAnswers(scope: Scope): readonly FullReport[] {
  return scope.once('reportAnswers', ['report'], () => {
    const runs: Dated<ReportEvent>[][] = []
    for (const dated of sentOnce(scope)) {
      const run = runs.at(-1)
      const first = run?.[0]
      if (run === undefined || first === undefined || dated.day - first.day >= RUN_DAYS) runs.push([dated])
      else run.push(dated)
    }
    return runs.flatMap(fullest)
  })
}

/** Reports as sent, each once in its last form: a report that is sent again is the same report. */
function sentOnce(scope: Scope): Dated<ReportEvent>[] {
  const byRef = new Map<string, Dated<ReportEvent>>()
  for (const dated of scope.of('report')) {
    const { event } = dated
    if (event.status !== 'sent' || event.automated !== undefined) continue
    const first = byRef.get(event.ref)
    byRef.set(event.ref, first === undefined ? dated : { ...dated, at: first.at, day: first.day })
  }
  return [...byRef.values()].sort((a, b) => a.at - b.at)
}

function fullest(run: readonly Dated<ReportEvent>[]): FullReport[] {
  const size = ({ event }: Dated<ReportEvent>, list: 'answers' | 'metrics'): number => event[list]?.length ?? -1
  const best = run.reduce<Dated<ReportEvent> | null>((max, own) => {
    if (max === null) return own
    const more = size(own, 'answers') - size(max, 'answers') || size(own, 'metrics') - size(max, 'metrics')
    return more >= 0 ? own : max
  }, null)
  if (best === null) return []
  const { event, at, day } = best
  const answers = event.answers === undefined ? null : [...new Set(event.answers)]
  const metrics = event.metrics?.map((metric) => metric.toLowerCase()) ?? null
  return [{ at, day, answers, metrics, event, run }]
}
