import * as z from 'zod'
import type { Measures, WeekCount } from '../measures/index.ts'
import type { Calendar, Recording } from '../timeline/index.ts'
import { ramp } from '../statistics/index.ts'
import { defineDetector, option } from './define-detector.ts'
import { clear, graded, notApplicable, unknown } from './finding.ts'
import {
  baselineMean, isEnough, LAST_WEEKS, shiftOf, splitWeeks, TESTED_WEEKS, withoutBursts, type Shift, type Weeks,
} from './shared/weekly-level.ts'

/** What `contactDrop` can be told. */
export interface ContactDropOptions {
  /** Evidence for half the level, as a log likelihood ratio, that fires. @defaultValue 4.6 */
  threshold?: number
  /** Share of the usual level from which the last four weeks fire. @defaultValue 0.6 */
  share?: number
  /** Share of the usual level that is as bad as it gets. @defaultValue 0.1 */
  severeShare?: number
  /** Inbound contacts a week below which a client is too quiet to drop. @defaultValue 1 */
  minWeekly?: number
}

const DAY_MS = 86_400_000
/** The level that is looked for: half. Measured: methods.md 1 (b). */
const HALF = 0.5
/** A contact who changed within so many days explains a part. Assumed. */
const CHANGE_DAYS = 28
const CHANGED = 0.7
/** A week above so many usual ones is a burst; with a complaint in it, the client may have given up. Assumed. */
const BURST = 2
const GAVE_UP = 0.15
const COMPLAINTS = ['performance-complaint', 'pace-complaint', 'feels-unimportant', 'leak-suspicion'] as const

