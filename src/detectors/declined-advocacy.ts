import * as z from 'zod'
import type { AdvocacyEvent } from '../events/index.ts'
import { defineDetector, option } from './define-detector.ts'
import { clear, graded } from './finding.ts'
import { unseen } from './shared/unseen.ts'

/** Options of `declinedAdvocacy`. */
export interface DeclinedAdvocacyOptions {
  /** Days over which refusals count. @defaultValue 182 */
  windowDays?: number
  /** Days for which advocacy that was given softens a refusal. @defaultValue 364 */
  givenDays?: number
  /** Days of the contract in which it is early to ask. @defaultValue 91 */
  earlyDays?: number
  /** Field of the event's `ext` that is true where a rule of the client's house forbids references. @defaultValue 'houseRule' */
  houseRuleField?: string
}

const DAY_MS = 86_400_000
/** Severity of one refusal, and of more. Assumed. */
const ONE = 0.4
const SEVERAL = 0.7
/** What is left of it where it says little of the relation. Assumed. */
const SOFTENED = 0.5

/** The client declines to be a reference, to give a testimonial or a case study. */
export const declinedAdvocacy = /* @__PURE__ */ defineDetector({
  id: 'declined-advocacy',
  sign: 'The client declines to speak for us: as a reference, in a testimonial or a case study.',
  side: 'client',
  sources: ['S002'],
  leadTime: { basis: 'assumed' },
  plays: ['ask-what-it-takes', 'offer-an-anonymous-form', 'wait-for-a-good-result'],
  firesOn: 'presence',
  reads: ['advocacy', 'contract'],
  options: (): z.ZodType<Required<DeclinedAdvocacyOptions>> =>
    z.strictObject({
      windowDays: option(z.number().min(1).default(182), 'Days over which refusals count.', {
        basis: 'assumed', because: 'half a year is how often one can ask',
      }),
      givenDays: option(z.number().min(0).default(364), 'Days for which advocacy that was given softens a refusal.', {
        basis: 'assumed', because: 'who spoke for us within a year has done its part',
      }),
      earlyDays: option(z.number().min(0).default(91), 'Days of the contract in which it is early to ask.', {
        basis: 'assumed', because: 'a quarter shows few results',
      }),
      houseRuleField: option(z.string().min(1).default('houseRule'), 'Field of `ext` that is true where a house rule forbids it.', {
        basis: 'assumed', because: 'no field of the event holds house rules',
      }),
    }),
  detect(context, { windowDays, givenDays, earlyDays, houseRuleField }) {
    const { events, measures, asOf, calendar } = context
    const today = calendar.day(asOf)
    const advocacy = events.filter((event) => event.type === 'advocacy')
    const within = (event: AdvocacyEvent, days: number): boolean => calendar.day(Date.parse(event.at)) > today - days
    const declined = advocacy.filter((event) => event.status === 'declined' && within(event, windowDays))
    const [first] = declined
    const last = declined.at(-1)
    if (first === undefined || last === undefined) return unseen(context, 'advocacy', windowDays) ?? clear()

    const { contractDay } = measures.contractInForce()
    const softenedBy = [
      { note: 'gave-before', holds: advocacy.some((event) => event.status === 'given' && within(event, givenDays)) },
      { note: 'house-rule', holds: declined.every((event) => event.ext?.[houseRuleField] === true) },
      { note: 'new-client', holds: contractDay !== null && contractDay < earlyDays },
    ].filter(({ holds }) => holds)
    const isBoundToRefuse = softenedBy.some(({ note }) => note !== 'new-client')
    const isNew = softenedBy.some(({ note }) => note === 'new-client')
    return graded({
      severity: (declined.length > 1 ? SEVERAL : ONE) * (isBoundToRefuse ? SOFTENED : 1) * (isNew ? SOFTENED : 1),
      since: first.at,
      causes: ['declined'],
      numbers: { declined: declined.length, daysSince: (asOf - Date.parse(last.at)) / DAY_MS },
      notes: softenedBy.map(({ note }) => note),
      events: declined,
    })
  },
})
