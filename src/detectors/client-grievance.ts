import * as z from 'zod'
import type { CountedCue } from '../measures/index.ts'
import { ramp } from '../statistics/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { graded } from './finding.ts'
import { unheard } from './shared/cues.ts'

/** Options of `clientGrievance`. */
export interface ClientGrievanceOptions {
  /** Complaints within eight weeks from which it fires. @defaultValue 2 */
  complaints?: number
  /** Complaints within eight weeks that are as bad as it gets. @defaultValue 5 */
  severeComplaints?: number
  /** Days after which a complaint that was answered and settled at once no longer counts. @defaultValue 14 */
  settledDays?: number
}

const COMPLAINTS = ['feels-unimportant', 'pace-complaint', 'performance-complaint'] as const
/** Complaints are counted over so many days. Assumed. */
const WINDOW_DAYS = 56
/** Working days in which a complaint that is well handled is answered, and settled. Assumed. */
const ANSWERED_WORKING_DAYS = 1
const SETTLED_WORKING_DAYS = 5
/** What a deadline told in two ways, and a complaint of a promoter, add. Assumed. */
const CONTRADICTED = 0.2
const PROMOTER = 0.15
/** Lowest score of a promoter on 0 to 10. Published: NPS. */
const PROMOTER_SCORE = 9

/** The client says that it feels unimportant, that work is too slow, or that results are bad. */
export const clientGrievance = /* @__PURE__ */ defineDetector({
  id: 'client-grievance',
  sign: 'The client says that it feels unimportant, that work is too slow, or that results are bad.',
  side: 'client',
  sources: ['S003 #5', 'S003 closing', 'beyond the sources: B2B'],
  leadTime: { basis: 'assumed' },
  plays: ['listen-without-defence', 'one-date-one-voice', 'name-a-person-with-time'],
  firesOn: 'presence',
  reads: ['message', 'meeting', 'request', 'incident', 'survey'],
  options: (): z.ZodType<Required<ClientGrievanceOptions>> =>
    z.strictObject({
      complaints: option(z.int().min(1).default(2), 'Complaints within eight weeks from which it fires.', {
        basis: 'assumed', because: 'one false reading in 500 messages would stand a twentieth of all weeks',
      }),
      severeComplaints: option(z.int().min(2).default(5), 'Complaints within eight weeks that are as bad as it gets.', {
        basis: 'assumed', because: 'more than one in a fortnight',
      }),
      settledDays: option(
        z.number().min(0).default(14),
        'Days after which a complaint that was settled at once no longer counts.',
        { basis: 'assumed', because: 'complaints are healthy while they are answered' },
      ),
    }).refine((o) => o.severeComplaints > o.complaints, { path: ['severeComplaints'], error: 'must be more than complaints' }),
  lookbackDays: () => ({ message: 240, meeting: 240 }),
  detect(context, options) {
    const { measures } = context
    const { cues } = measures.cueCount(COMPLAINTS, WINDOW_DAYS)
    const standing = cues.filter((cue) => !isSettled(cue, context, options.settledDays))
    const neglect = standing.some(({ code }) => code === 'feels-unimportant') ? neglectOf(context) : null
    const contradicted = standing.some(({ code }) => code === 'pace-complaint') && isContradicted(context)
    const promoter = standing.some((cue) => wasPromoter(cue, context))
    const base = ramp(standing.length, options.complaints, options.severeComplaints)
    const evidence = {
      causes: [
        ...commonest(standing), ...(contradicted ? ['contradicted-deadline'] : []), ...(neglect === null ? [] : ['neglected']),
      ],
      numbers: { complaints: standing.length, settled: cues.length - standing.length, ...neglect },
      notes: promoter ? ['was-promoter'] : [],
      events: [...new Set(standing.map(({ event }) => event))],
    }
    const severity = base === 0 ? 0 : Math.min(1, base + (contradicted ? CONTRADICTED : 0) + (promoter ? PROMOTER : 0))
    const finding = graded({ ...evidence, severity, since: standing[options.complaints - 1]?.event.at ?? '' })
    return finding.status === 'fired' ? finding : unheard(context, COMPLAINTS, WINDOW_DAYS, evidence) ?? finding
  },
})

/** Answered within a working day, settled within a week, and a while ago: what was complained of is in order. */
function isSettled({ at }: CountedCue, { measures, calendar, asOf }: DetectContext, settledDays: number): boolean {
  const day = calendar.day(at, 'agency')
  const workingDays = (until: number): number => calendar.workingDays(day, calendar.day(until, 'agency'), 'agency')
  const answer = measures.contacts().find((contact) => contact.direction === 'outbound' && contact.at > at)
  if (answer === undefined || workingDays(answer.at) > ANSWERED_WORKING_DAYS) return false
  const resolved = measures.requestLedger().flatMap(({ side, declined, settledAt }) =>
    (side === 'client' && !declined ? settledAt ?? [] : []))
  const owned = measures.incidentLedger().flatMap(({ ownedAt }) => ownedAt ?? [])
  const settled = [...resolved, ...owned].filter((moment) => moment > at && workingDays(moment) <= SETTLED_WORKING_DAYS)
  return settled.length > 0 && calendar.day(asOf) - calendar.day(Math.min(...settled)) >= settledDays
}

/** How long ago we last turned to the client unasked, where that is longer than our rhythm. */
function neglectOf({ measures }: DetectContext): Record<string, number> | null {
  const { daysSince, cadenceDays } = measures.proactive()
  if (daysSince === null) return { cadenceDays }
  return daysSince > cadenceDays ? { daysSinceProactive: daysSince, cadenceDays } : null
}

/** We told two days for one thing. */
function isContradicted({ measures, calendar, asOf }: DetectContext): boolean {
  const after = calendar.day(asOf) - WINDOW_DAYS
  return measures.claims().some(({ claims }) => {
    const dates = claims.filter(({ side, kind, day }) => side === 'agency' && kind === 'date' && day > after)
    return new Set(dates.map(({ value }) => value)).size > 1
  })
}

/** The person who complains scored nine or ten before. */
function wasPromoter({ speaker, at }: CountedCue, { measures }: DetectContext): boolean {
  const person = speaker?.person
  if (person === undefined) return false
  return measures.surveyAnswers('client').answers.some((answer) =>
    answer.respondent === person && answer.metric === 'nps' && answer.score10 >= PROMOTER_SCORE && answer.survey.at < at)
}

function commonest(cues: readonly CountedCue[]): string[] {
  const count = (code: string): number => cues.filter((cue) => cue.code === code).length
  return cues.length === 0 ? [] : [...COMPLAINTS].sort((a, b) => count(b) - count(a)).slice(0, 1)
}
