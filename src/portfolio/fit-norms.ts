import type { AnyEvent, Money } from '../events/index.ts'
import { defaultNorms, type Commitment, type Measures, type Norms } from '../measures/index.ts'
import { refuseUnknownKeys } from '../health/index.ts'
import { dispersion, fitGaps, mean, median, quantile, significant, type GapHistory } from '../statistics/index.ts'
import { DAY_MS, toIso } from '../timeline/index.ts'
import { createPortfolio, PORTFOLIO_INPUTS, type KnownClient, type Portfolio, type PortfolioInputs } from './portfolio.ts'

/** Where one of the norms comes from. */
export interface NormBasis {
  norm: Exclude<keyof Norms, 'asOf'>
  from: 'fitted' | 'shipped'
  /** How many were there, and how many are needed to fit it. */
  n: number
  needed: number
  /** What is counted. */
  of: 'clients' | 'promises' | 'questions' | 'invoices'
  /** One sentence for a person. */
  statement: string
}

/** Norms of a portfolio, and what each of them rests on. */
export interface FittedNorms {
  norms: Norms
  basis: NormBasis[]
}

/** Measured: methods.md 1 (a), "refit at 50 clients"; on 20 the constants are as good. */
const LEAST_FOR_GAPS = 50
/** Fewer clients, or fewer cases, say less of what is normal than the shipped norms. Assumed. */
const LEAST_CLIENTS = 10
const LEAST_CASES = 30
/** A quarter of fewer clients is a single one. Assumed. */
const LEAST_FEES = 8
/** Weeks that levels are read from. Measured: methods.md 1 (b). */
const WEEKS = 26
const LEAST_WEEKS = 8
/** Where fewer messages were read, questions are not recorded. Assumed. */
const READ_SHARE = 0.5
/** Days that shares are read from: half a year. Assumed. */
const DAYS = 182
/** A question without an answer for so many days counts as unanswered. Assumed. */
const UNANSWERED_DAYS = 7

/**
 * What is normal in this portfolio, worked out from what was known by `asOf` and nothing later. A norm for which there are too
 * few clients or cases stays as shipped, and `basis` says so.
 *
 * @param events - the events of all clients in any order
 * @param inputs - `asOf`, and what else is known; `norms` are those to fall back on, the shipped ones when absent
 *
 * @example
 * const { norms, basis } = fitNorms([message('2026-02-01')], { asOf: '2026-03-01T00:00:00Z' })
 * norms.asOf // => '2026-03-01T00:00:00.000Z'
 * basis[0].statement // => 'gaps: shipped, since there are too few clients with a gap: 0, and 50 are needed.'
 */
export function fitNorms(events: readonly AnyEvent[], inputs: PortfolioInputs): FittedNorms {
  refuseUnknownKeys(inputs, PORTFOLIO_INPUTS, 'fitNorms')
  return normsOf(createPortfolio(events, inputs), inputs.norms ?? defaultNorms)
}

/** The same of a portfolio that is made already. */
export function normsOf(portfolio: Portfolio, fallback: Norms): FittedNorms {
  const basis: NormBasis[] = []
  /** Takes the fitted value where enough is there to fit it, else the fallback, and notes which. */
  function choose<K extends NormBasis['norm']>(
    norm: K,
    of: NormBasis['of'],
    what: string,
    n: number,
    needed: number,
    fit: () => Norms[K],
  ): Norms[K] {
    const enough = n >= needed
    const statement = enough
      ? `${norm}: fitted to ${n} ${what}.`
      : `${norm}: shipped, since there are too few ${what}: ${n}, and ${needed} are needed.`
    basis.push({ norm, from: enough ? 'fitted' : 'shipped', n, needed, of, statement })
    return enough ? fit() : fallback[norm]
  }
  const facts = Array.from(portfolio.each(), factsOf)
  const histories = facts.flatMap(({ history }) => history)
  const gaps = choose('gaps', 'clients', 'clients with a gap', histories.length, LEAST_FOR_GAPS, () =>
    rounded(fitGaps(histories, fallback.gaps).norms),
  )
  // Fitted to this portfolio's own contact, whatever it consists of, one centre holds for all of it.
  const mixedGapCentre = choose('mixedGapCentre', 'clients', 'clients with a gap', histories.length, LEAST_FOR_GAPS, () => gaps.m)

  const weekly = (series: 'inbound' | 'threads' | 'questions') => {
    const counts = facts.map((own) => own[series]).filter((weeks) => weeks.length >= LEAST_WEEKS)
    return { counts, level: () => significant(mean(counts.map((weeks) => mean(weeks)))) }
  }
  const [inbound, threads, questions] = [weekly('inbound'), weekly('threads'), weekly('questions')]
  const lively = inbound.counts.filter((weeks) => mean(weeks) >= 1)
  const promises = facts.flatMap((own) => own.promises)
  const asked = facts.flatMap((own) => own.asked)
  const due = facts.flatMap((own) => own.due)
  const cadences = facts.flatMap((own) => own.cadence ?? [])
  const fees = facts.flatMap((own) => own.fees)

  const clients = 'clients with eight complete weeks'
  const norms: Norms = {
    asOf: toIso(portfolio.asOf),
    gaps,
    mixedGapCentre,
    weeklyInbound: choose('weeklyInbound', 'clients', clients, inbound.counts.length, LEAST_CLIENTS, inbound.level),
    weeklyThreads: choose('weeklyThreads', 'clients', clients, threads.counts.length, LEAST_CLIENTS, threads.level),
    weeklyQuestions: choose(
      'weeklyQuestions',
      'clients',
      'clients whose messages were read',
      questions.counts.length,
      LEAST_CLIENTS,
      questions.level,
    ),
    weeklyDispersion: choose(
      'weeklyDispersion',
      'clients',
      'clients with one contact a week or more',
      lively.length,
      LEAST_CLIENTS,
      () => significant(median(lively.map(dispersion))),
    ),
    lateShare: choose('lateShare', 'promises', 'promises due in the last half year', promises.length, LEAST_CASES, () =>
      share(promises),
    ),
    unansweredShare: choose('unansweredShare', 'questions', 'questions older than a week', asked.length, LEAST_CASES, () =>
      share(asked),
    ),
    overdueShare: choose('overdueShare', 'invoices', 'invoices due in the last half year', due.length, LEAST_CASES, () =>
      share(due),
    ),
    proactiveCadenceDays: choose(
      'proactiveCadenceDays',
      'clients',
      'clients with a cadence of our own',
      cadences.length,
      LEAST_CLIENTS,
      () => significant(median(cadences)),
    ),
    feeTopQuarter: choose('feeTopQuarter', 'clients', 'clients with a known fee', fees.length, LEAST_FEES, () =>
      topQuarter(fees),
    ),
    portfolioWeeks: portfolio.norms.portfolioWeeks ?? [],
  }
  return { norms, basis }
}

