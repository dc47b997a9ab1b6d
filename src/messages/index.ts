export { extendCatalogue } from './catalogue.ts'
export type { Catalogue, ScoreFacts, SignText } from './catalogue.ts'
export { explain } from './explain.ts'
export type { ExplainedSignal, ExplainedUnknown, Explanation } from './explain.ts'
