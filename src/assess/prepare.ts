import type { ClientProfile } from '../events/index.ts'
import { checkScorecard, scorecardFile, type Scorecard } from '../health/index.ts'
import { createMeasures, createScopes, type Norms } from '../measures/index.ts'
import { canonical, toIso, type View } from '../timeline/index.ts'
import { fingerprint } from './fingerprint.ts'

/** A scorecard that was checked, with its hash and its detectors by id. */
export interface PreparedScorecard extends Scorecard {
  readonly hash: string
}

/** What a scorecard may depend on. */
export interface ScorecardClient {
  readonly clientId: string
  readonly profile: ClientProfile
  /** RFC 3339 in UTC. */
  readonly asOf: string
  /** Days since the first contract of an unbroken run started; null without a start. */
  readonly contractDay: number | null
  /** Days to the last day on which notice can be given; negative once it has passed, null where no term in force has one. */
  readonly daysToNotice: number | null
}

/** One scorecard for all clients, or the one for each: by segment, or with presence signs only in the first 60 days. */
export type ScorecardChoice = Scorecard | ((client: ScorecardClient) => Scorecard)

/**
 * Checks a scorecard and works out its hash, once for many clients.
 *
 * @throws TypeError where the scorecard does not hold together
 */
export function prepareScorecard(scorecard: Scorecard): PreparedScorecard {
  checkScorecard(scorecard)
  const detectors = [...scorecard.detectors].sort((a, b) => (a.id < b.id ? -1 : 1))
  const sorted = { ...scorecard, detectors }
  return { ...sorted, hash: fingerprint(canonical(scorecardFile(sorted))) }
}

/** Finds the scorecard of each client; each one that a function returns is checked once. */
export function scorecardChooser(choice: ScorecardChoice, norms: Norms): (view: View) => PreparedScorecard {
  if (typeof choice !== 'function') {
    const prepared = prepareScorecard(choice)
    return () => prepared
  }
  const known = new Map<Scorecard, PreparedScorecard>()
  return (view) => {
    const { contractDay, inForce } = createMeasures(createScopes(view, norms)(['contract'], {})).contractInForce()
    const noticeDays = inForce.flatMap(({ noticeOn }) => noticeOn ?? [])
    const daysToNotice = noticeDays.length === 0 ? null : Math.min(...noticeDays) - view.calendar.day(view.asOf)
    const scorecard = choice({ clientId: view.clientId, profile: view.profile, asOf: toIso(view.asOf), contractDay, daysToNotice })
    const prepared = known.get(scorecard) ?? prepareScorecard(scorecard)
    known.set(scorecard, prepared)
    return prepared
  }
}
