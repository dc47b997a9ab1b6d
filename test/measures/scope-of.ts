import type { AgencyProfile, AnyEvent, ClientProfile, RecordingSpan } from '../../src/events/index.ts'
import { createScopes, defaultNorms, type Scope } from '../../src/measures/index.ts'
import { createTimeline, createView } from '../../src/timeline/index.ts'

interface Beside {
  reads?: readonly string[]
  lookbackDays?: Readonly<Record<string, number>>
  profile?: ClientProfile
  agency?: AgencyProfile
  recording?: readonly RecordingSpan[]
}

/** What a detector that reads these types would see; by default the types of the events. */
export function scopeOf(events: readonly AnyEvent[], asOf: string, beside: Beside = {}): Scope {
  const { reads = [...new Set(events.map((e) => e.type))], lookbackDays = {}, ...inputs } = beside
  const view = createView(createTimeline(events, 'acme'), { ...inputs, asOf: Date.parse(asOf) })
  return createScopes(view, defaultNorms)(reads, lookbackDays)
}
