import { assessAgency, assessView, scorecardChooser, type ScorecardChoice } from '../assess/index.ts'
import { isCurrency } from '../events/checks.ts'
import type { Detector } from '../detectors/index.ts'
import type { AnyEvent, Money } from '../events/index.ts'
import { refuseUnknownKeys, type Scorecard } from '../health/index.ts'
import { defaultNorms, type Norms } from '../measures/index.ts'
import { toIso } from '../timeline/index.ts'
import { commonest, converter, total, type Rates } from './currency.ts'
import type { ClientStanding, PortfolioAssessment, RankedClient, UnrankedClient } from './portfolio-assessment.ts'
import { normsOf } from './fit-norms.ts'
import { createPortfolio, measuresOf, PORTFOLIO_INPUTS, type KnownClient, type Portfolio, type PortfolioInputs } from './portfolio.ts'
import { expectedLoss, worklistOf } from './worklist.ts'

/** What a portfolio is judged with, besides a scorecard. */
export interface PortfolioPolicy extends Omit<PortfolioInputs, 'norms'> {
  /** What is normal here, from `fitNorms`; `'fit'` fits it to these events as of `asOf`. @defaultValue the shipped norms */
  readonly norms?: Norms | 'fit'
  /** Judge only these, against the feeds and norms of all. */
  readonly only?: readonly string[]
  /** ISO 4217 code of the ranking. @defaultValue the currency that most fees are in */
  readonly currency?: string
  /** What one unit of another currency is worth in `currency`: `{ USD: 0.92 }`. Needs `currency`. */
  readonly rates?: Rates
  /** How many clients can be looked after: the length of the worklist. @defaultValue 10 */
  readonly capacity?: number
  /** Told before each client is judged, for those who show progress. */
  readonly onClient?: (done: number, of: number) => void
}

/** A scorecard spread out beside what is known, or named as `scorecard`: one for all, or a function of the client. */
export type AssessPortfolioOptions = PortfolioPolicy & (Scorecard | { readonly scorecard: ScorecardChoice })

const OPTIONS = [...PORTFOLIO_INPUTS, 'only', 'currency', 'rates', 'capacity', 'onClient'] as const
const POLICY = [
  'detectors', 'weights', 'groups', 'bands', 'minCoverage', 'baseRisk', 'horizonDays', 'riskSlope', 'combine',
] as const satisfies readonly (keyof Scorecard)[]
/** What one account lead can look after in a week. Assumed. */
const CAPACITY = 10

/**
 * Judges all clients as of a moment and ranks them by what is to be lost: the chance of leaving times a year's fee.
 *
 * Versions are resolved across the portfolio first; feeds are inferred from all clients together; a feed on which everybody fell
 * silent at once is taken for broken, shown, and its days count as unrecorded. Clients whose fee is unknown are ranked apart.
 * Detectors of side `agency-level` run once over all clients, whichever are judged; where scorecards differ, the first one that
 * holds a detector decides on its options.
 *
 * @param events - the events of all clients in any order, all versions and retractions included
 * @param options - a scorecard, `asOf`, and what is known besides
 * @throws TypeError where an option is unknown or wrong, or the scorecard does not hold together
 *
 * @example
 * const fee = (clientId, amount) => contract('2026-01-05', { clientId, monthlyFee: { amount, currency: 'EUR' } })
 * const notice = contract('2026-02-01', { clientId: 'beta', status: 'notice-given', noticeDays: 90 })
 * const events = [fee('acme', 500_000), fee('beta', 100_000), notice]
 * const { ranked } = assessPortfolio(events, { ...recommended(), asOf: '2026-03-01T00:00:00Z' })
 * ranked.map((client) => [client.clientId, client.expectedLoss.amount]) // => [['beta', 1140000], ['acme', 300000]]
 */
