import * as z from 'zod'
import type { EventBase } from '../events/index.ts'
import type { Contract, Initiative, Meeting, Measures, Norms } from '../measures/index.ts'
import { FIRES_FROM, ramp } from '../statistics/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { clear, graded, notApplicable, unknown, type Finding } from './finding.ts'

/** Options of `renewalStall`. */
export interface RenewalStallOptions {
  /** Days before the last day to give notice from which it fires. @defaultValue 45 */
  noticeableDays?: number
  /** The same for clients whose fee is among the top quarter of the norms. @defaultValue 60 */
  topFeeDays?: number
  /** Days before that day at which it is as bad as can be. @defaultValue 7 */
  severeDays?: number
  /** Days for which a talk and a proposal are fresh. @defaultValue 60 */
  freshDays?: number
  /** Days over which contracts must have been recorded: a renewal may lie in a hole. @defaultValue 30 */
  recordedDays?: number
}

type Options = Required<RenewalStallOptions>

const DAY_MS = 86_400_000
/** What a renewal talk that the client called off or put off adds, and what is left where the contract renews itself. Assumed. */
const POSTPONED = 0.2
const AUTO_RENEWS = 0.6
/** A contract that starts this close to the end of another takes its place. Assumed. */
const FOLLOWS_DAYS = 30
const TALKS: readonly (Meeting['purpose'])[] = ['planning', 'review', null]
const MEETING_LOOKBACK_DAYS = 120

/** The last day to give notice comes near, and nobody talks about what comes after. */
export const renewalStall = /* @__PURE__ */ defineDetector({
  id: 'renewal-stall',
  sign: 'The last day to give notice comes near, and nobody talks about what comes after.',
  side: 'client',
  sources: ['beyond the sources: LIT, LGB, GTR'],
  leadTime: { basis: 'assumed' },
  plays: ['propose-the-next-term', 'ask-early', 'never-in-silence'],
  firesOn: 'absence',
  reads: ['contract', 'initiative', 'meeting', 'plan'],
  options: (): z.ZodType<Options> =>
    z.strictObject({
      noticeableDays: option(z.int().min(1).default(45), 'Days before the last day to give notice from which it fires.', {
        basis: 'practitioner', because: 'LGB',
      }),
      topFeeDays: option(z.int().min(1).default(60), 'The same for clients whose fee is among the top quarter.', {
        basis: 'practitioner', because: 'LGB',
      }),
      severeDays: option(z.int().min(0).default(7), 'Days before that day at which it is as bad as can be.', {
        basis: 'assumed', because: 'in a week nothing is agreed any more',
      }),
      freshDays: option(z.int().min(1).max(MEETING_LOOKBACK_DAYS - 1).default(60), 'Days for which a talk and a proposal are fresh.', {
        basis: 'assumed', because: 'the span before the mark of large clients',
      }),
      recordedDays: option(z.number().min(0).default(30), 'Days over which contracts must have been recorded.', {
        basis: 'assumed', because: 'a monthly look at the contracts',
      }),
    }),
  lookbackDays: () => ({ meeting: MEETING_LOOKBACK_DAYS }),
  detect(context, options) {
    const { measures, asOf, calendar, recording, norms } = context
    const { contracts } = measures.contractInForce()
    const today = calendar.day(asOf)
    const standing = contracts.map((contract) => standingOf(contract, contracts, today))
    const dated = standing.flatMap((own) => (own.kind === 'term' ? [own] : []))
    if (dated.length === 0) return withoutTerm(standing, context)
    if (!recording.covers(['contract'], asOf - options.recordedDays * DAY_MS, asOf)) return unknown('gap', ['contract'])

    const talks = talksOf(context, options.freshDays)
    const noticeable = isTopFee(measures, norms) ? options.topFeeDays : options.noticeableDays
    const judged = dated.map((term) => ({ ...term, severity: severityOf(term, talks, noticeable, options) }))
    const worst = judged.reduce((max, own) => (own.severity - max.severity || max.left - own.left) > 0 ? own : max)
    const numbers = { daysToNotice: worst.left, daysToEnd: worst.endsOn - today }
    const newest = worst.contract.events.at(-1)
    const events = [...(newest === undefined ? [] : [newest.event]), ...talks.events]
    if (worst.severity < FIRES_FROM) {
      if (talks.unseen.length > 0 && worst.left <= noticeable) return unknown('gap', talks.unseen, { numbers, events })
      const isUnclear = standing.some(({ kind }) => kind === 'unclear')
      return isUnclear ? unknown('ambiguous', ['contract.endsOn'], { numbers }) : clear({ numbers, events })
    }
    return graded({
      severity: worst.severity,
      since: calendar.date(Math.max(worst.noticeOn - noticeable, talks.staleFrom ?? -Infinity, worst.signedOn)),
      causes: ['nothing-proposed', ...(talks.postponed ? ['postponed'] : [])],
      numbers,
      notes: [
        ...(worst.contract.autoRenews === true ? ['renews-itself'] : []),
        ...(talks.unseen.length > 0 ? ['half-not-seen'] : []),
      ],
      events,
    })
  },
})

