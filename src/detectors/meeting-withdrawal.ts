import * as z from 'zod'
import type { Attendee, EventBase, Seniority } from '../events/index.ts'
import type { Attainment, MainContacts, Meeting } from '../measures/index.ts'
import type { Calendar } from '../timeline/index.ts'
import { blend, median, ramp } from '../statistics/index.ts'
import { defineDetector, option } from './define-detector.ts'
import { graded, unknown } from './finding.ts'

/** Options of `meetingWithdrawal`. */
export interface MeetingWithdrawalOptions {
  /** Meetings running that the client called off from which it fires. @defaultValue 2 */
  calledOff?: number
  /** Meetings running that the client called off that are as bad as it gets. @defaultValue 4 */
  severeCalledOff?: number
  /** Length against before, as a ratio, from which shorter meetings fire. @defaultValue 0.6 */
  shorterRatio?: number
  /** Length against before that is as bad as it gets. @defaultValue 0.25 */
  severeRatio?: number
  /** A meeting that is held within so many days of its old date counts as held. @defaultValue 7 */
  heldWithinDays?: number
}

const DAY_MS = 86_400_000
/** Fewer meetings on record show no habit. Assumed. */
const MIN_MEETINGS = 4
/**
 * The newest meetings are held against those before; somebody who comes two times in three misses so many in 1.3 % of cases.
 * Assumed.
 */
const RECENT = 3
const BEFORE = 6
const REGULAR = 5
/** Severity where the senior people stay away, and where regulars do. Assumed. */
const DELEGATED = 0.4
const FEWER_PEOPLE = 0.35
/**
 * What it adds when under half of the regulars still come, and when meetings get shorter while results miss their target.
 * Assumed.
 */
const UNDER_HALF = 0.15
const SHORT_AND_WEAK = 0.15
/** Fewer missing regulars are not a trend, unless it is the main person. Assumed. */
const MIN_MISSING = 2
/** A short meeting may mean that all goes well. Practitioner: TAM speaks of short meetings despite weak results. */
const SHORT_AND_WELL = 0.5
/** Results miss when so many periods running do. Assumed. */
const WEAK_PERIODS = 2
const RANKS: readonly Seniority[] = ['junior', 'manager', 'head', 'director', 'executive']

