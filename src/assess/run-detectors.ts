import type { Detector, Finding } from '../detectors/index.ts'
import { notApplicable } from '../detectors/index.ts'
import { createMeasures, createScopes, type Norms } from '../measures/index.ts'
import { FIRES_FROM } from '../statistics/index.ts'
import type { View } from '../timeline/index.ts'
import { runner, type RunFinding } from './detect.ts'

/** What every detector answers about one client, by id. A detector that throws is an `error` and hinders no other. */
export function runDetectors(view: View, detectors: readonly Detector[], norms: Norms): Map<string, RunFinding> {
  const run = runner(view, norms)
  const over = engagementOver(view, norms)
  return new Map(
    detectors.map((detector) => [
      detector.id,
      over && detector.judgesEnded !== true ? notApplicable('engagement-over') : guarded(() => run(detector)),
    ]),
  )
}

/** Every contract has ended: the client is gone, and only the end itself is left to report. */
function engagementOver(view: View, norms: Norms): boolean {
  return createMeasures(createScopes(view, norms)(['contract'], {})).contractInForce().allOver
}

const STATUSES: readonly string[] = ['fired', 'clear', 'unknown', 'not-applicable'] satisfies readonly Finding['status'][]

/** A detector may be anybody's code: what it throws or returns must not reach the score. */
export function guarded(run: () => Finding): RunFinding {
  try {
    const finding = run()
    if (!STATUSES.includes(finding.status)) return { status: 'error', message: `no finding: status is ${JSON.stringify(finding.status)}` }
    if (finding.status === 'fired' && !(finding.severity >= FIRES_FROM && finding.severity <= 1)) {
      return { status: 'error', message: `severity must lie in 0.05 to 1, got ${finding.severity}` }
    }
    return finding
  } catch (error) {
    return { status: 'error', message: error instanceof Error ? error.message : String(error) }
  }
}