/** How a contract stands towards its renewal. */
type Standing =
  | { readonly kind: 'open-ended' | 'unclear' | 'left' | 'renewed' }
  | Term

interface Term {
  readonly kind: 'term'
  readonly contract: Contract
  readonly endsOn: number
  readonly noticeOn: number
  /** Days to the last one on which notice can be given. */
  readonly left: number
  readonly signedOn: number
}

function standingOf(contract: Contract, contracts: readonly Contract[], today: number): Standing {
  const { endsOn, noticeDays, status, servicesLost, startsOn, events } = contract
  const isLeft = (status === 'notice-given' || status === 'ended') && servicesLost === null
  if (isLeft || contract.over) return { kind: 'left' }
  if (endsOn === null) return { kind: noticeDays === null ? 'unclear' : 'open-ended' }
  const isFollowed = contracts.some((other) => other !== contract && follows(other, endsOn))
  if (isFollowed || (startsOn ?? today) > today) return { kind: 'renewed' }
  if (endsOn < today && contract.autoRenews !== true) return { kind: 'unclear' }
  // Without a period of notice the term itself is the last word.
  const noticeOn = contract.noticeOn ?? endsOn
  return { kind: 'term', contract, endsOn, noticeOn, left: noticeOn - today, signedOn: events.at(-1)?.day ?? today }
}

/** The next contract is signed already. */
function follows({ startsOn, status }: Contract, endsOn: number): boolean {
  return startsOn !== null && Math.abs(startsOn - endsOn) <= FOLLOWS_DAYS && (status === 'signed' || status === 'renewed')
}

function withoutTerm(standing: readonly Standing[], { recording, asOf }: DetectContext): Finding {
  const has = (kind: Standing['kind']): boolean => standing.some((own) => own.kind === kind)
  if (has('unclear')) return unknown('ambiguous', ['contract.endsOn'])
  if (has('renewed')) return clear()
  if (has('open-ended')) return notApplicable('open-ended')
  if (has('left')) return notApplicable('notice-given')
  if (!recording.has('contract')) return unknown('not-recorded', ['contract'])
  return recording.covers(['contract'], asOf - DAY_MS, asOf) ? notApplicable('no-contract') : unknown('gap', ['contract'])
}

function severityOf({ left, contract }: Term, talks: Talks, noticeable: number, { severeDays }: Options): number {
  if (talks.done || (contract.autoRenews === true && left < 0)) return 0
  const near = ramp(left, Math.max(noticeable, severeDays), severeDays)
  const sum = near === 0 ? 0 : Math.min(1, near + (talks.postponed ? POSTPONED : 0))
  return sum * (contract.autoRenews === true ? AUTO_RENEWS : 1)
}