/** The client withdraws from meetings. */
export const meetingWithdrawal = /* @__PURE__ */ defineDetector({
  id: 'meeting-withdrawal',
  sign: 'The client calls meetings off, makes them shorter, sends juniors or fewer people.',
  side: 'client',
  sources: ['beyond the sources: CLX, TAM, LIT, WCO'],
  leadTime: { days: [60, 90], basis: 'practitioner' },
  plays: [
    'ask-what-is-worth-the-hour',
    'agenda-with-one-decision',
    { play: 'bring-back-the-senior', causes: ['delegated', 'fewer-people'] },
  ],
  firesOn: 'change',
  reads: ['meeting', 'performance', 'contact-change'],
  options: (): z.ZodType<Required<MeetingWithdrawalOptions>> =>
    z.strictObject({
      calledOff: option(z.int().min(1).default(2), 'Meetings running that the client called off from which it fires.', {
        basis: 'practitioner', because: 'WCO, LIT, GTR',
      }),
      severeCalledOff: option(
        z.int().min(2).default(4),
        'Meetings running that the client called off that are as bad as it gets.',
        { basis: 'assumed', because: 'a month of weekly calls' },
      ),
      shorterRatio: option(z.number().gt(0).lt(1).default(0.6), 'Length against before from which shorter meetings fire.', {
        basis: 'assumed', because: 'an hour becomes 35 minutes',
      }),
      severeRatio: option(z.number().gt(0).lt(1).default(0.25), 'Length against before that is as bad as it gets.', {
        basis: 'assumed', because: 'an hour becomes a quarter',
      }),
      heldWithinDays: option(
        z.number().min(0).default(7),
        'A meeting that is held within so many days of its old date counts as held.',
        { basis: 'assumed', because: 'the same week' },
      ),
    })
      .refine((o) => o.severeCalledOff > o.calledOff, { path: ['severeCalledOff'], error: 'must be more than calledOff' })
      .refine((o) => o.severeRatio < o.shorterRatio, { path: ['severeRatio'], error: 'must be less than shorterRatio' }),
  lookbackDays: () => ({ meeting: 400, performance: 200 }),
  detect({ measures, asOf, calendar, recording }, options) {
    if (!recording.has('meeting')) return unknown('not-recorded', ['meeting'])
    const meetings = measures.meetingSeries().filter((m) => isWithClient(m) && (plannedAt(m) <= asOf || m.calledOffBy !== null))
    const third = [...meetings].sort((a, b) => plannedAt(b) - plannedAt(a))[RECENT - 1]
    if (third === undefined || meetings.length < MIN_MEETINGS) {
      return unknown('too-few', ['meeting'], { numbers: { meetings: meetings.length } })
    }
    const from = Math.max(plannedAt(third), recording.knownSince('meeting') ?? asOf)
    if (recording.missing('meeting', Math.min(from, asOf), asOf) > 0) return unknown('gap', ['meeting'])

    const series = meetings.filter((m) => m.held && m.recurring)
    const results = resultsOf(measures.attainment())
    const shorter = shorterPart(series, results, options)
    const people = fewerPeoplePart(series, measures.mainContacts('client'))
    const parts = [calledOffPart(meetings, calendar, options), shorter, delegatedPart(series), people]
    const showing = parts.filter(({ severity }) => severity > 0).sort((a, b) => b.severity - a.severity)
    const weak = shorter.severity > 0 && results === 'missed'
    const toDay = calendar.date(calendar.day(asOf))
    const events = showing.flatMap((part) => part.meetings)
    return graded({
      severity: Math.min(1, blend(showing.map(({ severity }) => severity)) + (weak ? SHORT_AND_WEAK : 0)),
      since: showing.map((part) => part.since).reduce((a, b) => (Date.parse(b) < Date.parse(a) ? b : a), toDay),
      causes: showing.map(({ cause }) => cause),
      numbers: Object.fromEntries([['meetings', meetings.length], ...parts.flatMap((part) => Object.entries(part.numbers))]),
      notes: [
        ...parts.filter((part) => !part.judged).map(({ cause }) => `${cause}-not-judged`),
        ...(weak ? ['weak-results'] : []),
        ...(events.some((m) => m.presumed) ? ['presumed-held'] : []),
      ],
      events: [...new Set<EventBase>(events.map(({ event }) => event))],
    })
  },
})

interface Part {
  readonly cause: 'called-off' | 'shorter' | 'delegated' | 'fewer-people'
  /** 0 where it does not show. */
  readonly severity: number
  /** Enough is on record to tell. */
  readonly judged: boolean
  readonly numbers: Readonly<Record<string, number>>
  readonly meetings: readonly Meeting[]
  readonly since: string
}

function part(
  cause: Part['cause'],
  severity: number,
  numbers: Part['numbers'],
  meetings: readonly Meeting[],
  from = meetings[0],
): Part {
  return { cause, severity, judged: true, numbers, meetings, since: from?.event.at ?? '' }
}

function notJudged(cause: Part['cause']): Part {
  return { cause, severity: 0, judged: false, numbers: {}, meetings: [], since: '' }
}

/** Internal meetings are none of the client's; one without a list of guests may be. */
function isWithClient({ event, attendees }: Meeting): boolean {
  return event.automated === undefined && (attendees.length === 0 || attendees.some(({ side }) => side === 'client'))
}

/** When it was to take place before it was last moved. */
function plannedAt({ startsAt, previousStartsAt }: Meeting): number {
  return previousStartsAt ?? startsAt
}

/**
 * Meetings that the client called off, one after the other, up to now. Those that we called off, or nobody knows who, say
 * nothing.
 */
function calledOffPart(meetings: readonly Meeting[], calendar: Calendar, options: Required<MeetingWithdrawalOptions>): Part {
  const told = [...meetings].sort((a, b) => plannedAt(a) - plannedAt(b)).flatMap((meeting) => {
    const off = isCalledOff(meeting, options.heldWithinDays)
    if (!off && !meeting.held) return []
    return off && calendar.isHoliday(calendar.day(plannedAt(meeting))) ? [] : [{ meeting, off }]
  })
  const running = told.slice(told.findLastIndex(({ off }) => !off) + 1).map(({ meeting }) => meeting)
  const severity = ramp(running.length, options.calledOff, options.severeCalledOff)
  return part('called-off', severity, { calledOffRunning: running.length }, running, running[options.calledOff - 1])
}

