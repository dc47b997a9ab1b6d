// What the detector must answer, and when: the input of the conformance kit.
import { days } from 'churn-signals/testing'
import { portalDesertion } from './portal-desertion.js'

const detector = portalDesertion()
const inputs = { asOf: '2026-06-01T12:00:00Z', clientId: 'bakery', recording: [{ from: '2025-06-01T00:00:00Z' }] }

/** `count` visits, one every `every` days, the newest on `last`. */
export const visits = (last, count, every) => Array.from({ length: count }, (_, i) => ({
  type: 'acme/portal-visit', id: `${last}-${i}`, clientId: 'bakery', at: `${days(last, -i * every)}T09:00:00Z`, page: '/reports',
}))

export const cases = [
  {
    name: 'two visits a week, then none for four weeks',
    detector, events: visits('2026-05-01', 28, 3), inputs, expect: 'fired', severity: 1,
  },
  {
    name: 'two visits a week, then one a week',
    detector, events: [...visits('2026-05-29', 4, 7), ...visits('2026-05-01', 28, 3)], inputs, expect: 'fired', severity: 0.57,
    worsen: (events) => events.filter((visit) => visit.at < '2026-05-25'),
  },
  { name: 'two visits a week all along', detector, events: visits('2026-05-31', 40, 3), inputs, expect: 'clear' },
  { name: 'a visit a month', detector, events: visits('2026-05-01', 4, 30), inputs, expect: 'unknown', reason: 'too-few' },
  {
    name: 'the portal stopped sending', detector, events: visits('2026-05-01', 28, 3), expect: 'unknown', reason: 'gap',
    inputs: { ...inputs, recording: [{ from: '2025-06-01T00:00:00Z', to: '2026-05-02T00:00:00Z' }] },
  },
]