/** A client who used to talk a lot goes quiet without vanishing. */
export const contactDrop = /* @__PURE__ */ defineDetector({
  id: 'contact-drop',
  sign: 'A client who used to talk a lot goes quiet without vanishing.',
  side: 'client',
  sources: ['S001 s4'],
  leadTime: { days: [60, 90], basis: 'practitioner' },
  plays: ['ask-what-drives-it', 'send-a-short-status', 'bring-a-result'],
  firesOn: 'change',
  reads: ['message', 'call', 'meeting', 'contact-change'],
  options: (): z.ZodType<Required<ContactDropOptions>> =>
    z.strictObject({
      threshold: option(z.number().gt(0).default(4.6), 'Evidence for half the level, as a log likelihood ratio, that fires.', {
        basis: 'measured', because: 'methods.md 1 (b): at least 100 weeks between false alarms',
      }),
      share: option(z.number().gt(0).lt(1).default(0.6), 'Share of the usual level from which the last four weeks fire.', {
        basis: 'assumed', because: 'a drop that a person would see',
      }),
      severeShare: option(z.number().gt(0).lt(1).default(0.1), 'Share of the usual level that is as bad as it gets.', {
        basis: 'assumed', because: 'nearly nothing left',
      }),
      minWeekly: option(z.number().gt(0).default(1), 'Inbound contacts a week below which a client is too quiet to drop.', {
        basis: 'measured', because: 'methods.md 5: needs one a week',
      }),
    }).refine((o) => o.severeShare < o.share, { path: ['severeShare'], error: 'must be less than share' }),
  lookbackDays: () => ({ message: 280, call: 280, meeting: 280 }),
  detect({ measures, asOf, calendar, recording, norms }, options) {
    if (!recording.has('message')) return unknown('not-recorded', ['message'])
    const last = measures.weeklyCounts('inbound').weeks.at(-1)
    if (last === undefined) return unknown('too-few', ['message'])
    const lastFrom = calendar.startOf(last.monday - 7 * (LAST_WEEKS - 1))
    const begun = (type: string): number => Math.max(lastFrom, recording.knownSince(type) ?? asOf)
    const lost = feedTypes(recording).filter((type) => recording.missing(type, begun(type), asOf) > 0)
    if (lost.length > 0) return unknown('gap', lost)

    const comparable = recording.comparableSince(feedTypes(recording)) ?? -Infinity
    const comparableWeeks = (series: 'inbound' | 'threads', since: number, missingToo: boolean): WeekCount[] =>
      measures.weeklyCounts(series).weeks.filter((w) => (missingToo || !w.missing) && calendar.startOf(w.monday) >= since)
    const weeksOf = (series: 'inbound' | 'threads', since: number, missingToo = false): Weeks =>
      withoutBursts(splitWeeks(comparableWeeks(series, since, missingToo), last.week))
    const inbound = weeksOf('inbound', comparable)
    const numbers = { baselineWeeks: inbound.baseline.length, testedWeeks: inbound.tested.length }
    if (!isEnough(inbound)) {
      if (isEnough(weeksOf('inbound', comparable, true))) return unknown('gap', ['message'], { numbers })
      return unknown(isEnough(weeksOf('inbound', -Infinity)) ? 'short-history' : 'too-few', ['message'], { numbers })
    }
    if ([...inbound.baseline, ...inbound.tested].every(({ count }) => count === 0)) {
      return unknown('too-few', ['message'], { numbers })
    }
    if (isQuiet(inbound, options)) return notApplicable('too-quiet')

    const test = { norms, index: measures.weekIndex(), ratio: HALF, passes: passes(options) }
    const judge = (weeks: Weeks, normal: number): Drop => dropOf(shiftOf(weeks, { ...test, normal }), options)
    const contact = judge(inbound, norms.weeklyInbound)
    const opened = weeksOf('threads', comparable)
    const threads = isEnough(opened) && !isQuiet(opened, options) ? judge(opened, norms.weeklyThreads) : contact
    const stopsInitiating = threads.severity > contact.severity
    const worse = stopsInitiating ? threads : contact
    const evidence = {
      numbers: {
        ...numbers,
        weeklyBefore: worse.usual,
        weeklyNow: worse.now,
        ratio: worse.now / worse.usual,
        cusum: worse.score,
      },
      events: measures.contacts().filter((c) => c.direction === 'inbound' && c.at >= lastFrom).map((c) => c.event),
    }
    if (worse.first === null) return clear(evidence)

    const changed = measures.mainContacts('client').changes.some(({ at }) => at > asOf - CHANGE_DAYS * DAY_MS)
    const gaveUp = complainedInABurst(inbound.tested.slice(0, -LAST_WEEKS), contact.usual, measures, calendar)
    return graded({
      ...evidence,
      severity: Math.min(1, worse.severity + (gaveUp ? GAVE_UP : 0)) * (changed ? CHANGED : 1),
      since: calendar.date(worse.first.monday + 7),
      causes: [
        ...(stopsInitiating ? ['stops-initiating'] : []),
        ...(gaveUp ? ['gave-up'] : []),
        ...(changed ? ['contact-change'] : []),
      ],
    })
  },
})

/**
 * The feeds that carry contact. That a client rarely calls is no sign that calls are lost, so only messages count where nobody
 * states a recording.
 */
function feedTypes(recording: Recording): string[] {
  return recording.inferred ? ['message'] : ['message', 'call', 'meeting'].filter((type) => recording.knownSince(type) !== null)
}

function isQuiet(weeks: Weeks, { minWeekly }: Required<ContactDropOptions>): boolean {
  return baselineMean(weeks) < minWeekly
}

/** How far one series has dropped. */
interface Drop extends Shift {
  readonly severity: number
}

function passes({ threshold, share }: Required<ContactDropOptions>): (score: number, now: number, usual: number) => boolean {
  return (score, now, usual) => score >= threshold && now <= share * usual
}

function dropOf(shift: Shift, { share, severeShare }: Required<ContactDropOptions>): Drop {
  const severity = shift.first === null ? 0 : ramp(-Math.log(shift.now / shift.usual), -Math.log(share), -Math.log(severeShare))
  return { ...shift, severity }
}

/** A week of far more contact than usual, with a complaint in it. */
function complainedInABurst(weeks: readonly WeekCount[], usual: number, measures: Measures, calendar: Calendar): boolean {
  const bursts = new Set(weeks.filter(({ count }) => count > BURST * usual).map(({ week }) => week))
  if (bursts.size === 0) return false
  return measures.cueCount(COMPLAINTS, 7 * (TESTED_WEEKS + 1)).cues.some(({ day }) => bursts.has(calendar.week(day)))
}