function isCalledOff(
  { held, status, calledOffBy, movedBy, startsAt, previousStartsAt }: Meeting,
  heldWithinDays: number,
): boolean {
  const far = previousStartsAt !== null && Math.abs(startsAt - previousStartsAt) > heldWithinDays * DAY_MS
  if (held || status === 'rescheduled') return movedBy === 'client' && far
  return calledOffBy === 'client'
}

/** The last three of a list of nine, and the six before; null where there are fewer. */
function split(meetings: readonly Meeting[]): { recent: readonly Meeting[]; before: readonly Meeting[] } | null {
  if (meetings.length < RECENT + BEFORE) return null
  return { recent: meetings.slice(-RECENT), before: meetings.slice(-RECENT - BEFORE, -RECENT) }
}

function shorterPart(series: readonly Meeting[], results: Results, options: Required<MeetingWithdrawalOptions>): Part {
  const halves = split(series.filter((m) => m.minutes !== null))
  if (halves === null) return notJudged('shorter')
  const [medianMinutes, earlierMedianMinutes] = [medianLength(halves.recent), medianLength(halves.before)]
  const minutesRatio = earlierMedianMinutes === 0 ? 1 : medianMinutes / earlierMedianMinutes
  const severity = ramp(minutesRatio, options.shorterRatio, options.severeRatio) * (results === 'met' ? SHORT_AND_WELL : 1)
  return part('shorter', severity, { minutesRatio, medianMinutes, earlierMedianMinutes }, halves.recent)
}

function medianLength(meetings: readonly Meeting[]): number {
  return median(meetings.map(({ minutes }) => minutes ?? 0))
}

/** People of the client who were there, as far as known. */
function guests({ attendees }: Meeting): readonly Attendee[] {
  return attendees.filter(({ side, response }) => side === 'client' && response !== 'declined')
}

/** The highest rank that used to sit in, or one above it, no longer does. */
function delegatedPart(series: readonly Meeting[]): Part {
  const halves = split(series.filter((m) => guests(m).length > 0 && guests(m).every(({ seniority }) => seniority !== undefined)))
  if (halves === null) return notJudged('delegated')
  const rank = ({ seniority }: Attendee): number => (seniority === undefined ? -1 : RANKS.indexOf(seniority))
  const top = (m: Meeting): number => Math.max(...guests(m).map(rank))
  const usual = RANKS.findLastIndex((_, level) => halves.before.filter((m) => top(m) >= level).length >= REGULAR)
  const severity = halves.recent.every((m) => top(m) < usual) ? DELEGATED : 0
  return part('delegated', severity, {}, halves.recent)
}

function fewerPeoplePart(series: readonly Meeting[], mains: MainContacts): Part {
  const halves = split(series.filter((m) => guests(m).length > 0 && guests(m).every(({ person }) => person !== undefined)))
  const first = halves?.recent[0]
  if (halves === null || first === undefined) return notJudged('fewer-people')
  const sat = (m: Meeting, who: string): boolean => guests(m).some(({ person }) => person === who)
  const people = new Set(halves.before.flatMap((m) => guests(m).flatMap(({ person }) => person ?? [])))
  const regulars = [...people].filter((who) => halves.before.filter((m) => sat(m, who)).length >= REGULAR)
  const missing = regulars.filter((who) => !halves.recent.some((m) => sat(m, who)))
  // Who speaks first in a list of guests is no main person; only one that was named is.
  const main = mains.at(first.startsAt - 1)
  const shows = missing.length >= MIN_MISSING || missing.some((who) => main?.basis === 'named' && who === main.person)
  const underHalf = missing.length * 2 > regulars.length
  const severity = shows ? FEWER_PEOPLE + (underHalf ? UNDER_HALF : 0) : 0
  return part('fewer-people', severity, { regulars: regulars.length, regularsMissing: missing.length }, halves.recent)
}

type Results = 'met' | 'missed' | null

/** Whether the main KPI met its target in the last period, or missed it in the last two; null where neither is known. */
function resultsOf({ periods, mainKpi }: Attainment): Results {
  const shares = periods.flatMap(({ kpi, attained }) => (kpi === mainKpi && attained !== null ? [attained] : []))
  const last = shares.slice(-WEAK_PERIODS)
  if ((last.at(-1) ?? 0) >= 1) return 'met'
  return last.length === WEAK_PERIODS && last.every((share) => share < 1) ? 'missed' : null
}
