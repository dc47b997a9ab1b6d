import type { AnyEvent, Money } from '../../events/index.ts'
import { refuseUnknownKeys } from '../../health/index.ts'
import type { Rates } from '../currency.ts'
import { createPortfolio, PORTFOLIO_INPUTS, type PortfolioInputs } from '../portfolio.ts'
import { advocacyRate, type AdvocacyMeasure } from './advocacy.ts'
import { clientChurn, revenueChurn, type ClientChurnMeasure, type ClientChurnOptions, type RevenueChurnMeasure } from './churn.ts'
import { feedbackCoverage, type FeedbackMeasure, type FeedbackOptions } from './feedback.ts'
import {
  acquisitionBias,
  replacementCost,
  retentionProfit,
  type AcquisitionBiasMeasure,
  type AcquisitionBiasOptions,
  type AcquisitionNumbers,
  type MoneyRange,
} from './host-numbers.ts'
import { lessonsLogged, type LessonsMeasure, type LessonsOptions } from './lessons.ts'
import { clientsPerManager, type ClientsPerManagerMeasure, type ClientsPerManagerOptions } from './managers.ts'
import { margin, type MarginMeasure, type MarginOptions } from './margin.ts'
import type { AgencyMeasure } from './measure.ts'
import { enps, nps, type EnpsOptions, type NpsMeasure, type NpsOptions } from './nps.ts'
import { voluntaryTurnover, type TurnoverMeasure, type TurnoverOptions } from './people.ts'
import { lossTiming, retention, type LossTimingMeasure, type RetentionMeasure } from './retention.ts'
import { serviceEquity, type ServiceEquityMeasure, type ServiceEquityOptions } from './service-equity.ts'
import { multiServiceShare, type MultiServiceOptions } from './services.ts'

/** Marks and spans of the measures, by id; all of them may be left out. */
export interface AgencyMarks {
  readonly nps?: NpsOptions
  readonly enps?: EnpsOptions
  readonly 'client-churn'?: ClientChurnOptions
  readonly 'multi-service-share'?: MultiServiceOptions
  readonly 'clients-per-manager'?: ClientsPerManagerOptions
  readonly 'service-equity'?: ServiceEquityOptions
  readonly margin?: MarginOptions
  readonly 'acquisition-bias'?: AcquisitionBiasOptions
  readonly 'feedback-coverage'?: FeedbackOptions
  readonly 'voluntary-turnover'?: TurnoverOptions
  readonly 'lessons-logged'?: LessonsOptions
}

/** What is known of the agency besides the events of its clients. */
export interface AgencyMeasuresInputs extends PortfolioInputs {
  readonly marks?: AgencyMarks
  /** @defaultValue the currency that most amounts are in */
  readonly currency?: string
  /** What one unit of another currency is worth in `currency`. */
  readonly rates?: Rates
  /** What a year of keeping one client costs. */
  readonly keepingCost?: Money
  readonly yearlyProfit?: Money
  readonly acquisition?: AcquisitionNumbers
}

/** Every measure of the agency, by id. None of them enters the health of a client. */
export interface AgencyMeasures {
  nps: NpsMeasure
  enps: NpsMeasure
  'client-churn': ClientChurnMeasure
  'revenue-churn': RevenueChurnMeasure
  retention: RetentionMeasure
  'loss-timing': LossTimingMeasure
  'multi-service-share': AgencyMeasure
  'clients-per-manager': ClientsPerManagerMeasure
  'service-equity': ServiceEquityMeasure
  margin: MarginMeasure
  'replacement-cost': AgencyMeasure<MoneyRange>
  'retention-profit': AgencyMeasure<MoneyRange>
  'acquisition-bias': AcquisitionBiasMeasure
  'advocacy-rate': AdvocacyMeasure
  'feedback-coverage': FeedbackMeasure
  'voluntary-turnover': TurnoverMeasure
  'lessons-logged': LessonsMeasure
}

const INPUTS = [
  ...PORTFOLIO_INPUTS,
  'marks',
  'currency',
  'rates',
  'keepingCost',
  'yearlyProfit',
  'acquisition',
] as const satisfies readonly (keyof AgencyMeasuresInputs)[]

/**
 * Every measure of the whole agency: NPS, churn, retention, load, margin and the rest, each with how much it rests on, an
 * interval where one can be told, and why it is unknown where it is.
 *
 * @param events - the events of all clients in any order
 * @throws TypeError where an input is unknown or wrong
 *
 * @example
 * const measures = agencyMeasures([message('2026-02-01')], { asOf: '2026-03-01T00:00:00Z' })
 * measures['client-churn'].unknownBecause // => 'Too few clients at the start: 0, and 10 are needed.'
 */
export function agencyMeasures(events: readonly AnyEvent[], inputs: AgencyMeasuresInputs): AgencyMeasures {
  refuseUnknownKeys(inputs, INPUTS, 'agencyMeasures')
  const { marks = {}, keepingCost, yearlyProfit, acquisition, currency, rates } = inputs
  const money = { ...(currency === undefined ? {} : { currency }), ...(rates === undefined ? {} : { rates }) }
  const portfolio = createPortfolio(events, inputs)
  return {
    nps: nps(portfolio, marks.nps),
    enps: enps(portfolio, marks.enps),
    'client-churn': clientChurn(portfolio, marks['client-churn']),
    'revenue-churn': revenueChurn(portfolio, {
      ...money,
      ...(marks['client-churn']?.days === undefined ? {} : { days: marks['client-churn'].days }),
    }),
    retention: retention(portfolio),
    'loss-timing': lossTiming(portfolio),
    'multi-service-share': multiServiceShare(portfolio, marks['multi-service-share']),
    'clients-per-manager': clientsPerManager(portfolio, marks['clients-per-manager']),
    'service-equity': serviceEquity(portfolio, { ...money, ...marks['service-equity'] }),
    margin: margin(portfolio, { ...money, ...marks.margin }),
    'replacement-cost': replacementCost(keepingCost),
    'retention-profit': retentionProfit(yearlyProfit),
    'acquisition-bias': acquisitionBias(portfolio, acquisition, marks['acquisition-bias']),
    'advocacy-rate': advocacyRate(portfolio),
    'feedback-coverage': feedbackCoverage(portfolio, marks['feedback-coverage']),
    'voluntary-turnover': voluntaryTurnover(portfolio, marks['voluntary-turnover']),
    'lessons-logged': lessonsLogged(portfolio, marks['lessons-logged']),
  }
}
