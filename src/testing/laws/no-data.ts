import type { Detector, Finding, FiresOn } from '../../detectors/index.ts'
import type { AnyEvent, RecordingSpan } from '../../events/index.ts'
import { canonical, DAY_MS, toIso, toMs } from '../../timeline/index.ts'
import { situationOf, type Situation } from '../situations.ts'
import { shown } from '../values.ts'
import { ask, changedBy, differs, eachSituation, type Judged, type Law, type Problem, type Subject } from './law.ts'

/** Laws about what missing data mean (the table of `firesOn`) and how far back a detector looks. */

/** The answers that are honest, by what the sign fires on. */
type Table = Readonly<Record<FiresOn, readonly Finding['status'][]>>

/** Silence where everything was recorded. */
const NO_EVENTS: Table = {
  presence: ['clear'],
  absence: ['fired', 'not-applicable'],
  change: ['unknown'],
}
/** Silence where nothing was recorded. */
const HOLE: Table = {
  presence: ['fired', 'unknown'],
  absence: ['clear', 'unknown', 'not-applicable'],
  change: ['unknown'],
}

/** Longer than any look-back; assumed. */
const YEARS_20 = 20 * 365
/** A hole of more than a year lies over every window; assumed. */
const WINDOW_DAYS = 400

const noEvents: Law = {
  name: 'no-events',
  statement: 'Without events and with all recorded, presence is clear, absence is fired or not applicable, change is unknown.',
  *check(subject) {
    for (const empty of emptyOnes(subject)) {
      const inputs = recorded(empty, [{ from: daysBefore(empty, YEARS_20) }])
      yield* mustBe(subject, { ...empty, inputs }, NO_EVENTS, 'no events, all recorded')
    }
  },
}

const hole: Law = {
  name: 'hole',
  statement: 'With nothing recorded in the whole window, presence is never clear, absence never fires, change is unknown.',
  *check(subject) {
    for (const empty of emptyOnes(subject)) {
      const ended = [{ from: daysBefore(empty, YEARS_20), to: daysBefore(empty, YEARS_20 - 1) }]
      yield* mustBe(subject, { ...empty, inputs: recorded(empty, ended) }, HOLE, 'recording ended long ago')
      yield* mustBe(subject, { ...empty, inputs: recorded(empty, []) }, HOLE, 'nothing was ever recorded')
    }
    for (const situation of subject.judged) yield* overWindow(subject, situation)
  },
}

/** What happened before the hole may be known; whether it still stands is not. An absence before the hole may rightly fire. */
function* overWindow(subject: Subject, situation: Judged): Generator<Problem> {
  if (situation.detector.firesOn === 'absence') return
  const days = Math.max(WINDOW_DAYS, ...Object.values(situation.detector.lookbackDays))
  const start = daysBefore(situation, days)
  const events = situation.events.filter((event) => known(event) < Date.parse(start))
  const inputs = recorded(situation, [{ from: daysBefore(situation, YEARS_20 + days), to: start }])
  const allowed = { ...HOLE, presence: [...HOLE.presence, 'not-applicable'], change: ['unknown', 'not-applicable'] } as const
  yield* mustBe(subject, { ...situation, events, inputs }, allowed, `a hole over the last ${days} days`)
}

function known(event: AnyEvent): number {
  return Math.max(toMs(event.at, 'at'), toMs(event.recordedAt ?? event.at, 'recordedAt'))
}

function* mustBe(subject: Subject, situation: Situation, table: Table, what: string): Generator<Problem> {
  const { firesOn } = situation.detector
  const allowed = table[firesOn]
  const answer = ask(subject, situation)
  if (typeof answer !== 'string' && allowed.includes(answer.status)) return
  const expected = `a detector that fires on ${firesOn} must be ${allowed.join(' or ')}`
  yield { case: situation.name, message: `${what}: ${expected}, got ${shown(answer)}` }
}

/** One situation without events, and without a profile, per configuration of the detector. */
function emptyOnes({ cases }: Subject): Situation[] {
  const first = new Map<string, Situation>()
  for (const one of cases) {
    const key = canonical(one.detector.options)
    const situation = situationOf(one)
    if (!first.has(key)) first.set(key, { ...situation, events: [], inputs: { ...situation.inputs, profile: {} } })
  }
  return [...first.values()]
}

