import type { Detector, Fired } from '../detectors/index.ts'
import { healthScore, type Contribution, type HealthScore } from '../health/index.ts'
import type { Norms } from '../measures/index.ts'
import { significant } from '../statistics/index.ts'
import { canonical, toIso, toMs, type View } from '../timeline/index.ts'
import type { Assessment, PulseReading, Signal } from './assessment.ts'
import { dataSeen } from './data-seen.ts'
import type { RunFinding } from './detect.ts'
import { fingerprint } from './fingerprint.ts'
import type { PreparedScorecard } from './prepare.ts'
import { runDetectors } from './run-detectors.ts'

/**
 * Judges one client's view. Portfolios call this for each client, with one prepared scorecard and one set of norms.
 *
 * @throws TypeError where the norms were fitted on data later than the view
 */
export function assessView(view: View, scorecard: PreparedScorecard, norms: Norms): Assessment {
  if (norms.asOf !== undefined && toMs(norms.asOf, 'norms.asOf') > view.asOf) {
    throw new TypeError(`norms.asOf ${norms.asOf} is later than asOf ${toIso(view.asOf)}: they would know the future; fit norms on earlier data`)
  }
  const { detectors } = scorecard
  const findings = runDetectors(view, detectors, norms)
  const score = healthScore(Object.fromEntries(findings), scorecard)
  return {
    schemaVersion: 1,
    clientId: view.clientId,
    asOf: toIso(view.asOf),
    scorecardHash: scorecard.hash,
    // The weeks of the portfolio are made from events, and there are more of them every Monday.
    contextHash: fingerprint(canonical([view.profile, view.agency, { ...norms, portfolioWeeks: undefined }])),
    recordingInferred: view.recording.inferred,
    ...rounded(score, detectors),
    signals: signalsOf(findings, score, scorecard),
    notApplicable: pick(findings, (id, finding) => (finding.status === 'not-applicable' ? { id, reason: finding.reason } : null)),
    errors: pick(findings, (id, finding) => (finding.status === 'error' ? { id, message: finding.message } : null)),
    clear: pick(findings, (id, finding) => (finding.status === 'clear' ? id : null)),
    pulse: pulseOf(view),
    data: dataSeen(view, detectors),
  }
}

function pick<T>(findings: ReadonlyMap<string, RunFinding>, choose: (id: string, finding: RunFinding) => T | null): T[] {
  return [...findings].flatMap(([id, finding]) => choose(id, finding) ?? [])
}

/** The one place where the numbers of a score are rounded; before it the ledger is exact. */
function rounded(score: HealthScore, detectors: readonly Detector[]) {
  const n = significant
  const orNull = (x: number | null): number | null => (x === null ? null : n(x))
  const part = <P extends HealthScore['groups'][number]>(p: P): P => ({ ...p, cost: n(p.cost), coverage: n(p.coverage), health: orNull(p.health) })
  const contribution = (c: Contribution): Contribution => ({ ...c, severity: n(c.severity), points: n(c.points), cost: n(c.cost) })
  const signs = new Map(detectors.map(({ id, sign }) => [id, sign]))
  return {
    health: orNull(score.health),
    band: score.band,
    risk: { ...score.risk, probability: n(score.risk.probability) },
    coverage: n(score.coverage),
    range: { low: n(score.range.low), high: n(score.range.high) },
    dimensions: score.dimensions.map(part),
    groups: score.groups.map(part),
    unknowns: score.unknowns.map((unknown) => ({ ...unknown, couldCost: n(unknown.couldCost), sign: signs.get(unknown.id) ?? '' })),
    ledger: {
      contributions: score.ledger.contributions.map(contribution),
      floorGiven: n(score.ledger.floorGiven),
      capTaken: n(score.ledger.capTaken),
    },
  }
}

/** Fired findings: what settles the matter first, then what costs most, then what is worst of what costs nothing. */
function signalsOf(findings: ReadonlyMap<string, RunFinding>, score: HealthScore, scorecard: PreparedScorecard): Signal[] {
  const total = score.ledger.contributions.reduce((sum, { cost }) => sum + cost, 0)
  const detectors = new Map(scorecard.detectors.map((detector) => [detector.id, detector]))
  const signals = score.ledger.contributions.flatMap(({ id, family, dimension, severity, cost }): Signal[] => {
    const [finding, detector, entry] = [findings.get(id), detectors.get(id), scorecard.weights[id]]
    if (finding?.status !== 'fired' || detector === undefined) return []
    const decisive = entry?.decisive !== undefined && entry.weight > 0 && severity >= 1
    return [{
      id, sign: detector.sign, family, dimension, severity,
      since: finding.since,
      cost: significant(cost),
      share: total === 0 ? 0 : significant(cost / total),
      ...(decisive ? { decisive } : {}),
      evidence: finding.evidence,
      plays: playsOf(detector, finding),
    }]
  })
  const urgency = (s: Signal): number => (s.decisive === true ? Infinity : s.cost)
  return signals.sort((a, b) => (urgency(a) === urgency(b) ? b.severity - a.severity || (a.id < b.id ? -1 : 1) : urgency(b) - urgency(a)))
}

/** What to do about a finding: plays for any cause, and those for one of its own. */
export function playsOf({ plays }: Detector, { evidence }: Fired): string[] {
  return plays.flatMap((play) => {
    if (typeof play === 'string') return play
    return play.causes.some((cause) => evidence.causes.includes(cause)) ? play.play : []
  })
}

/** The latest reading that still holds. */
function pulseOf(view: View): PulseReading | null {
  const latest = view.of('pulse').findLast(({ event }) => Date.parse(event.expiresOn) > view.asOf)?.event
  if (latest === undefined) return null
  const { health, author, note, at, expiresOn } = latest
  return { health, author, note, at, expiresOn }
}
