import * as z from 'zod'
import type { CueCode, EventBase } from '../events/index.ts'
import type { Measures } from '../measures/index.ts'
import type { Calendar } from '../timeline/index.ts'
import { rampLog } from '../statistics/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { clear, graded, notApplicable, unknown } from './finding.ts'
import { baselineMean, isEnough, LAST_WEEKS, shiftOf, splitWeeks, type Weeks } from './shared/weekly-level.ts'

/** Options of `questionSurge`. */
export interface QuestionSurgeOptions {
  /** Evidence for twice the level, as a log likelihood ratio, that fires. @defaultValue 4.6 */
  threshold?: number
  /** Questions in the last four weeks that it takes at least. @defaultValue 3 */
  questions?: number
  /** Times the usual level from which the last four weeks fire. @defaultValue 2 */
  ratio?: number
  /** Times the usual level that are as bad as it gets. @defaultValue 8 */
  severeRatio?: number
  /** Key of `ext` that marks a promise of ours as a launch. Empty: launches are not looked for. @defaultValue '' */
  launchField?: string
}

const DAY_MS = 86_400_000
/** The level that is looked for: twice the usual. Measured: methods.md 1 (b). */
const TWICE = 2
/** Every code that implies a question, and those that ask to have things justified. */
const QUESTIONS: readonly CueCode[] = [
  'question', 'direction-question', 'status-request', 're-asked',
  'responsibility-question', 'audit-question', 'value-question', 'contract-question',
]
const SCRUTINY: readonly string[] = ['audit-question', 'value-question']
/** Where less than this share of the client's messages was read, questions cannot be counted. Assumed. */
const MIN_READ = 0.5
/** From this share of them on it is scrutiny, and adds so much. Assumed. */
const SCRUTINY_SHARE = 1 / 3
const SCRUTINY_ADDS = 0.15
/**
 * Many questions have a good reason in the first days of a contract, and near a launch, a new contact or an incident. Assumed.
 */
const FIRST_DAYS = 56
const NEAR_DAYS = 14
const EXPLAINED = 0.5

/** A hands-off client suddenly asks many questions. */
export const questionSurge = /* @__PURE__ */ defineDetector({
  id: 'question-surge',
  sign: 'A hands-off client suddenly asks many questions.',
  side: 'client',
  sources: ['S001 s4'],
  leadTime: { basis: 'assumed' },
  plays: ['answer-all-in-a-call', 'ask-what-worries-them', 'put-the-answers-into-the-report'],
  firesOn: 'change',
  reads: ['message', 'incident', 'commitment', 'contact-change', 'contract'],
  options: (): z.ZodType<Required<QuestionSurgeOptions>> =>
    z.strictObject({
      threshold: option(z.number().gt(0).default(4.6), 'Evidence for twice the level, as a log likelihood ratio, that fires.', {
        basis: 'measured', because: 'methods.md 1 (b): at least 100 weeks between false alarms',
      }),
      questions: option(z.int().min(1).default(3), 'Questions in the last four weeks that it takes at least.', {
        basis: 'assumed', because: 'a single one shows interest',
      }),
      ratio: option(z.number().gt(1).default(2), 'Times the usual level from which the last four weeks fire.', {
        basis: 'measured', because: 'methods.md 1 (b): the change that is looked for',
      }),
      severeRatio: option(z.number().gt(1).default(8), 'Times the usual level that are as bad as it gets.', {
        basis: 'assumed', because: 'one a month becomes two a week',
      }),
      launchField: option(
        z.string().default(''),
        'Key of ext that marks a promise of ours as a launch; empty: launches are not looked for.',
        { basis: 'assumed', because: 'no field of a commitment says so' },
      ),
    }).refine((o) => o.severeRatio > o.ratio, { path: ['severeRatio'], error: 'must be more than ratio' }),
  lookbackDays: () => ({ message: 280 }),
  detect(context, options) {
    const { measures, calendar, recording, norms, asOf } = context
    if (!recording.has('message')) return unknown('not-recorded', ['message'])
    const last = measures.weeklyCounts('questions').weeks.at(-1)
    if (last === undefined) return unknown('too-few', ['message'])
    const lastFrom = calendar.startOf(last.monday - 7 * (LAST_WEEKS - 1))
    if (recording.missing('message', Math.max(lastFrom, recording.knownSince('message') ?? asOf), asOf) > 0) {
      return unknown('gap', ['message'])
    }

    const weeksOf = (series: 'questions' | 'threads', since: number): Weeks =>
      splitWeeks(measures.weeklyCounts(series).weeks.filter((w) => !w.missing && calendar.startOf(w.monday) >= since), last.week)
    const comparable = recording.comparableSince(['message']) ?? -Infinity
    // Where too few weeks were read, threads opened by the client stand for questions.
    const read = weeksOf('questions', comparable)
    const wereRead = isEnough(read) && wasRead(measures)
    const weeks = wereRead ? read : weeksOf('threads', comparable)
    const counts = { baselineWeeks: weeks.baseline.length, testedWeeks: weeks.tested.length }
    if (!isEnough(weeks)) {
      return unknown(isEnough(weeksOf('threads', -Infinity)) ? 'short-history' : 'too-few', ['message'], { numbers: counts })
    }
    const normal = wereRead ? norms.weeklyQuestions : norms.weeklyThreads
    if (baselineMean(weeks) > normal) return notApplicable('hands-on-client')

    const passes = (score: number, now: number, usual: number): boolean =>
      score >= options.threshold && now * LAST_WEEKS >= options.questions && now >= options.ratio * usual
    const { usual, now, score, first } = shiftOf(weeks, { normal, norms, index: measures.weekIndex(), ratio: TWICE, passes })
    const asked = wereRead ? questionsSince(lastFrom, context) : threadsSince(lastFrom, measures)
    const evidence = {
      numbers: { ...counts, weeklyBefore: usual, weeklyNow: now, ratio: now / usual, cusum: score },
      notes: wereRead ? [] : ['basis-threads'],
      events: [...new Set(asked.map(({ event }) => event))],
    }
    if (first === null) return clear(evidence)

    const scrutiny = wereRead && asked.filter(({ code }) => SCRUTINY.includes(code)).length >= SCRUTINY_SHARE * asked.length
    const shown = rampLog(now / usual, options.ratio, options.severeRatio)
    const reasons = innocentReasons(context, options.launchField)
    return graded({
      ...evidence,
      severity: Math.min(1, shown + (scrutiny ? SCRUTINY_ADDS : 0)) * (reasons.length > 0 ? EXPLAINED : 1),
      since: calendar.date(first.monday + 7),
      causes: [...(scrutiny ? ['scrutiny'] : []), ...reasons],
    })
  },
})

