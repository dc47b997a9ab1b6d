import { selfServingPush } from '../../src/detectors/self-serving-push.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { accessChange, incident, initiative, message, party, performance, request, type DetectorCase } from '../../src/testing/index.ts'

const asOf = '2026-06-15T09:00:00Z'
/** Everything was recorded until asOf. */
const inputs = { asOf, clientId: 'acme', recording: [{ from: '2022-01-01T00:00:00Z' }] }
const detector = selfServingPush()
const tom = party('agency/tom')
const rival = party('third-party/eva@rival.example')
const error = incident('2026-06-12')
const proposal = (at: string) => initiative(at, { kind: 'proposal' })
const upsell = (at: string) => message(at, { from: tom, cues: [{ code: 'upsell' }] })
const granted = accessChange('2026-04-01', { principal: rival })
const revoked = accessChange('2026-06-15 08:00', { principal: rival, change: 'revoked', by: tom })
const badMonths = [performance('2026-02-16', { actual: 60 }), performance('2026-03-16', { actual: 60 })]
const worsen = (events: readonly AnyEvent[]): readonly AnyEvent[] => [...events, accessChange('2026-01-01', { principal: rival, platform: 'shop' }),
  accessChange('2026-06-15 08:59', { principal: rival, platform: 'shop', change: 'revoked', by: tom })]

export const cases: DetectorCase[] = [
  { name: 'an offer 3 days after an error that is still open', detector, events: [error, proposal('2026-06-15 08:00')], inputs, expect: 'fired', severity: 0.5, worsen },
  { name: 'the second offer in a month', detector, events: [incident('2026-05-01'), proposal('2026-05-20'), proposal('2026-06-15 08:00')], inputs, expect: 'fired', severity: 0.75, worsen },
  { name: 'offered in a mail 120 days ago', detector, events: [incident('2026-02-01'), upsell('2026-02-15')], inputs, expect: 'fired', severity: 0.125, worsen },
  { name: 'offered after two bad months', detector, events: [...badMonths, proposal('2026-03-17')], inputs, expect: 'fired', severity: 0.18, worsen },
  { name: 'we removed an outsider whom the client had let in', detector, events: [granted, revoked], inputs, expect: 'fired', severity: 0.9 },
  {
    name: 'four proposals and nothing else', detector, inputs, expect: 'fired', severity: 0.3, worsen,
    events: ['2026-02-02', '2026-03-02', '2026-05-02', '2026-06-15 08:00'].map(proposal),
  },
  {
    name: 'a quote on request', detector, inputs, expect: 'clear',
    events: [error, request('2026-06-13', { topic: 'quote' }), upsell('2026-06-15 08:00')],
  },
  { name: 'removed by nobody knows whom', detector, events: [granted, accessChange('2026-06-10', { principal: rival, change: 'revoked', by: party('unknown/x') })], inputs, expect: 'unknown', reason: 'ambiguous' },
  {
    name: 'only mail, which nobody reads', detector, events: [message('2026-06-12', { from: tom })], expect: 'unknown', reason: 'not-recorded',
    inputs: { ...inputs, recording: [{ types: ['message'], from: '2022-01-01T00:00:00Z' }] },
  },
  {
    name: 'nothing seen, and a hole in May', detector, events: [], expect: 'unknown', reason: 'gap',
    inputs: { ...inputs, recording: [{ from: '2022-01-01T00:00:00Z', to: '2026-05-10T00:00:00Z' }, { from: '2026-05-20T00:00:00Z' }] },
  },
]
