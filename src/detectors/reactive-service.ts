import * as z from 'zod'
import type { ClientEvent, EventBase } from '../events/index.ts'
import type { Initiative } from '../measures/index.ts'
import { blend, ramp } from '../statistics/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { clear, graded, notApplicable, unknown } from './finding.ts'
import { heldSince } from './shared/held-since.ts'
import { unseen } from './shared/unseen.ts'

/** Options of `reactiveService`. */
export interface ReactiveServiceOptions {
  /** Share of initiatives of ours among what moves the work, from which it fires, downwards. @defaultValue 0.15 */
  ownShare?: number
  /** Days back in which initiatives and requests are counted. @defaultValue 91 */
  windowDays?: number
  /** Days for which a test may run without a result. @defaultValue 56 */
  testDays?: number
  /** Part of the initiatives of the first weeks that is left when they have faded. @defaultValue 0.3 */
  fadedPart?: number
}

/** Fewer items show no share. Assumed. */
const MIN_ITEMS = 5
/** After so many contract days the recent weeks are held against the first ones, from so many initiatives then. Assumed. */
const FADED = { severity: 0.5, afterContractDay: 112, days: 84, from: 4 }
/** So many tests without a result. Assumed; S004: poor choice in testing. */
const UNTESTED = { severity: 0.3, tests: 3 }
/** The client declined so many: part that is left. Assumed. */
const DECLINED = { count: 3, part: 0.6 }

/** We wait to be asked. */
export const reactiveService = /* @__PURE__ */ defineDetector({
  id: 'reactive-service',
  sign: 'The agency only reacts; after the easy wins of the first months it stops looking for better.',
  side: 'agency',
  sources: ['S004 s2'],
  leadTime: { basis: 'assumed' },
  plays: ['keep-one-test-running', 'look-one-quarter-ahead', 'raise-the-next-idea'],
  firesOn: 'absence',
  reads: ['initiative', 'request', 'contract'],
  options: (): z.ZodType<Required<ReactiveServiceOptions>> =>
    z.strictObject({
      ownShare: option(
        z.number().gt(0).lte(1).default(0.15),
        'Share of initiatives of ours among what moves the work, from which it fires, downwards.',
        { basis: 'measured', because: 'npm run bench:quiet: a client that asks for much leaves a fifth of the work to six good ideas a quarter' },
      ),
      windowDays: option(z.int().min(1).default(91), 'Days back in which initiatives and requests are counted.', {
        basis: 'assumed', because: 'a quarter',
      }),
      testDays: option(z.int().min(1).default(56), 'Days for which a test may run without a result.', {
        basis: 'assumed', because: 'eight weeks are enough for most tests',
      }),
      fadedPart: option(
        z.number().gt(0).lt(1).default(0.3),
        'Part of the initiatives of the first weeks that is left when they have faded.',
        { basis: 'assumed', because: 'two thirds gone' },
      ),
    }),
  detect(context, options) {
    const { measures, asOf, calendar, recording } = context
    const missing = ['initiative', 'request'].filter((type) => !recording.has(type))
    if (missing.length > 0) return unknown('not-recorded', missing)
    const work = workOf(context)
    const today = calendar.day(asOf)
    const { contractDay } = measures.contractInForce()
    const isWhole = (days: number): boolean => recording.covers(['initiative'], calendar.startOf(today - days + 1), asOf)
    const share = (day: number): number => shareOn(work, day, options)
    const faded = (day: number): number => (contractDay === null ? 0 : fadedOn(work.ideas, day, today - contractDay, options))
    const stale = untested(work.ideas, context, options)
    const parts: Part[] = [
      {
        cause: 'reactive',
        severity: isWhole(options.windowDays) ? share(today) : 0,
        since: () => heldSince(today, today - options.windowDays, (day) => share(day) > 0),
      },
      {
        cause: 'faded',
        severity: isWhole(FADED.days) ? faded(today) : 0,
        since: () => heldSince(today, today - FADED.days, (day) => faded(day) > 0),
      },
      {
        cause: 'untested',
        severity: stale.length >= UNTESTED.tests ? UNTESTED.severity : 0,
        since: () => (stale[UNTESTED.tests - 1]?.day ?? today) + options.testDays + 1,
      },
    ]
    const showing = parts.filter(({ severity }) => severity > 0).sort((a, b) => b.severity - a.severity)
    const { own, asked } = within(work, today, options.windowDays)
    const refusals = work.ideas.flatMap(({ idea }) => idea.declinedAt ?? [])
    const declined = refusals.filter((at) => calendar.day(at) > today - options.windowDays)
    const isDeclined = declined.length >= DECLINED.count
    const numbers = { initiatives: own.length, clientRequests: asked.length, declined: declined.length, staleTests: stale.length }
    const open = showing.some(({ cause }) => cause === 'untested') ? stale : []
    const events = [...new Set([...own, ...asked, ...open].map(({ event }) => event))]
    const finding = graded({
      severity: blend(showing.map(({ severity }) => severity)) * (isDeclined ? DECLINED.part : 1),
      since: calendar.date(Math.min(today, ...showing.map(({ since }) => since()))),
      causes: [...showing.map(({ cause }) => cause), ...(isDeclined ? ['declined'] : [])],
      numbers,
      events,
    })
    if (finding.status === 'fired') return finding
    const unproven = unseen(context, 'initiative', options.windowDays, { numbers })
    if (unproven !== null) return unproven
    const start = Math.max(calendar.startOf(today - options.windowDays + 1), recording.knownSince('request') ?? asOf)
    if (recording.missing('request', start, asOf) > 0) return unknown('gap', ['request'], { numbers })
    if (own.length + asked.length >= MIN_ITEMS) return clear({ numbers, events })
    if (contractDay === null || contractDay < FADED.afterContractDay) return notApplicable('too-little-work')
    const isComparable = firstIdeas(work.ideas, today - contractDay) >= FADED.from
    return isComparable ? clear({ numbers, events }) : unknown('too-few', ['initiative', 'request'], { numbers })
  },
})