/** What has been done about the next term lately. */
interface Talks {
  /** A talk was held and something was proposed; a half that cannot be seen counts as done. */
  readonly done: boolean
  /** Types whose records have a hole where a half may lie. */
  readonly unseen: readonly string[]
  /** The client called a talk off, or put it off. */
  readonly postponed: boolean
  /** The local day on which the older half was no longer fresh; null where one never was. */
  readonly staleFrom: number | null
  readonly events: readonly EventBase[]
}

function talksOf({ measures, recording, calendar, asOf }: DetectContext, freshDays: number): Talks {
  const today = calendar.day(asOf)
  const from = calendar.startOf(today - freshDays)
  const isSeen = (type: string): boolean => recording.has(type) && recording.missing(type, from, asOf) === 0
  const proposals = ['initiative', 'plan'].filter((type) => recording.has(type))
  const meetings = measures.meetingSeries()
  const met = meetings.filter(isTalk)
  const metDay = met.reduce((last, { startsAt }) => Math.max(last, calendar.day(Math.min(startsAt, asOf))), -Infinity)
  const { day: proposedDay, events } = lastProposal(measures, calendar)
  const isFresh = (day: number): boolean => day >= today - freshDays
  const meetingUnseen = !isFresh(metDay) && !isSeen('meeting')
  const proposalUnseen = !isFresh(proposedDay) && proposals.some((type) => !isSeen(type))
  // Where proposals are not recorded at all, a talk is enough.
  const proposed = isFresh(proposedDay) || proposalUnseen || proposals.length === 0
  const stale = proposals.length === 0 ? metDay : Math.min(metDay, proposedDay)
  const putOff = meetings.filter((own) => isPutOff(own) && isFresh(calendar.day(own.previousStartsAt ?? own.startsAt)))
  const talked = met.filter(({ startsAt }) => isFresh(calendar.day(startsAt)))
  return {
    done: (isFresh(metDay) || meetingUnseen) && proposed,
    unseen: [...(meetingUnseen ? ['meeting'] : []), ...(proposalUnseen ? proposals : [])],
    postponed: putOff.length > 0,
    staleFrom: Number.isFinite(stale) ? stale + freshDays + 1 : null,
    events: [...[...talked, ...putOff].map(({ event }) => event), ...events],
  }
}

/** What we last put on the table for the time to come, or when the plan was last agreed or reviewed. */
function lastProposal(measures: Measures, calendar: DetectContext['calendar']): { day: number; events: readonly EventBase[] } {
  const isOurs = ({ side, kind }: Initiative): boolean => side === 'agency' && (kind === 'proposal' || kind === 'roadmap')
  const told = measures.initiativeLedger().filter(isOurs).flatMap(({ events }) => events)
  const newest = told.sort((a, b) => a.at - b.at).at(-1)
  const reviewedAt = measures.planInForce()?.reviewedAt
  const reviewed = reviewedAt === undefined ? -Infinity : calendar.day(reviewedAt)
  return { day: Math.max(newest?.day ?? -Infinity, reviewed), events: newest === undefined ? [] : [newest.event] }
}

function isTalk({ held, purpose, attendees }: Meeting): boolean {
  return held && TALKS.includes(purpose) && attendees.some(({ side }) => side === 'client')
}

function isPutOff({ held, purpose, calledOffBy, movedBy }: Meeting): boolean {
  return !held && (purpose === 'planning' || purpose === 'review') && (calledOffBy === 'client' || movedBy === 'client')
}

/** The fee is among the highest quarter of the portfolio's in its currency. */
function isTopFee(measures: Measures, { feeTopQuarter }: Norms): boolean {
  const { amounts } = measures.feeInForce()
  return feeTopQuarter.some((mark) => amounts.some(({ amount, currency }) => currency === mark.currency && amount >= mark.amount))
}
