export { extendCatalogue } from './catalogue.ts'
export type { Catalogue, ScoreFacts, SignText } from './catalogue.ts'
export { explain, explainAgency } from './explain.ts'
export type { AgencyExplanation, ExplainedSignal, ExplainedUnknown, Explanation } from './explain.ts'
