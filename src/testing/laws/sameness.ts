import { agencyRunner, agencyViews, runner } from '../../assess/index.ts'
import type { Detector, Finding } from '../../detectors/index.ts'
import type { AnyEvent, ClientEvent } from '../../events/index.ts'
import { defaultNorms } from '../../measures/index.ts'
import { createTimeline, createView, DAY_MS, toIso, toMs } from '../../timeline/index.ts'
import * as make from '../builders.ts'
import type { Random } from '../random.ts'
import type { Situation } from '../situations.ts'
import { copy, same, shifted } from '../values.ts'
import { ask, attempt, changedBy, differs, eachSituation, type Judged, type Law, type Subject } from './law.ts'

/** Laws of the kind: this must not change the answer. */

const deterministic = eachSituation(
  'deterministic',
  'The same inputs give the same answer, however often it is asked.',
  (situation, subject) => {
    const again = { events: copy(situation.events), inputs: copy(situation.inputs) }
    return changedBy(subject, situation, again, 'asked again') ?? changedBy(subject, situation, again, 'asked a third time')
  },
)

const untouched = eachSituation(
  'untouched',
  'Events and inputs are not changed.',
  (situation, subject) => {
    const [events, inputs] = [copy(situation.events), copy(situation.inputs)]
    ask(subject, { ...situation, events, inputs })
    if (!same(events, situation.events)) return 'it changed the events'
    return same(inputs, situation.inputs) ? undefined : 'it changed the inputs'
  },
)

const order = eachSituation(
  'order',
  'The order in which events arrive changes nothing.',
  (situation, subject, random) => changedBy(subject, situation, { events: random.shuffle(situation.events) }, 'shuffled'),
)

const duplicates = eachSituation(
  'duplicates',
  'Events that arrive twice change nothing.',
  (situation, subject, random) => {
    const twice = situation.events.filter(() => random.next() < 0.5).map(copy)
    return changedBy(subject, situation, { events: [...twice, ...situation.events] }, 'with duplicates')
  },
)

/** Contracts are left out: what they say may end the engagement, and that is relevant to all. */
const NOISE: readonly ((at: string) => ClientEvent)[] = [
  make.message, make.call, make.meeting, make.contactChange, make.organisationChange, make.accessChange, make.survey,
  make.advocacy, make.pulse, make.budget, make.invoice, make.financials, make.request, make.commitment, make.report,
  make.performance, make.initiative, make.incident, make.plan, make.usage,
]

const irrelevant = eachSituation(
  'irrelevant',
  'Events of types that it does not read change nothing.',
  (situation, subject, random) =>
    changedBy(subject, situation, { events: [...noiseFor(situation, random), ...situation.events] }, 'with irrelevant events'),
)

function noiseFor({ detector, inputs }: Situation, random: Random): AnyEvent[] {
  const { clientId, asOf } = inputs
  const at = () => toIso(toMs(asOf, 'asOf') - Math.floor(random.next() ** 2 * 400 * DAY_MS))
  const own = NOISE.map((event) => event(at())).filter((event) => !detector.reads.includes(event.type))
  const events: AnyEvent[] = [
    ...own.map((event) => ({ ...event, clientId, source: 'noise' })),
    { type: 'noise/event', id: 'noise', source: 'noise', clientId, at: at() },
    { type: 'retraction', id: 'of-nothing', source: 'noise', clientId, at: at() },
  ]
  return random.shuffle(events)
}

const automated = eachSituation(
  'automated',
  'Newsletters and bots are no contact: messages sent by no person change nothing.',
  (situation, subject, random) => {
    if (!situation.detector.reads.includes('message')) return undefined
    // All is recorded, so that messages from a feed that was not stated do not count as proof of a feed.
    const stated = { ...situation, inputs: { ...situation.inputs, recording: [{ from: '1990-01-01T00:00:00Z' }] } }
    const before = ask(subject, stated)
    if (typeof before === 'string') return before
    const noisy = { ...stated, events: [...machineMail(situation, random), ...situation.events] }
    return differs(before, ask(subject, noisy), 'with automated messages')
  },
)

function machineMail({ inputs }: Situation, random: Random): AnyEvent[] {
  const end = toMs(inputs.asOf, 'asOf')
  return Array.from({ length: 10 }, (_, i) => {
    const from = make.party(random.pick(['client/ana', 'agency/tom', 'third-party/shop']))
    const at = toIso(end - Math.floor(random.next() ** 2 * 200 * DAY_MS))
    const who = { source: 'noise', clientId: inputs.clientId, from, automated: random.pick(['bulk', 'bot'] as const) }
    return make.message(at, { id: `automated-${i}`, text: 'Are you there?', ...who })
  })
}

