import { unclearAnswers } from '../../src/detectors/unclear-answers.ts'
import type { AnyEvent, MessageEvent, RequestEvent } from '../../src/events/index.ts'
import { days, message, party, request, type DetectorCase, type Fields } from '../../src/testing/index.ts'

const asOf = '2026-06-15T12:00:00Z'
/** Everything was recorded until asOf. */
const inputs = { asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z' }] }
const detector = unclearAnswers()

/** A day so many days ago. */
export const ago = (daysAgo: number): string => days('2026-06-15', -daysAgo)
/** Asked, answered, and two days after the answer asked again. */
export const again = (daysAgo: number, fields: Fields<'message'> = {}): MessageEvent[] => {
  const ref = `thread-${daysAgo}`
  return [
    message(ago(daysAgo + 3), { ref, cues: [{ code: 'question' }] }),
    message(ago(daysAgo + 2), { ref, from: party('agency/tom'), cues: [], ...fields }),
    message(ago(daysAgo), { ref, cues: [{ code: 're-asked' }] }),
  ]
}
/** We answer without the fact that was asked for. */
export const evasive = (daysAgo: number): MessageEvent =>
  message(ago(daysAgo), { ref: `evasive-${daysAgo}`, from: party('agency/tom'), cues: [{ code: 'evasive' }] })
/** A request that we settled and the client reopened two days later. */
export const reopened = (daysAgo: number, fields: Fields<'request'> = {}): RequestEvent[] => {
  const ref = `request-${daysAgo}`
  return [
    request(ago(daysAgo + 5), { ref }), request(ago(daysAgo + 2), { ref, status: 'resolved' }),
    request(ago(daysAgo), { ref, status: 'reopened', ...fields }),
  ]
}
const four: AnyEvent[] = [8, 20, 32, 50].flatMap((daysAgo) => again(daysAgo))

export const cases: DetectorCase[] = [
  {
    name: 'four asked again', detector, inputs, expect: 'fired', severity: 0.37, events: four,
    worsen: (events) => [...events, evasive(4)],
  },
  {
    name: 'four reopened', detector, inputs, expect: 'fired', severity: 0.37,
    events: [8, 20, 32, 50].flatMap((daysAgo) => reopened(daysAgo)),
  },
  {
    name: 'two asked again, two evasive answers', detector, inputs, expect: 'fired', severity: 0.05,
    events: [...again(8), ...again(20), evasive(15), evasive(30)],
  },
  { name: 'one follow-up', detector, inputs, expect: 'clear', events: again(8) },
  { name: 'nobody read the mail', detector, expect: 'unknown', reason: 'not-recorded', events: [message(ago(3)), message(ago(9))],
    inputs: { ...inputs, recording: [{ types: ['message'], from: '2024-01-01T00:00:00Z' }] } },
  {
    name: 'a hole in May', detector, events: again(8), expect: 'unknown', reason: 'gap',
    inputs: {
      ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-05-10T00:00:00Z' }, { from: '2026-05-12T00:00:00Z' }],
    },
  },
]