type Options = Required<ReactiveServiceOptions>

interface Part {
  readonly cause: 'reactive' | 'faded' | 'untested'
  readonly severity: number
  /** The local day since which it has held. */
  readonly since: () => number
}

interface Item {
  /** The local day on which it came up. */
  readonly day: number
  readonly event: EventBase
}

interface Idea extends Item {
  readonly idea: Initiative
}

/** What moves the work: our ideas, and what the client asks for. */
interface Work {
  readonly ideas: readonly Idea[]
  readonly requests: readonly Item[]
}

/** A fix repairs what went wrong, so it is no initiative; of what the client asks, a topic counts once a week. */
function workOf({ measures, calendar }: DetectContext<ClientEvent>): Work {
  const ours = measures.initiativeLedger().filter(({ side, kind }) => side === 'agency' && kind !== 'fix')
  const ideas = ours.flatMap((idea) => idea.events.slice(0, 1).map(({ event, day }): Idea => ({ day, event, idea })))
  const seen = new Set<string>()
  const requests = measures.requestLedger().filter(({ side }) => side === 'client').flatMap(({ topic, openedAt, events }) => {
    const day = calendar.day(openedAt)
    const key = `${calendar.week(day)} ${topic}`
    if (topic !== null && seen.has(key)) return []
    seen.add(key)
    return events.slice(0, 1).map(({ event }) => ({ day, event }))
  })
  return { ideas, requests }
}

function within({ ideas, requests }: Work, day: number, days: number): { own: Item[]; asked: Item[] } {
  const isIn = (item: Item): boolean => item.day > day - days && item.day <= day
  return { own: ideas.filter(isIn), asked: requests.filter(isIn) }
}

function shareOn(work: Work, day: number, { windowDays, ownShare }: Options): number {
  const { own, asked } = within(work, day, windowDays)
  const items = own.length + asked.length
  return items < MIN_ITEMS ? 0 : ramp(own.length / items, ownShare, 0)
}

function firstIdeas(ideas: readonly Idea[], startDay: number): number {
  return ideas.filter(({ day }) => day >= startDay && day < startDay + FADED.days).length
}

function fadedOn(ideas: readonly Idea[], day: number, startDay: number, { fadedPart }: Options): number {
  const first = firstIdeas(ideas, startDay)
  if (day - startDay <= FADED.afterContractDay || first < FADED.from) return 0
  const lately = ideas.filter((idea) => idea.day > day - FADED.days && idea.day <= day).length
  return lately <= fadedPart * first ? FADED.severity : 0
}

/** Tests without a result for long, oldest first. A declined one is not ours to finish; a result may lie in a hole. */
function untested(ideas: readonly Idea[], context: DetectContext<ClientEvent>, { testDays }: Options): Idea[] {
  const { calendar, recording, asOf } = context
  const today = calendar.day(asOf)
  const open = ideas.filter(({ idea }) => idea.kind === 'test' && idea.status !== 'done' && idea.status !== 'declined')
  return open.filter(({ idea, day }) => today - day > testDays && recording.covers(['initiative'], idea.proposedAt, asOf))
}
