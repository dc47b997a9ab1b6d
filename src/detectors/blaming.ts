import * as z from 'zod'
import type { Cue, CueCode, EventBase, MeetingEvent, MessageEvent, Party } from '../events/index.ts'
import type { CountedCue, Measures } from '../measures/index.ts'
import { ramp } from '../statistics/index.ts'
import type { Calendar } from '../timeline/index.ts'
import { defineDetector, option } from './define-detector.ts'
import { clear, graded } from './finding.ts'
import { unheard } from './shared/cues.ts'
import { goesToClient } from './shared/sure-cues.ts'

/** Options of `blaming`. */
export interface BlamingOptions {
  /** Reproaches, less what we owned up to, from which it fires. @defaultValue 2 */
  reproaches?: number
  /** Reproaches, less what we owned up to, that are as bad as it gets. @defaultValue 5 */
  severeReproaches?: number
  /** Whole days that are looked at. @defaultValue 56 */
  windowDays?: number
  /** Working days after a complaint within which self-defence answers it. @defaultValue 3 */
  answerWorkingDays?: number
}

const CODES = ['blame', 'adversarial', 'defensive'] as const satisfies readonly CueCode[]
const COMPLAINTS: readonly CueCode[] = ['performance-complaint', 'pace-complaint', 'feels-unimportant', 'leak-suspicion']
/** Cues below this confidence are ignored. Assumed. */
const MIN_CONFIDENCE = 0.5
/** What blame of the client that it got to hear, and self-defence after its complaint, add each. Assumed. */
const TOLD_THE_CLIENT = 0.15
const AFTER_COMPLAINT = 0.15
/** Longer than the window and the days in which a complaint waits for an answer. Assumed. */
const LOOKBACK_DAYS = 91

/** Others are at fault, above all the client. */
export const blaming = /* @__PURE__ */ defineDetector({
  id: 'blaming',
  sign: 'Others are at fault, above all the client, and criticism meets self-defence.',
  side: 'agency',
  sources: ['S004 s3', 'S004 closing', 'S001 closing'],
  leadTime: { basis: 'assumed' },
  plays: ['ask-what-we-did-wrong', 'listen-before-planning', 'treat-it-as-ours'],
  firesOn: 'presence',
  reads: ['message', 'meeting'],
  options: (): z.ZodType<Required<BlamingOptions>> =>
    z.strictObject({
      reproaches: option(z.int().min(1).default(2), 'Reproaches, less what we owned up to, from which it fires.', {
        basis: 'assumed', because: 'one reading of a text may be wrong',
      }),
      severeReproaches: option(z.int().min(2).default(5), 'Reproaches, less what we owned up to, that are as bad as it gets.', {
        basis: 'assumed', because: 'more than every second week',
      }),
      windowDays: option(z.int().min(1).max(LOOKBACK_DAYS - 7).default(56), 'Whole days that are looked at.', {
        basis: 'assumed', because: 'eight weeks, as for all counted cues',
      }),
      answerWorkingDays: option(z.int().min(0).max(5).default(3), 'Working days within which self-defence answers a complaint.', {
        basis: 'assumed', because: 'later it is no answer any more',
      }),
    }).refine((o) => o.severeReproaches > o.reproaches, { path: ['severeReproaches'], error: 'must be more than reproaches' }),
  lookbackDays: () => ({ message: LOOKBACK_DAYS, meeting: LOOKBACK_DAYS }),
  detect(context, { reproaches, severeReproaches, windowDays, answerWorkingDays }) {
    const { measures, calendar, asOf } = context
    const after = calendar.day(asOf) - windowDays
    const talks = context.events.filter((event) => event.automated === undefined && calendar.day(Date.parse(event.at)) > after)
    const { cues, owned, net, since } = tally(talks, measures, windowDays, reproaches)
    const told = talks.some((event) => !ownsUp(event) && blamesClientAloud(event))
    const afterComplaint = defendsAfterComplaint(cues, measures, calendar, answerWorkingDays)
    const shown = ramp(net, reproaches, severeReproaches)
    const events = [...new Set<EventBase>(cues.map(({ event }) => event))]
    const evidence = { numbers: { reproaches: cues.length, owned }, events }
    // One remark alone never fires, however it was said.
    if (shown === 0 || since === null) return unheard(context, CODES, windowDays, evidence) ?? clear(evidence)
    return graded({
      ...evidence,
      severity: Math.min(1, shown + (told ? TOLD_THE_CLIENT : 0) + (afterComplaint ? AFTER_COMPLAINT : 0)),
      since,
      causes: byFrequency(cues),
      notes: [...(told ? ['told-the-client'] : []), ...(afterComplaint ? ['after-a-complaint'] : [])],
    })
  },
})

