import { toIso } from '../../timeline/index.ts'
import type { Report } from './report.ts'

/** The whole report as one JSON document: every assessment with its evidence. */
export function asJson({ asOf, assessments, clients, given, accepted, events, suspectFeeds }: Report): string {
  return `${JSON.stringify({ asOf: toIso(asOf), clients, rows: { given, accepted }, events, suspectFeeds, assessments }, null, 2)}\n`
}
