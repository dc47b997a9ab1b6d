import * as z from 'zod'
import type { ContactChangeEvent, EventBase, SurveyEvent } from '../events/index.ts'
import type { Calendar, Dated } from '../timeline/index.ts'
import { ramp } from '../statistics/index.ts'
import { defineDetector, option } from './define-detector.ts'
import { clear, graded, notApplicable, unknown } from './finding.ts'

/** Options of `surveySilence`. */
export interface SurveySilenceOptions {
  /** Share of the usual respondents fallen silent that is noticeable. @defaultValue 0.5 */
  silentShare?: number
  /** Days after which a mailing counts as unanswered. @defaultValue 14 */
  answerDays?: number
  /** Surveys closer than so many days count as one. @defaultValue 28 */
  apartDays?: number
  /** Mailings (`survey.ref`) to leave out, such as those that hardly anybody in the portfolio answered. @defaultValue [] */
  leaveOut?: readonly string[]
}

const DAY_MS = 86_400_000
const LOOKBACK_DAYS = 800
/** Fewer mailings show no habit. Assumed. */
const MIN_MAILINGS = 4
/**
 * So many mailings running unanswered are silence; for a lone respondent one more, since somebody who answers two in three skips
 * two in 11 % of cases. Assumed.
 */
const SILENT = 2
const SILENT_ALONE = 3
/** A usual respondent answered so many of the three before. Assumed. */
const USUAL = 2
const USUAL_OF = 3
/** Severity where every usual respondent is silent. Assumed. */
const WORST = 0.6

/** People who used to answer surveys stop answering. */
export const surveySilence = /* @__PURE__ */ defineDetector({
  id: 'survey-silence',
  sign: 'People of the client who used to answer surveys stop answering.',
  side: 'client',
  sources: ['beyond the sources: RVO'],
  leadTime: { basis: 'assumed' },
  plays: ['ask-in-a-call', 'shorten-the-survey', 'show-what-was-done'],
  firesOn: 'absence',
  reads: ['survey', 'contact-change'],
  options: (): z.ZodType<Required<SurveySilenceOptions>> =>
    z.strictObject({
      silentShare: option(
        z.number().gt(0).lt(1).default(0.5),
        'Share of the usual respondents fallen silent that is noticeable.',
        { basis: 'assumed', because: 'a third may be away' },
      ),
      answerDays: option(z.number().min(1).default(14), 'Days after which a mailing counts as unanswered.', {
        basis: 'assumed', because: 'longer than most leave',
      }),
      apartDays: option(z.number().min(1).default(28), 'Surveys closer than so many days count as one.', {
        basis: 'assumed', because: 'people tire of surveys',
      }),
      leaveOut: option(
        z.array(z.string()).default([]),
        'Mailings to leave out, such as those that hardly anybody in the portfolio answered.',
        { basis: 'assumed', because: 'the mailing was at fault' },
      ),
    }),
  lookbackDays: () => ({ survey: LOOKBACK_DAYS }),
  detect({ events, measures, asOf, calendar, recording }, options) {
    if (!recording.has('survey')) return unknown('not-recorded', ['survey'])
    const kept = ({ ref }: SurveyEvent): boolean => ref === undefined || !options.leaveOut.includes(ref)
    const sent = measures.surveyAnswers('client').sent.filter(({ event }) => kept(event))
    const surveys = events.filter((event) => event.type === 'survey').filter(kept)
    const answers = surveys.filter((event) => event.status === 'answered' && isTheirs(event))
    if (sent.length === 0) {
      if (answers.length > 0) return unknown('ambiguous', ['survey.status'])
      const from = Math.max(asOf - LOOKBACK_DAYS * DAY_MS, recording.knownSince('survey') ?? asOf)
      return recording.missing('survey', from, asOf) > 0 ? unknown('gap', ['survey']) : notApplicable('never-asked')
    }
    const all = mailingsOf(sent, [], options.apartDays)
    const lastButOne = all.at(-SILENT)
    if (lastButOne === undefined || all.length < MIN_MAILINGS) {
      return unknown('too-few', ['survey'], { numbers: { mailings: all.length } })
    }
    const names = new Set(answers.map((event) => event.respondent?.person))
    if (names.size > 1 && sent.some(({ event }) => event.respondent?.person === undefined)) {
      return unknown('ambiguous', ['survey.respondent'])
    }

    const left = leavers(events.filter((event) => event.type === 'contact-change'))
    const habits = habitsOf(sent, answers, calendar.day(asOf), options)
    const usual = habits.filter(({ person }) => person === undefined || !left.has(person)).filter(isUsual)
    const silent = usual.filter(({ silence }) => silence.length >= (usual.length === 1 ? SILENT_ALONE : SILENT))
    const decisive = Math.min(lastButOne.at, ...silent.flatMap(({ silence }) => silence.slice(-SILENT_ALONE).map(({ at }) => at)))
    if (recording.missing('survey', decisive, asOf) > 0) return unknown('gap', ['survey'])
    if (usual.length === 0) return notApplicable('no-usual-respondent')

    const silentShare = silent.length / usual.length
    const evidence = {
      numbers: { mailings: all.length, usualRespondents: usual.length, silentRespondents: silent.length, silentShare },
      events: [...new Set<EventBase>(silent.flatMap(({ silence }) => silence.flatMap((mailing) => mailing.sent)))],
    }
    const since = silentSince(silent, usual.length, options, calendar)
    return since === null
      ? clear(evidence)
      : graded({ ...evidence, severity: WORST * ramp(silentShare, options.silentShare, 1), since })
  },
})