/** Whether at least half of the client's messages were read, of all and of the last ones. */
function wasRead(measures: Measures): boolean {
  const shares = [Infinity, 7 * (LAST_WEEKS + 1)].map((days) => measures.cueCount(QUESTIONS, days).readShare)
  return shares[0] !== null && shares.every((share) => share === null || share >= MIN_READ)
}

interface Asked {
  readonly code: string
  readonly event: EventBase
}

function questionsSince(
  from: number,
  { measures, calendar, asOf }: Pick<DetectContext, 'measures' | 'calendar' | 'asOf'>,
): readonly Asked[] {
  return measures.cueCount(QUESTIONS, calendar.day(asOf) - calendar.day(from) + 1).cues
}

function threadsSince(from: number, measures: Measures): readonly Asked[] {
  const opened = measures.threads().filter((thread) => thread.openedBy === 'client' && !thread.continued && thread.openedAt >= from)
  return opened.flatMap(({ messages: [first] }) => (first === undefined ? [] : [{ code: 'question', event: first.event }]))
}

/** What explains many questions without any doubt in us. */
function innocentReasons(
  { measures, asOf, calendar }: Pick<DetectContext, 'measures' | 'asOf' | 'calendar'>,
  launchField: string,
): string[] {
  const isRecent = ({ at }: { at: number }): boolean => at > asOf - NEAR_DAYS * DAY_MS
  const { contractDay } = measures.contractInForce()
  const { changes } = measures.mainContacts('client')
  const newcomers = changes.filter(({ event }) => event.change === 'joined' || event.successor !== undefined)
  const incidents = measures.incidentLedger().map(({ foundAt }) => ({ at: foundAt }))
  return [
    ...(contractDay !== null && contractDay < FIRST_DAYS ? ['new-contract'] : []),
    ...(launchField !== '' && isLaunchNear(measures, calendar, calendar.day(asOf), launchField) ? ['launch'] : []),
    ...(newcomers.some(isRecent) ? ['new-contact'] : []),
    ...(incidents.some(isRecent) ? ['incident'] : []),
  ]
}

/** A launch of ours that is to come soon, or has just come. */
function isLaunchNear(measures: Measures, calendar: Calendar, today: number, field: string): boolean {
  return measures.commitmentLedger().some(({ side, events, dueOn, deliveredAt, cancelledAt }) => {
    const isLaunch = events.some(({ event }) => event.ext !== undefined && Object.hasOwn(event.ext, field))
    const day = deliveredAt === null ? dueOn : calendar.day(deliveredAt)
    return isLaunch && side === 'agency' && cancelledAt === null && Math.abs(day - today) <= NEAR_DAYS
  })
}
