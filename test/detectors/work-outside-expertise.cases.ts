import { workOutsideExpertise } from '../../src/detectors/work-outside-expertise.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { contract, incident, initiative, request, type DetectorCase } from '../../src/testing/index.ts'

const asOf = '2026-06-15T09:00:00Z'
/** Everything was recorded until asOf. */
const inputs = { asOf, clientId: 'acme', recording: [{ from: '2022-01-01T00:00:00Z' }], agency: { coreServices: ['seo', 'ads'] } }
const detector = workOutsideExpertise()
const taken = (at: string, topic = 'service:print') => request(at, { topic, status: 'acknowledged' })
const sold = (services: string[]) => contract('2025-09-01', { services })
const worsen = (events: readonly AnyEvent[]): readonly AnyEvent[] => [...events, incident('2026-06-15 08:00')]

export const cases: DetectorCase[] = [
  { name: 'a print job that is also a sold service', detector, events: [sold(['seo', 'print']), taken('2026-05-04')], inputs, expect: 'fired', severity: 0.415, worsen },
  { name: 'the same with a defect', detector, events: [sold(['seo', 'print']), taken('2026-05-04'), incident('2026-06-01')], inputs, expect: 'fired', severity: 0.615 },
  { name: 'one print job', detector, events: [sold(['seo']), taken('2026-05-04')], inputs, expect: 'fired', severity: 0.05, worsen },
  {
    name: 'sold as a pilot', detector, events: [sold(['print']), initiative('2025-09-01', { ref: 'print', status: 'accepted' })], inputs, expect: 'fired', severity: 0.2, worsen,
  },
  { name: 'declined with a name', detector, events: [sold(['seo']), request('2026-05-04', { topic: 'service:print', status: 'declined' })], inputs, expect: 'clear' },
  { name: 'our own services', detector, events: [sold(['SEO']), taken('2026-05-04', 'service:Ads')], inputs, expect: 'clear' },
  { name: 'nobody knows what was sold', detector, events: [contract('2025-09-01')], inputs, expect: 'unknown', reason: 'ambiguous' },
  { name: 'neither contracts nor requests are recorded', detector, events: [], inputs: { ...inputs, recording: [] }, expect: 'unknown', reason: 'not-recorded' },
  {
    name: 'nothing seen, and a hole in spring', detector, events: [], expect: 'unknown', reason: 'gap',
    inputs: { ...inputs, recording: [{ from: '2022-01-01T00:00:00Z', to: '2026-03-01T00:00:00Z' }, { from: '2026-04-01T00:00:00Z' }] },
  },
  { name: 'we name no services of ours', detector, events: [sold(['print'])], inputs: { ...inputs, agency: {} }, expect: 'not-applicable', reason: 'no-core-services' },
]
