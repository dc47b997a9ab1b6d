/** Many clients: ranking, suspect feeds, norms, and measures of the whole agency. */
export { assessPortfolio } from './assess-portfolio.ts'
export type { AssessPortfolioOptions, PortfolioPolicy } from './assess-portfolio.ts'
export { detectAgency } from '../assess/index.ts'
export type { AgencyAssessment, AgencySignal, AgencyUnknown, DetectAgencyInputs } from '../assess/index.ts'
export { explainAgency } from '../messages/index.ts'
export type { AgencyExplanation } from '../messages/index.ts'
export type { ClientEntry, NamedProfile } from './clients.ts'
export { converter } from './currency.ts'
export type { Convert, Rates } from './currency.ts'
export type {
  ClientStanding,
  PortfolioAssessment,
  RankedClient,
  Reason,
  UnrankedClient,
  WorkItem,
} from './portfolio-assessment.ts'
export { fitNorms } from './fit-norms.ts'
export type { FittedNorms, NormBasis } from './fit-norms.ts'
export { createPortfolio } from './portfolio.ts'
export type { KnownClient, Portfolio, PortfolioInputs } from './portfolio.ts'
export type { SuspectFeed } from './suspect-feeds.ts'
export * from './measures/index.ts'
export type { ClientMeasures, DailyClients, NpsVote, PortfolioMeasures } from '../measures/index.ts'
export type { View } from '../timeline/index.ts'