/** What norms need of one client, so that its view can be let go. */
function factsOf(client: KnownClient) {
  const { measures, view } = client
  return {
    history: gapHistory(client),
    inbound: weeksOf(measures, 'inbound'),
    threads: weeksOf(measures, 'threads'),
    questions: weeksOf(measures, 'questions'),
    promises: promisesDue(measures, view.asOf),
    asked: oldQuestions(measures, view.asOf),
    due: invoicesDue(client),
    cadence: cadenceOf(client),
    fees: measures.feeInForce().amounts,
  }
}

function gapHistory({ measures }: KnownClient): GapHistory[] {
  const { gaps, daysSince } = measures.activeDays()
  return gaps.length === 0 || daysSince === null ? [] : [{ gapsDays: gaps, daysSince }]
}

/** Counts of the last complete weeks that are not missing. */
function weeksOf(measures: Measures, series: 'inbound' | 'threads' | 'questions'): number[] {
  // A week without messages holds no question, but only where somebody would have read them.
  if (series === 'questions' && (measures.cueCount(['question'], WEEKS * 7).readShare ?? 0) < READ_SHARE) return []
  return measures.weeklyCounts(series).weeks.slice(-WEEKS).filter(({ missing }) => !missing).map(({ count }) => count)
}

/** Whether each of our promises that fell due in the last half year was late. */
function promisesDue(measures: Measures, asOf: number): boolean[] {
  return measures.commitmentLedger().flatMap((promise) => {
    const by = dueBy(promise)
    if (promise.side !== 'agency' || promise.cancelledAt !== null || by > asOf || by < asOf - DAYS * DAY_MS) return []
    return [(promise.deliveredAt ?? Infinity) > by]
  })
}

/**
 * The date that counts: the first one, unless it was moved by the other side, or announced a working day ahead.
 */
function dueBy({ promisedBy, moves, side }: Commitment): number {
  return (
    moves.findLast((move) => move.bySide !== side || (move.announced === true && move.leadWorkingDays >= 1))?.dueBy ?? promisedBy
  )
}

/** Whether each of our questions of the last half year that is older than a week went a week without an answer. */
function oldQuestions(measures: Measures, asOf: number): boolean[] {
  const week = UNANSWERED_DAYS * DAY_MS
  return measures.replies('agency')
    .filter(({ askedAt }) => asOf - askedAt >= week && asOf - askedAt <= DAYS * DAY_MS)
    .map(({ askedAt, answer }) => answer === undefined || Date.parse(answer.at) - askedAt > week)
}

/** Whether each invoice that fell due in the last half year was paid late, or is not paid. */
function invoicesDue({ measures, view }: KnownClient): boolean[] {
  const today = view.calendar.day(view.asOf)
  return measures.invoiceLedger().invoices.flatMap(({ dueOn, daysLate }) =>
    (dueOn === null || daysLate === null || dueOn >= today || dueOn < today - DAYS ? [] : [daysLate > 0]))
}

/** Our own median gap with a client that has no agreed cadence; null where there is none. */
function cadenceOf({ measures, profile }: KnownClient): number | null {
  const { contacts, cadenceDays } = measures.proactive()
  const days = new Set(contacts.map((contact) => contact.day))
  return profile.agreedCadenceDays !== undefined || days.size < LEAST_WEEKS ? null : cadenceDays
}

/** One number for each currency with enough clients to speak of a quarter of them. */
function topQuarter(fees: readonly Money[]): Money[] {
  const currencies = [...new Set(fees.map(({ currency }) => currency))].sort()
  return currencies.flatMap((currency) => {
    const own = fees.filter((fee) => fee.currency === currency).map(({ amount }) => amount)
    return own.length < LEAST_FEES ? [] : [{ amount: Math.round(quantile(own, 0.75)), currency }]
  })
}

function share(cases: readonly boolean[]): number {
  return significant(cases.filter((bad) => bad).length / cases.length)
}

function rounded({ m, k, v, s2, a, b }: Norms['gaps']): Norms['gaps'] {
  return { m: significant(m), k: significant(k), v: significant(v), s2: significant(s2), a: significant(a), b: significant(b) }
}