export function assessPortfolio(events: readonly AnyEvent[], options: AssessPortfolioOptions): PortfolioAssessment {
  refuseUnknownKeys(options, [...OPTIONS, ...POLICY, 'scorecard'], 'assessPortfolio')
  const { only, capacity = CAPACITY, rates, onClient } = options
  if (!(capacity >= 0)) throw new TypeError(`assessPortfolio: capacity must be 0 or more, got ${capacity}`)
  if (options.currency !== undefined && !isCurrency(options.currency)) {
    throw new TypeError(
      `assessPortfolio: currency ${JSON.stringify(options.currency)} is no ISO 4217 code; write EUR, not € or eur`,
    )
  }
  if (rates !== undefined && options.currency === undefined)
    throw new TypeError('assessPortfolio: rates say what a unit is worth in currency; give currency too')

  const portfolio = withNorms(createPortfolio(events, inputsOf(options)), options.norms)
  const choose = scorecardChooser(scorecardOf(options), portfolio.norms)
  const wanted = only === undefined ? portfolio.clients : portfolio.clients.filter(({ clientId }) => only.includes(clientId))
  const agencyDetectors = new Map<string, Detector>()
  const judged = wanted.map((client, i) => {
    onClient?.(i, wanted.length)
    const scorecard = choose(client.view)
    for (const detector of scorecard.detectors)
      if (detector.side === 'agency-level' && !agencyDetectors.has(detector.id)) agencyDetectors.set(detector.id, detector)
    return judge(client, (view) => assessView(view, scorecard, portfolio.norms), portfolio.norms)
  })
  const present = judged.filter(({ ended }) => !ended).map(({ standing }) => standing)
  const currency = options.currency ?? commonest(present.flatMap(({ fees }) => fees))
  const { ranked, unranked } = rank(present, currency, rates)
  return {
    schemaVersion: 1,
    asOf: toIso(portfolio.asOf),
    currency,
    ranked,
    unranked,
    ended: judged.filter(({ ended }) => ended).map(({ standing }) => standing),
    worklist: worklistOf(ranked, unranked, capacity),
    agency: assessAgency(portfolio.clients.map(({ view }) => view), [...agencyDetectors.values()], portfolio),
    suspectFeeds: [...portfolio.suspectFeeds],
    withoutEvents: wanted.filter(({ withoutEvents }) => withoutEvents).map(({ clientId }) => clientId),
    norms: portfolio.norms,
    recordingInferred: portfolio.recordingInferred,
  }
}

/** The portfolio as it was made, or with norms fitted to it; the weeks are its own in either case. */
function withNorms(portfolio: Portfolio, choice: PortfolioPolicy['norms']): Portfolio {
  return choice === 'fit' ? { ...portfolio, norms: normsOf(portfolio, defaultNorms).norms } : portfolio
}

function judge(
  { clientId, profile, view }: KnownClient,
  assess: (view: KnownClient['view']) => ClientStanding['assessment'],
  norms: PortfolioAssessment['norms'],
): { readonly standing: ClientStanding; readonly ended: boolean } {
  const measures = measuresOf(view, norms)
  const { amounts, source } = measures.feeInForce()
  return {
    standing: { clientId, name: profile.name ?? null, fees: [...amounts], feeSource: source, assessment: assess(view) },
    ended: measures.contractInForce().allOver,
  }
}

/** Those with a fee in the currency by expected loss; the others apart, by risk. Equal ones by risk, then by id. */
function rank(
  standings: readonly ClientStanding[],
  currency: string | null,
  rates: Rates | undefined,
): { ranked: RankedClient[]; unranked: UnrankedClient[] } {
  const convert = currency === null ? () => null : converter(currency, rates)
  const withLoss: (ClientStanding & { monthlyFee: Money; expectedLoss: Money })[] = []
  const unranked: UnrankedClient[] = []
  for (const standing of standings) {
    const monthlyFee = total(standing.fees, convert)
    if (monthlyFee === null) unranked.push({ ...standing, because: standing.fees.length === 0 ? 'fee-unknown' : 'no-rate' })
    else withLoss.push({ ...standing, monthlyFee, expectedLoss: expectedLoss(monthlyFee, standing.assessment.risk.probability) })
  }
  const riskiest = (a: ClientStanding, b: ClientStanding): number =>
    b.assessment.risk.probability - a.assessment.risk.probability ||
    a.assessment.range.low - b.assessment.range.low ||
    (a.clientId < b.clientId ? -1 : 1)
  return {
    ranked: withLoss
      .sort((a, b) => b.expectedLoss.amount - a.expectedLoss.amount || riskiest(a, b))
      .map((client, i) => ({ rank: i + 1, ...client })),
    unranked: unranked.sort(riskiest),
  }
}

/** What is known, without what is policy. */
function inputsOf(options: AssessPortfolioOptions): PortfolioInputs {
  const { asOf, clients, profiles, recording, agency, norms, outcomes, guardFeeds } = options
  return {
    asOf,
    ...(clients === undefined ? {} : { clients }),
    ...(profiles === undefined ? {} : { profiles }),
    ...(recording === undefined ? {} : { recording }),
    ...(agency === undefined ? {} : { agency }),
    ...(norms === undefined || norms === 'fit' ? {} : { norms }),
    ...(outcomes === undefined ? {} : { outcomes }),
    ...(guardFeeds === undefined ? {} : { guardFeeds }),
  }
}

/** The scorecard among the options, without what is no part of it. */
function scorecardOf(options: AssessPortfolioOptions): ScorecardChoice {
  if ('scorecard' in options) {
    const both = POLICY.find((key) => key in options)
    if (both !== undefined) throw new TypeError(`assessPortfolio: give either scorecard or ${both}, not both`)
    return options.scorecard
  }
  const { detectors, weights, groups, bands, minCoverage, baseRisk, horizonDays, riskSlope, combine } = options
  return {
    detectors,
    weights,
    groups,
    bands,
    minCoverage,
    baseRisk,
    horizonDays,
    riskSlope,
    ...(combine === undefined ? {} : { combine }),
  }
}
