import type { CueCode } from '../events/index.ts'
import { accessRoster, type AccessRoster } from './access-roster.ts'
import { activeDays, type ActiveDays } from './active-days.ts'
import { adverseFacts, type AdverseFact } from './adverse-facts.ts'
import { attainment, type Attainment } from './attainment.ts'
import { budgetLevels, type BudgetLevels } from './budget-levels.ts'
import { claims, type ClaimTopic } from './claims.ts'
import { commitmentLedger, type Commitment } from './commitment-ledger.ts'
import { contacts, type Contact } from './contacts.ts'
import { contractInForce, type ContractInForce } from './contract-in-force.ts'
import { cueChains, type CueChain } from './cue-chains.ts'
import { cueCount, type CueCount } from './cue-count.ts'
import { feeInForce, type FeeInForce } from './fee-in-force.ts'
import { incidentLedger, type Incident } from './incident-ledger.ts'
import { initiativeLedger, type Initiative } from './initiative-ledger.ts'
import { invoiceLedger, type InvoiceLedger } from './invoice-ledger.ts'
import { mainContacts, type MainContacts } from './main-contacts.ts'
import { meetingSeries, type Meeting } from './meeting-series.ts'
import { openQuestions, type Question } from './open-questions.ts'
import { planInForce, type PlanInForce } from './plan-in-force.ts'
import { proactive, type Proactive } from './proactive.ts'
import { replies, type Reply } from './replies.ts'
import { reportAnswers, type FullReport } from './report-answers.ts'
import { requestLedger, type Request } from './request-ledger.ts'
import type { Scope } from './scope.ts'
import { surveyAnswers, type SurveyAnswers } from './survey-answers.ts'
import { threads, type Thread } from './threads.ts'
import { weeklyCounts, type WeeklyCounts, type WeeklySeries } from './weekly-counts.ts'
import { weekIndex, type WeekIndex } from './week-index.ts'
import { workedHours, type WorkedHours } from './worked-hours.ts'

/** State derived from events. Each value is worked out when first asked for, once per view, from the types that the detector reads. */
export interface Measures {
  /** Each contact as inbound, outbound or proactive, oldest first. */
  contacts(): readonly Contact[]
  /** Local days with inbound, the gaps between them, days since the last. */
  activeDays(): ActiveDays
  /** Complete weeks of inbound, of threads opened by the client, of questions. */
  weeklyCounts(series: WeeklySeries): WeeklyCounts
  /** How busy a week was for the other clients of the portfolio, against its trailing mean. */
  weekIndex(): WeekIndex
  /** Threads of messages, oldest first. */
  threads(): readonly Thread[]
  /** What a side asked and has no answer to, oldest first. */
  openQuestions(askedBy: 'client' | 'agency'): readonly Question[]
  /** Questions of a side with the working time to their answer, oldest first. */
  replies(askedBy: 'client' | 'agency'): readonly Reply[]
  /** Our proactive contacts and their cadence. */
  proactive(): Proactive
  /** Meetings in their latest status, by start. */
  meetingSeries(): readonly Meeting[]
  /** Main person of a side, and the ones before. */
  mainContacts(side: 'client' | 'agency'): MainContacts
  /** Who has access to what, and who let them in. */
  accessRoster(): AccessRoster
  /** Contracts by ref and the term in force. */
  contractInForce(): ContractInForce
  /** Fee a month, with its source, today and on any day before. */
  feeInForce(): FeeInForce
  /** The plan as last agreed or reviewed; null when none is on record. */
  planInForce(): PlanInForce | null
  /** Invoices by ref. */
  invoiceLedger(): InvoiceLedger
  /** Promises by ref, in order of making. */
  commitmentLedger(): readonly Commitment[]
  /** Requests by ref, in order of opening. */
  requestLedger(): readonly Request[]
  /** Incidents by ref, in order of finding. */
  incidentLedger(): readonly Incident[]
  /** Initiatives by ref, in order of proposing. */
  initiativeLedger(): readonly Initiative[]
  /** Budget a day over time. */
  budgetLevels(): BudgetLevels
  /** Actual against target per KPI and period. */
  attainment(): Attainment
  /** Hours worked and planned. */
  workedHours(): WorkedHours
  /** Full reports with the answers they give and the metrics they show, oldest first. */
  reportAnswers(): readonly FullReport[]
  /** Surveys sent to and answered by people of a side. */
  surveyAnswers(side: 'client' | 'agency'): SurveyAnswers
  /** Counted cues of these codes in the last days (default 56). */
  cueCount(codes: readonly CueCode[], days?: number): CueCount
  /** The newest chain of each topic in which cues of this code come back, month after month. */
  cueChains(code: CueCode): readonly CueChain[]
  /** What either side claimed, by topic, with values that can be compared. */
  claims(): readonly ClaimTopic[]
  /** Adverse facts, oldest first. */
  adverseFacts(): readonly AdverseFact[]
}

/** The measures of one detector's scope. */
export function createMeasures(scope: Scope): Measures {
  return {
    contacts: () => contacts(scope),
    activeDays: () => activeDays(scope),
    weeklyCounts: (series) => weeklyCounts(scope, series),
    weekIndex: () => weekIndex(scope),
    threads: () => threads(scope),
    openQuestions: (askedBy) => openQuestions(scope, askedBy),
    replies: (askedBy) => replies(scope, askedBy),
    proactive: () => proactive(scope),
    meetingSeries: () => meetingSeries(scope),
    mainContacts: (side) => mainContacts(scope, side),
    accessRoster: () => accessRoster(scope),
    contractInForce: () => contractInForce(scope),
    feeInForce: () => feeInForce(scope),
    planInForce: () => planInForce(scope),
    invoiceLedger: () => invoiceLedger(scope),
    commitmentLedger: () => commitmentLedger(scope),
    requestLedger: () => requestLedger(scope),
    incidentLedger: () => incidentLedger(scope),
    initiativeLedger: () => initiativeLedger(scope),
    budgetLevels: () => budgetLevels(scope),
    attainment: () => attainment(scope),
    workedHours: () => workedHours(scope),
    reportAnswers: () => reportAnswers(scope),
    surveyAnswers: (side) => surveyAnswers(scope, side),
    cueCount: (codes, days) => cueCount(scope, codes, days),
    cueChains: (code) => cueChains(scope, code),
    claims: () => claims(scope),
    adverseFacts: () => adverseFacts(scope),
  }
}
