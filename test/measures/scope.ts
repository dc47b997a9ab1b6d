import type { AgencyProfile, AnyEvent, ClientProfile, RecordingSpan } from '../../src/events/index.ts'
import { createMeasures, createScopes, defaultNorms, type Measures } from '../../src/measures/index.ts'
import { createTimeline, createView } from '../../src/timeline/index.ts'

export interface Inputs {
  reads?: readonly string[]
  lookbackDays?: Record<string, number>
  profile?: ClientProfile
  agency?: AgencyProfile
  recording?: readonly RecordingSpan[]
}

const TYPES = ['message', 'call', 'meeting', 'report', 'request', 'contact-change']

/** The measures of one client, as a detector that reads these types would get them. */
export function measuresOf(events: readonly AnyEvent[], asOf: string, inputs: Inputs = {}): Measures {
  const { reads = TYPES, lookbackDays = {}, ...rest } = inputs
  const view = createView(createTimeline(events, 'acme'), { asOf: Date.parse(asOf), ...rest })
  return createMeasures(createScopes(view, defaultNorms)(reads, lookbackDays))
}
