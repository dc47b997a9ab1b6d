import * as z from 'zod'
import type { Detector } from '../../src/detectors/index.ts'
import { defineDetector } from '../../src/detectors/define-detector.ts'
import { clear, fired, unknown } from '../../src/detectors/finding.ts'
import { extendScorecard, type Scorecard, type WeightEntry } from '../../src/health/index.ts'

/**
 * The six rules that somebody writes in an afternoon, as detectors of a user: on or off. 30 days of silence, an NPS of 6 and 15 days are
 * given. How long a fact counts, how large a cut is one and whether an orderly handover is a departure are not, so these are options.
 */

const DAY_MS = 86_400_000
const about = { side: 'client', sources: ['plain rule'], leadTime: { basis: 'assumed' }, plays: [], firesOn: 'presence' } as const
/** For how many days a fact counts. */
const days = z.number().gt(0)
/** A rule is on or off. */
const ON = 1

export const silent = (id: string) => defineDetector({
  ...about, id, sign: 'The client has not been in touch for 30 days.', reads: ['message', 'call', 'meeting'],
  options: () => z.strictObject({ silentDays: days.default(30) }),
  detect({ measures, asOf, recording }, { silentDays }) {
    const last = measures.contacts().findLast(({ direction }) => direction === 'inbound')
    if (last === undefined) return unknown('too-few', ['message'])
    if (last.at > asOf - silentDays * DAY_MS) return clear()
    // In favour of the rule: it knows of the holes that are stated, which few would think of in an afternoon.
    if (!recording.covers(['message'], last.at, asOf)) return unknown('gap', ['message'])
    return fired({ severity: ON, since: last.event.at, events: [last.event] })
  },
})

export const lowScore = (id: string) => defineDetector({
  ...about, id, sign: 'A person of the client last gave an NPS of 6 or less.', reads: ['survey'],
  options: () => z.strictObject({ days, most: z.number().default(6) }),
  detect({ measures, asOf }, options) {
    const { answers } = measures.surveyAnswers('client')
    const recent = answers.filter(({ metric, survey }) => metric === 'nps' && asOf - survey.at <= options.days * DAY_MS)
    const newest = new Map(recent.map((answer) => [answer.respondent, answer]))
    const low = [...newest.values()].find(({ score10 }) => score10 <= options.most)
    return low === undefined ? clear() : fired({ severity: ON, since: low.survey.event.at, events: [low.survey.event] })
  },
})

export const budgetFell = (id: string) => defineDetector({
  ...about, id, sign: 'The budget was cut.', reads: ['budget'],
  options: () => z.strictObject({ days, share: z.number().min(0).lt(1) }),
  detect({ measures, asOf }, options) {
    // Budgets of several services that are set on one day are one budget.
    const levels = [...new Map(measures.budgetLevels().steps.map((step) => [step.day, step])).values()]
    const cut = levels.findLast(({ at, perDay }, i) =>
      asOf - at <= options.days * DAY_MS && perDay < (1 - options.share) * (levels[i - 1]?.perDay ?? 0))
    return cut === undefined ? clear() : fired({ severity: ON, since: cut.change.event.at, events: [cut.change.event] })
  },
})

export const outsideAccess = (id: string) => defineDetector({
  ...about, id, sign: 'Somebody from outside was let into an account.', reads: ['access-change'],
  options: () => z.strictObject({ days }),
  detect({ events, asOf, agency }, options) {
    const grant = events.findLast(({ at, change, principal }) =>
      asOf - Date.parse(at) <= options.days * DAY_MS && change === 'granted' && principal.side === 'third-party'
      // In favour of the rule: it knows the tools that the agency works with.
      && !(agency.vendors ?? []).includes(principal.domain ?? ''))
    return grant === undefined ? clear() : fired({ severity: ON, since: grant.at, events: [grant] })
  },
})

export const contactLeft = (id: string) => defineDetector({
  ...about, id, sign: 'A contact of the client left.', reads: ['contact-change'],
  options: () => z.strictObject({ days, handovers: z.boolean() }),
  detect({ events, asOf }, options) {
    const change = events.findLast((event) =>
      asOf - Date.parse(event.at) <= options.days * DAY_MS && event.person.side === 'client'
      && (event.change === 'left' || (options.handovers && event.change === 'handed-over')))
    return change === undefined ? clear() : fired({ severity: ON, since: change.at, events: [change] })
  },
})

export const paysLate = (id: string) => defineDetector({
  ...about, id, sign: 'An invoice is 15 days late, or was when it was lately paid.', reads: ['invoice'],
  options: () => z.strictObject({ days, lateDays: days.default(15) }),
  detect({ measures, asOf, calendar }, options) {
    const today = calendar.day(asOf)
    const late = measures.invoiceLedger().invoices.findLast(({ daysLate, settledOn, open }) =>
      daysLate !== null && daysLate >= options.lateDays && (open > 0 || (settledOn !== null && today - settledOn <= options.days)))
    const event = late?.events.at(-1)?.event
    return event === undefined ? clear() : fired({ severity: ON, since: event.at, events: [event] })
  },
})

/** Spans in days for which a fact may count; the first is the horizon. */
const SPANS = [90, 30, 60, 180]
/** A cut of any size, as the rule has it; and the tenth and the fifth that somebody settles for who sees budgets tremble every month. */
const CUTS = [0, 10, 20]

/** Readings of each rule, side by side under names of their own; the first of each is its words and nothing more. */
export const readings: readonly (readonly Detector[])[] = [
  [silent('plain/silent')({})],
  SPANS.map((span) => lowScore(`plain/low-nps-${span}`)({ days: span })),
  CUTS.flatMap((cut) => SPANS.map((span) => budgetFell(`plain/budget-cut-${cut}-${span}`)({ days: span, share: cut / 100 }))),
  SPANS.map((span) => outsideAccess(`plain/outside-access-${span}`)({ days: span })),
  SPANS.flatMap((span) => [
    contactLeft(`plain/contact-left-${span}`)({ days: span, handovers: true }),
    contactLeft(`plain/contact-left-for-good-${span}`)({ days: span, handovers: false }),
  ]),
  SPANS.map((span) => paysLate(`plain/invoice-late-${span}`)({ days: span })),
]

/**
 * A scorecard that asks the rules besides, in the same replay, so that both are judged on the same dates: with a weight of nothing they
 * are reported and change no score.
 */
export function withRules(scorecard: Scorecard): Scorecard {
  const rules = readings.flat()
  const entry = (id: string): WeightEntry => ({
    weight: 0, family: id.replace('plain/', ''), dimension: 'rules', reason: 'Only looked at.', basis: 'assumed',
  })
  return extendScorecard(scorecard, {
    detectors: rules, groups: { rules: 'client' }, weights: Object.fromEntries(rules.map(({ id }) => [id, entry(id)])),
  })
}