function recorded({ inputs }: Situation, recording: readonly RecordingSpan[]): Situation['inputs'] {
  return { ...inputs, recording }
}

function daysBefore({ inputs }: Situation, days: number): string {
  return toIso(toMs(inputs.asOf, 'asOf') - days * DAY_MS)
}

/** A detector may trust the last look at a thing for a month [assumed: snapshots of access and contracts come monthly]. */
const TRUSTED_DAYS = 30

const loss = eachSituation(
  'loss',
  'When every feed ends and later events are lost, no absence begins to fire and no presence becomes clear.',
  (situation, subject, random) => {
    const end = toMs(situation.inputs.asOf, 'asOf') - (TRUSTED_DAYS + 1 + random.below(60)) * DAY_MS
    const from = daysBefore(situation, 2 * YEARS_20)
    const events = situation.events.filter((event) => known(event) < end)
    const whole = ask(subject, { ...situation, inputs: recorded(situation, [{ from }]) })
    const then = ask(subject, { ...situation, events, inputs: { ...recorded(situation, [{ from }]), asOf: toIso(end) } })
    const now = ask(subject, { ...situation, events, inputs: recorded(situation, [{ from, to: toIso(end) }]) })
    const thrown = [whole, then, now].find((answer) => typeof answer === 'string')
    if (thrown !== undefined) return thrown
    const [before, lost] = [whole, now].map(statusOf)
    const broken = {
      presence: before === 'fired' && lost === 'clear',
      absence: before !== 'fired' && statusOf(then) !== 'fired' && lost === 'fired',
      change: false, // less is known of the past, so other changes may show
    }[situation.detector.firesOn]
    return broken ? `with all feeds ended at ${toIso(end)}, ${shown(whole)} became ${shown(now)}` : undefined
  },
)

function statusOf(answer: Finding | string): string {
  return typeof answer === 'string' ? answer : answer.status
}

const lookback: Law = {
  name: 'look-back',
  statement: 'Events older than the look-back change nothing, and half the look-back would not do.',
  *check(subject) {
    for (const situation of subject.judged) {
      // Stated, for old events would make an inferred recording begin earlier.
      const recording = situation.inputs.recording ?? [{ from: daysBefore(situation, 2 * YEARS_20) }]
      const stated = { ...situation, inputs: recorded(situation, recording) }
      const before = ask(subject, stated)
      const after = ask(subject, { ...stated, events: [...tooOld(stated), ...stated.events] })
      const message = typeof before === 'string' ? before : differs(before, after, 'with events older than the look-back')
      if (message !== undefined) yield { case: situation.name, message }
    }
    yield* needlessLookbacks(subject)
  },
}

/** Copies of the events, each moved back beyond the look-back of its type. */
function tooOld(situation: Situation): AnyEvent[] {
  const { lookbackDays, reads } = situation.detector
  return situation.events.flatMap((event, i): AnyEvent[] => {
    const days = Object.hasOwn(lookbackDays, event.type) ? lookbackDays[event.type] : undefined
    if (days === undefined || event.type === 'retraction' || !reads.includes(event.type)) return []
    const age = Math.max(0, toMs(situation.inputs.asOf, 'asOf') - toMs(event.at, 'at'))
    const at = toIso(toMs(situation.inputs.asOf, 'asOf') - (days + 1) * DAY_MS - age)
    return [{ ...event, id: `too-old-${i}`, at, recordedAt: at }]
  })
}

function* needlessLookbacks(subject: Subject): Generator<Problem> {
  const types = new Set(subject.cases.flatMap(({ detector }) => Object.keys(detector.lookbackDays)))
  for (const type of types) {
    const needed = subject.judged.some((situation) => {
      const halved = { detector: halve(situation.detector, type) }
      return changedBy(subject, situation, halved, type) !== undefined
    })
    const remedy = 'shorten it, or add a case that needs it'
    if (!needed) yield { case: type, message: `no case changes when the look-back of ${type} is halved: ${remedy}` }
  }
}

function halve(detector: Detector, type: string): Detector {
  return { ...detector, lookbackDays: { ...detector.lookbackDays, [type]: (detector.lookbackDays[type] ?? 0) / 2 } }
}

export const noDataLaws: readonly Law[] = [noEvents, hole, loss, lookback]