/** Who is not known to be ours or a third party's answers for the client. */
function isTheirs({ respondent }: SurveyEvent): boolean {
  return respondent === undefined || respondent.side === 'client' || respondent.side === 'unknown'
}

/** People whose newest change says that they are gone: that is another sign. */
function leavers(changes: readonly ContactChangeEvent[]): ReadonlySet<string> {
  const newest = new Map(changes.map(({ person, change }) => [person.person, change]))
  const gone = [...newest].filter(([, change]) => change === 'left' || change === 'handed-over')
  return new Set(gone.flatMap(([person]) => person ?? []))
}

/** One or more surveys that were sent within a few weeks, reminders included. */
interface Mailing {
  readonly at: number
  /** The local day of the last survey or reminder. */
  day: number
  readonly sent: SurveyEvent[]
  readonly answered: boolean
}

function mailingsOf(sent: readonly Dated<SurveyEvent>[], answers: readonly SurveyEvent[], apartDays: number): Mailing[] {
  const groups: { at: number; firstDay: number; day: number; sent: SurveyEvent[] }[] = []
  for (const { event, at, day } of sent) {
    const group = groups.at(-1)
    if (group === undefined || day - group.firstDay >= apartDays) groups.push({ at, firstDay: day, day, sent: [event] })
    else {
      group.day = day
      group.sent.push(event)
    }
  }
  const refs = new Set(sent.map(({ event }) => event.ref))
  return groups.map((group, i) => {
    const until = groups[i + 1]?.at ?? Infinity
    const answered = answers.some((answer) => {
      if (answer.ref !== undefined && refs.has(answer.ref)) return group.sent.some(({ ref }) => ref === answer.ref)
      const at = Date.parse(answer.at)
      return at >= group.at && at < until
    })
    return { at: group.at, day: group.day, sent: group.sent, answered }
  })
}

/** How one person answers. */
interface Habit {
  /** Undefined where nobody says who: then it is one person as far as anybody knows. */
  readonly person: string | undefined
  /** The newest mailings that stand unanswered, oldest first. */
  readonly silence: readonly Mailing[]
  readonly before: readonly Mailing[]
}

function habitsOf(
  sent: readonly Dated<SurveyEvent>[],
  answers: readonly SurveyEvent[],
  today: number,
  options: Required<SurveySilenceOptions>,
): Habit[] {
  const named = new Set([...sent.map(({ event }) => event), ...answers].flatMap(({ respondent }) => respondent?.person ?? []))
  const [only] = named.size === 1 ? named : []
  const personOf = ({ respondent }: SurveyEvent): string | undefined => respondent?.person ?? only
  const people = new Set(sent.map(({ event }) => personOf(event)))
  return [...people].map((person) => {
    const own = sent.filter(({ event }) => personOf(event) === person)
    const mailings = mailingsOf(own, answers.filter((event) => personOf(event) === person), options.apartDays)
    // A mailing that may still be answered says nothing yet.
    const settled = mailings.filter(({ answered, day }) => answered || today - day >= options.answerDays)
    const start = settled.findLastIndex(({ answered }) => answered) + 1
    const judgedFrom = Math.max(0, Math.min(start, settled.length - SILENT))
    return { person, silence: settled.slice(start), before: settled.slice(0, judgedFrom) }
  })
}

/** Answered two of the three mailings before the last two; where the silence is longer, the two before it. */
function isUsual({ silence, before }: Habit): boolean {
  const window = before.slice(silence.length > SILENT ? -USUAL : -USUAL_OF)
  return window.filter(({ answered }) => answered).length >= USUAL
}

/** The local day on which enough of them had been silent for long enough; null where they are not. */
function silentSince(
  silent: readonly Habit[],
  usual: number,
  options: Required<SurveySilenceOptions>,
  calendar: Calendar,
): string | null {
  const days = silent.flatMap(({ silence }) => (silence[(usual === 1 ? SILENT_ALONE : SILENT) - 1]?.day ?? []))
  const day = days.sort((a, b) => a - b)[Math.ceil(options.silentShare * usual) - 1]
  return day === undefined ? null : calendar.date(day + options.answerDays)
}