type Talk = MessageEvent | MeetingEvent

interface Tally {
  /** Reproaches, each once per code, thread and day, without those that were taken back in the same message. */
  readonly cues: readonly CountedCue[]
  /** How often we owned up elsewhere. */
  readonly owned: number
  readonly net: number
  /** What brought the balance to where it fires, and it has stayed there; null where it has not. */
  readonly since: string | null
}

function tally(talks: readonly Talk[], measures: Measures, windowDays: number, reproaches: number): Tally {
  const takenBack = new Set<EventBase>(talks.filter(ownsUp))
  const stands = ({ event }: CountedCue): boolean => !takenBack.has(event)
  const all = measures.cueCount(CODES, windowDays).cues
  const cues = all.filter(stands)
  // What took a reproach back in its own message is used up by that.
  const usedUp = new Set<EventBase>(all.filter((cue) => !stands(cue)).map(({ event }) => event))
  const ownings = measures.cueCount(['ownership'], windowDays).cues.filter(({ event }) => !usedUp.has(event))
  const step = (adds: number) => ({ event, at }: CountedCue) => ({ event, at, adds })
  const steps = [...cues.map(step(1)), ...ownings.map(step(-1))]
  let net = 0
  let since: string | null = null
  for (const { event, adds } of steps.sort((a, b) => a.at - b.at)) {
    net += adds
    if (net < reproaches) since = null
    else since ??= event.at
  }
  return { cues, owned: ownings.length, net, since }
}

/** Taking the fault in the same message takes a reproach back. A meeting is long, so there it only counts against it. */
function ownsUp(event: Talk): boolean {
  return event.type === 'message' && event.from.side === 'agency' && hasCue(event, ({ code }) => code === 'ownership')
}

/** Blame of the client that a person of the client got to hear. */
function blamesClientAloud(event: Talk): boolean {
  const aloud = event.type === 'message' ? goesToClient(event) && event.from.side === 'agency' : event.attendees.some(isClient)
  return aloud && hasCue(event, ({ code, topic, by }) => {
    return code === 'blame' && topic?.toLowerCase() === 'client' && (event.type === 'message' || by === 'agency')
  })
}

const isClient = ({ side }: Party): boolean => side === 'client'

function hasCue({ cues = [] }: Talk, isIt: (cue: Cue) => boolean): boolean {
  return cues.some((cue) => (cue.confidence ?? 1) >= MIN_CONFIDENCE && isIt(cue))
}

/** The answer to a complaint was a justification. */
function defendsAfterComplaint(cues: readonly CountedCue[], measures: Measures, calendar: Calendar, within: number): boolean {
  const complaints = measures.cueCount(COMPLAINTS, LOOKBACK_DAYS).cues
  return cues.some(({ code, at }) => code === 'defensive' && complaints.some((complaint) => {
    const days = calendar.workingDays(calendar.day(complaint.at, 'agency'), calendar.day(at, 'agency'), 'agency')
    return complaint.at <= at && days <= within
  }))
}

/** The codes that were heard, the commonest first. */
function byFrequency(cues: readonly CountedCue[]): string[] {
  const counts = CODES.map((code) => ({ code, count: cues.filter((cue) => cue.code === code).length }))
  return counts.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count).map(({ code }) => code)
}
