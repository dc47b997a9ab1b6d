import type { Meeting } from '../../measures/index.ts'
import type { Seniority, SurveyEvent } from '../../events/index.ts'
import { saidAs, sureCues, type EvidenceContext, type Finder, type Piece } from '../pieces.ts'
import { asBegun, asStated, ourIncidents } from './facts.ts'
import { reachedAs } from './reach.ts'

/** A chatty client: so many gaps on record, half of them no longer than so many days. Assumed. */
const CHATTY = { gaps: 12, medianGapDays: 2 }
/** It has gone quiet after so many days, and so many times the longest of its latest gaps. Assumed. */
const QUIET = { days: 14, times: 2 }
/** Somebody who sat in most of the meetings before, and in none of the last. Assumed: as in meeting-withdrawal. */
const SENIORS = { before: 6, satIn: 5, last: 3 }
const RANKS: readonly Seniority[] = ['junior', 'manager', 'head', 'director', 'executive']

/** Comments of the client in surveys. That somebody took the trouble is what counts; what they say is not read. */
const comments: Finder = ({ of }) =>
  of('survey').filter(({ event }) => event.status === 'answered' && (event.comment ?? '').trim() !== '' && isClients(event))
    .map(({ at, event }) => ({ kind: 'candid-comment', at, event }))

/** Who is not known to be somebody else's answers for the client, as in `surveyAnswers`. */
function isClients({ respondent }: SurveyEvent): boolean {
  return respondent === undefined || respondent.side === 'client' || respondent.side === 'unknown'
}

/** Asked in words, by a request, or by a survey that was sent out. */
const feedbackAsked: Finder = (context) => [
  ...saidAs('feedback-asked', 'feedback-request')(context),
  ...asked('feedback-asked', 'feedback')(context),
  ...context.measures.surveyAnswers('client').sent.map(({ at, event }): Piece => ({ kind: 'feedback-asked', at, event })),
]

function asked(kind: 'feedback-asked' | 'questionnaire-sent', topic: string): Finder {
  return ({ measures }) =>
    measures.requestLedger().filter((request) => request.side === 'agency' && request.topic === topic)
      .flatMap(({ openedAt, events }) => asBegun(kind, openedAt, events))
}

/** A mistake that we found and owned up to before the client saw it: no field holds other weaknesses told unasked. */
const weaknesses: Finder = ({ measures }) =>
  ourIncidents(measures).filter(({ foundBy }) => foundBy === 'agency').flatMap(({ events }) => asStated('weakness-told', events, 'owned'))

const advocacy: Finder = ({ of }) =>
  of('advocacy').flatMap(({ at, event }): Piece[] => {
    if (event.status === 'declined') return [{ kind: 'advocacy-declined', at, event }]
    return event.kind === 'referral' || event.kind === 'rehire' ? [{ kind: event.kind, at, event }] : []
  })

const graveIncidents: Finder = ({ measures }) =>
  ourIncidents(measures).flatMap(({ kind, foundAt, events }) =>
    kind === 'leak' || kind === 'insult' ? asBegun(kind, foundAt, events) : [],
  )

const suspicions: Finder = (context) =>
  sureCues(context, 'leak-suspicion').map(({ at, event }) => ({ kind: 'leak-suspected', at, event }))

/** A client that used to talk every other day, and does not since; not where it may have talked unrecorded. */
const silence: Finder = ({ measures, recording, calendar, asOf }) => {
  const { gaps, medianGap, last, daysSince } = measures.activeDays()
  if (last === null || daysSince === null || medianGap === null || measures.contractInForce().allOver) return []
  if (gaps.length < CHATTY.gaps || medianGap > CHATTY.medianGapDays) return []
  const quietAfter = Math.max(QUIET.days, QUIET.times * Math.max(...gaps.slice(-CHATTY.gaps)))
  if (daysSince < quietAfter || !recording.covers(['message'], last.at, asOf)) return []
  return [{ kind: 'gone-quiet', at: Math.min(asOf, calendar.startOf(last.day + quietAfter)), event: last.event }]
}

/** The highest rank that sat in most of six meetings has missed the three after them, in which ranks are known. */
const seniorsWithdrawn: Finder = ({ measures }) => {
  const held = measures.meetingSeries().filter((meeting) => meeting.held && highestRank(meeting) !== null)
  const last = held.slice(-SENIORS.last)
  const before = held.slice(-SENIORS.last - SENIORS.before, -SENIORS.last)
  const newest = last.at(-1)
  if (newest === undefined || before.length < SENIORS.before) return []
  const reaches = (rank: number) => (meeting: Meeting): boolean => (highestRank(meeting) ?? -1) >= rank
  const usual = RANKS.findLastIndex((_, rank) => before.filter(reaches(rank)).length >= SENIORS.satIn)
  if (usual < RANKS.indexOf('head') || last.some(reaches(usual))) return []
  return [{ kind: 'seniors-withdrawn', at: newest.startsAt, event: newest.event }]
}

/** The rank of the most senior person of the client who did not decline; null where no rank is known. */
function highestRank({ attendees }: Meeting): number | null {
  const ranks = attendees.flatMap(({ side, response, seniority }) =>
    side === 'client' && response !== 'declined' && seniority !== undefined ? [RANKS.indexOf(seniority)] : [],
  )
  return ranks.length === 0 ? null : Math.max(...ranks)
}

const FINDERS: readonly Finder[] = [
  comments, feedbackAsked, weaknesses, advocacy, graveIncidents, suspicions, silence, seniorsWithdrawn,
  /* @__PURE__ */ asked('questionnaire-sent', 'questionnaire'),
  /* @__PURE__ */ saidAs('confidence-shared', 'confides'),
  /* @__PURE__ */ saidAs('praise-of-care', 'praise', 'care'),
  // Words on oneself or a product are no insult; without a topic it is one of the client.
  /* @__PURE__ */ reachedAs('insult', 'insult', ({ topic }) => topic === null || topic.toLowerCase() === 'client'),
  /* @__PURE__ */ reachedAs('venting', 'venting'),
  // What we say to a client about itself gives nobody away.
  /* @__PURE__ */ reachedAs('told-of-another-client', 'leak', ({ cue, event }) => cue.value !== event.clientId),
]

/** Is it safe to tell them things? */
export function intimacyEvidence(context: EvidenceContext): Piece[] {
  return FINDERS.flatMap((find) => find(context))
}
