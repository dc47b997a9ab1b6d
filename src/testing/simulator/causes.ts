import type { LocalDate } from '../../events/index.ts'
import { DAY, localDate } from './clock.ts'
import type { Noise } from './noise.ts'

/**
 * What can be planted, each named like the detector that is meant to see it. A cause changes behaviour; it writes no finding.
 */
export const causeNames = [
  'ghosting', 'slow-replies', 'contact-drop', 'meeting-withdrawal', 'survey-silence', 'stalled-approvals',
  'question-surge', 'direction-confusion', 'repeated-questions', 'status-chasing', 'client-grievance', 'low-nps', 'declined-advocacy',
  'budget-cut', 'value-doubt', 'scope-shrinkage', 'late-payment', 'unmet-goals',
  'contact-loss', 'client-upheaval', 'new-account-access', 'exit-preparation', 'renewal-stall',
  'unanswered-requests', 'minimal-contact', 'unclear-answers', 'unasked-feedback', 'missing-plan', 'reactive-service', 'scattered-contacts',
  'missed-deadlines', 'late-delay-notice', 'repeated-mistakes', 'unowned-mistakes', 'overspend', 'blaming',
] as const

/** One of the causes that can be planted. */
export type CauseName = (typeof causeNames)[number]

/** How a planted trouble ended: the client left, or it was put right and the client stayed. */
export type Ending = 'loss' | 'recovery'

/** A cause at work in one client's history, in days. */
export interface PlantedCause {
  clientId: string
  cause: CauseName
  /** The day from which behaviour changes. */
  from: LocalDate
  /** The day the client gave notice, or the day things were put right. */
  to: LocalDate
  ending: Ending
}

/** How clients are lost: what usually comes together, with median days before the end. All assumed: signs.md *Lead* where it has one. */
const ARCS: Readonly<Record<string, readonly (readonly [CauseName, number])[]>> = {
  results: [
    ['unmet-goals', 170], ['question-surge', 110], ['direction-confusion', 100], ['client-grievance', 90], ['value-doubt', 80],
    ['budget-cut', 60], ['meeting-withdrawal', 60], ['new-account-access', 40], ['exit-preparation', 25],
  ],
  neglect: [
    ['minimal-contact', 170], ['unanswered-requests', 150], ['reactive-service', 160], ['unasked-feedback', 200], ['status-chasing', 110],
    ['missing-plan', 180], ['client-grievance', 80], ['low-nps', 90], ['contact-drop', 75], ['ghosting', 45],
  ],
  delivery: [
    ['missed-deadlines', 150], ['late-delay-notice', 130], ['repeated-mistakes', 140], ['unowned-mistakes', 110], ['overspend', 90],
    ['blaming', 75], ['client-grievance', 80], ['low-nps', 75], ['late-payment', 50], ['declined-advocacy', 70],
  ],
  people: [
    ['contact-loss', 130], ['client-upheaval', 120], ['slow-replies', 90], ['meeting-withdrawal', 75], ['stalled-approvals', 70],
    // A talk stays fresh for two months, so a stall shows later than that.
    ['new-account-access', 45], ['renewal-stall', 100], ['exit-preparation', 30],
  ],
  fading: [
    ['slow-replies', 120], ['contact-drop', 100], ['survey-silence', 200], ['stalled-approvals', 80], ['meeting-withdrawal', 80],
    ['scope-shrinkage', 60], ['repeated-questions', 130], ['ghosting', 50],
  ],
  voices: [
    ['scattered-contacts', 160], ['unclear-answers', 120], ['repeated-questions', 140], ['status-chasing', 90], ['low-nps', 80],
    ['slow-replies', 70], ['budget-cut', 45],
  ],
}

/** Each of an arc's causes shows in this share of its losses: no two look alike. Assumed. */
const SHOWS = 0.65
/** Spread of lead times, sd of ln. Assumed. */
const LEAD_SPREAD = 0.35

/** What goes wrong before one end. Nothing where none of the arcs holds an allowed cause. */
export function plantArc(noise: Noise, clientId: string, end: number, ending: Ending, allowed: readonly CauseName[]): PlantedCause[] {
  const arcs = Object.values(ARCS).map((arc) => arc.filter(([cause]) => allowed.includes(cause))).filter((arc) => arc.length > 0)
  // A cause that no arc holds comes alone, so that whoever asks for one gets it.
  const arc = arcs.length > 0 ? noise.pick(arcs) : allowed.map((cause): readonly [CauseName, number] => [cause, 90])
  const shown = arc.filter(() => noise.chance(SHOWS))
  return (shown.length > 0 ? shown : arc.slice(0, 1)).map(([cause, lead]) => ({
    clientId,
    cause,
    from: localDate(end - noise.logNormal(lead, LEAD_SPREAD) * DAY),
    to: localDate(end),
    ending,
  }))
}

/** How strongly a cause acts at an instant, 0 to 1. */
export type Trouble = (cause: CauseName, at: number) => number

/** Days in which a cause comes to its full strength. Assumed; a sudden silence is sudden. */
const RAMP_DAYS = 21

/** The strength of every cause planted with one client. */
export function troubleOf(planted: readonly PlantedCause[]): Trouble {
  const spans = planted.map(({ cause, from, to }) => ({ cause, from: Date.parse(from), to: Date.parse(to) }))
  return (cause, at) => {
    let strength = 0
    for (const span of spans) {
      if (span.cause !== cause || at < span.from || at >= span.to + DAY) continue
      strength = Math.max(strength, cause === 'ghosting' ? 1 : Math.min(1, (at - span.from) / (RAMP_DAYS * DAY)))
    }
    return strength
  }
}
