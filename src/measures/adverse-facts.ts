import type { EventBase } from '../events/index.ts'
import { firstWhere } from '../statistics/index.ts'
import type { Calendar } from '../timeline/index.ts'
import { commitmentLedger } from './commitment-ledger.ts'
import { contacts } from './contacts.ts'
import { cueCount } from './cue-count.ts'
import { incidentLedger } from './incident-ledger.ts'
import { invoiceLedger, type Invoice } from './invoice-ledger.ts'
import { requestLedger } from './request-ledger.ts'
import type { Scope } from './scope.ts'
import { surveyAnswers } from './survey-answers.ts'

/** Something that went badly for the client. */
export interface AdverseFact {
  readonly at: number
  readonly kind: 'incident' | 'overdue-commitment' | 'detractor' | 'disputed-invoice' | 'complaint' | 'ignored-request'
  /** When it was owned, delivered, resolved or answered; null while open. */
  readonly settledAt: number | null
  readonly event: EventBase & { readonly type: string }
}

const TYPES = ['incident', 'commitment', 'survey', 'invoice', 'request', 'message', 'meeting', 'call', 'report']
/** Complaints are looked for over a year: far longer than any detector asks about. Assumed. */
const COMPLAINT_DAYS = 364
const COMPLAINTS = ['performance-complaint', 'pace-complaint', 'feels-unimportant', 'leak-suspicion'] as const
/** Highest score of a detractor on 0 to 10. Published: NPS. */
const DETRACTOR_AT_MOST = 6
/** A request without a word for longer than this many working days was ignored (assumed). */
const IGNORED_AFTER_WORKING_DAYS = 2

/** Adverse facts of the types that the detector reads, oldest first. */
export function adverseFacts(scope: Scope): readonly AdverseFact[] {
  return scope.once('adverseFacts', TYPES, () =>
    [
      ...incidents(scope), ...overdueCommitments(scope), ...detractors(scope),
      ...disputes(scope), ...complaints(scope), ...ignoredRequests(scope),
    ].sort((a, b) => a.at - b.at),
  )
}

function incidents(scope: Scope): AdverseFact[] {
  return incidentLedger(scope).flatMap(({ foundAt, ownedAt, plannedAt, resolvedAt, creditedAt, events }) => {
    const settledAt = earliest([ownedAt, plannedAt, resolvedAt, creditedAt])
    return events.slice(0, 1).map(({ event }): AdverseFact => ({ at: foundAt, kind: 'incident', settledAt, event }))
  })
}

function overdueCommitments(scope: Scope): AdverseFact[] {
  return commitmentLedger(scope).flatMap(({ side, dueBy, deliveredAt, cancelledAt, events }) => {
    const settledAt = earliest([deliveredAt, cancelledAt])
    if (side !== 'agency' || dueBy >= (settledAt ?? scope.asOf)) return []
    return events.slice(0, 1).map(({ event }): AdverseFact => ({ at: dueBy, kind: 'overdue-commitment', settledAt, event }))
  })
}

function detractors(scope: Scope): AdverseFact[] {
  if (scope.of('survey').length === 0) return []
  const answered = answerAfter(scope)
  return surveyAnswers(scope, 'client').answers
    .filter(({ metric, score10 }) => metric === 'nps' && score10 <= DETRACTOR_AT_MOST)
    .map(({ survey: { at, event } }) => ({ at, kind: 'detractor', settledAt: answered(at), event }))
}

function disputes(scope: Scope): AdverseFact[] {
  return invoiceLedger(scope).invoices.flatMap(disputesOf)
}

/** Every dispute of an invoice, those that were settled too. */
function disputesOf({ events }: Invoice): AdverseFact[] {
  return events.flatMap(({ at, event }, i) => {
    if (event.status !== 'disputed' || events[i - 1]?.event.status === 'disputed') return []
    const settledAt = events.slice(i).find((later) => later.event.status !== 'disputed')?.at ?? null
    return [{ at, kind: 'disputed-invoice' as const, settledAt, event }]
  })
}

function complaints(scope: Scope): AdverseFact[] {
  if (scope.of('message').length + scope.of('meeting').length === 0) return []
  const answered = answerAfter(scope)
  const { cues } = cueCount(scope, COMPLAINTS, COMPLAINT_DAYS)
  return cues.map(({ at, event }) => ({ at, kind: 'complaint', settledAt: answered(at), event }))
}

function ignoredRequests(scope: Scope): AdverseFact[] {
  return requestLedger(scope).flatMap(({ side, openedAt, acknowledgedAt, events }) => {
    const late = ignoredFrom(openedAt, scope.calendar)
    if (side !== 'client' || late > scope.asOf || (acknowledgedAt ?? Infinity) <= late) return []
    const settledAt = acknowledgedAt
    return events.slice(0, 1).map(({ event }): AdverseFact => ({ at: late, kind: 'ignored-request', settledAt, event }))
  })
}

/** The end of the last working day, on our clock, on which a word was in time. */
function ignoredFrom(openedAt: number, calendar: Calendar): number {
  let day = calendar.day(openedAt, 'agency')
  for (let left = IGNORED_AFTER_WORKING_DAYS; left > 0; ) if (calendar.isWorkingDay(++day, 'agency')) left--
  return calendar.startOf(day + 1, 'agency')
}

/** When we first turned to the client after a moment; null when not yet. */
function answerAfter(scope: Scope): (at: number) => number | null {
  const ours = contacts(scope).filter(({ direction }) => direction === 'outbound').map(({ at }) => at)
  return (at) => ours[firstWhere(0, ours.length - 1, (i) => (ours[i] ?? 0) > at) ?? -1] ?? null
}

function earliest(instants: readonly (number | null)[]): number | null {
  const known = instants.filter((at) => at !== null)
  return known.length === 0 ? null : Math.min(...known)
}