const blind = eachSituation(
  'blind',
  'What was not known at asOf changes nothing: later events, later records, later corrections and withdrawals.',
  (situation, subject, random) =>
    changedBy(subject, situation, { events: [...unknownYet(situation, random), ...situation.events] }, 'with hindsight'),
)

function unknownYet({ events, inputs }: Situation, random: Random): AnyEvent[] {
  const end = toMs(inputs.asOf, 'asOf')
  const later = (): string => toIso(end + 1 + random.below(90 * DAY_MS))
  return events.flatMap((event, i): AnyEvent[] => {
    const recordedAt = later()
    switch (random.below(4)) {
      case 0: return [{ ...event, id: `later-${i}`, at: recordedAt }]
      case 1: return [{ ...event, id: `recorded-later-${i}`, recordedAt }]
      case 2: return [{ ...event, at: dayEarlier(event, end), recordedAt, revision: (event.revision ?? 0) + 1 }]
      default: return [{ type: 'retraction', id: event.id, ...sourceOf(event), clientId: event.clientId, at: recordedAt }]
    }
  })
}

function dayEarlier(event: AnyEvent, end: number): string {
  return toIso(Math.min(end, toMs(event.at, 'at')) - DAY_MS)
}

function sourceOf({ source }: AnyEvent): { source?: string } {
  return source === undefined ? {} : { source }
}

/** 28 years: weekdays, months and leap years repeat (until 2100). */
const CYCLE_DAYS = 1461 * 7

const calendarCycle = eachSituation(
  'calendar-cycle',
  'Everything shifted by 1,461 weeks, in UTC, gives the same answer shifted.',
  (situation, subject) => shiftChanges(situation, subject, situation.inputs.asOf < '2070' ? CYCLE_DAYS : -CYCLE_DAYS),
)

const week = eachSituation(
  'week',
  'Everything shifted by one week, in UTC, gives the same answer shifted, unless it counts by calendar months.',
  (situation, subject) => (subject.calendarMonths ? undefined : shiftChanges(situation, subject, 7)),
)

function shiftChanges(situation: Situation, subject: Subject, by: number): string | undefined {
  const timeZone = 'UTC'
  const { profile, agency } = situation.inputs
  const inputs = { ...situation.inputs, profile: { ...profile, timeZone }, agency: { ...agency, timeZone } }
  const before = ask(subject, { ...situation, inputs })
  if (typeof before === 'string') return before
  const after = ask(subject, { ...situation, events: shifted(situation.events, by), inputs: shifted(inputs, by) })
  return differs(shifted(before, by), after, `shifted by ${by} days`)
}

const alone = eachSituation(
  'alone',
  'Other detectors in the same run cannot change its finding, nor can it change its own next one.',
  (situation, subject) => {
    const beside = attempt(() => besideOthers(situation, subject))
    if (typeof beside === 'string') return beside
    const [lone, ...rest] = beside
    return rest.map((finding) => differs(lone, finding, 'beside others')).find((message) => message !== undefined)
  },
)

/** What it answers alone, then after itself, then after the others, all three in the library's own runner. */
function besideOthers(situation: Judged, { others }: Subject): [Finding, Finding, Finding] {
  const { detector } = situation
  const twice = libraryRunner(situation)
  const last = libraryRunner(situation)
  const [first, second] = [twice(detector), twice(detector)]
  for (const other of others) if (isOfAgency(other) === isOfAgency(detector)) attempt(() => last(other))
  return [first, second, last(detector)]
}

const isOfAgency = ({ side }: Detector): boolean => side === 'agency-level'

/** Runs any number of detectors over the same views. */
function libraryRunner({ detector, events, inputs }: Judged): (detector: Detector) => Finding {
  const run = { ...inputs, asOf: toMs(inputs.asOf, 'asOf') }
  if (detector.side === 'agency-level') return agencyRunner(agencyViews(events, inputs), run)
  return runner(createView(createTimeline(events, inputs.clientId), run), inputs.norms ?? defaultNorms)
}

export const samenessLaws: readonly Law[] = [
  deterministic, untouched, order, duplicates, irrelevant, automated, blind, calendarCycle, week, alone,
]
