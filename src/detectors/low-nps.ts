import * as z from 'zod'
import type { SurveyAnswer } from '../measures/index.ts'
import { decay, FIRES_FROM, netShare } from '../statistics/index.ts'
import { defineDetector, option } from './define-detector.ts'
import { clear, fired, unknown } from './finding.ts'

/** Options of `lowNps`. */
export interface LowNpsOptions {
  /** Points by which the same person's score must fall, on a scale of 0 to 10. @defaultValue 3 */
  fallPoints?: number
  /** Days after which a score says nothing. @defaultValue 182 */
  windowDays?: number
  /** Days in which the severity of an answer halves. @defaultValue 90 */
  halfLifeDays?: number
}

const DAY_MS = 86_400_000
/** Ratings that ask how the client feels; the factors of trust are another matter. */
const METRICS: readonly string[] = ['nps', 'csat', 'ces', 'health']
/** Published: the usual classes of an NPS are promoters 9-10, passives 7-8, detractors 0-6. */
const PROMOTER_FROM = 9
const DETRACTOR_TO = 6
/** Severity of the mildest detractor; a score of 0 is twice as bad. Assumed. */
const DETRACTOR = 0.5
/** Severity of a fall that just counts, and of each further point. Assumed. */
const FALL = 0.5
const FURTHER_POINT = 0.1
/** Severity of a promoter turned passive. Assumed. */
const COOLED = 0.3
/**
 * A promoter must have come down to this: a 9 that becomes an 8 is the spread of anybody's answers, and would fire on a fifth of the weeks
 * of clients without trouble (`npm run bench:quiet`). Assumed.
 */
const COOLED_TO = 7
/** A promoter turned passive says something until the next quarterly answer is due. Measured with the rest of it, at `wasPromoter`. */
const COOLED_DAYS = 91
/** What the voice of the main person adds. Assumed. */
const MAIN_PERSON = 0.1
/** One low voice among people who are promoters, and have said so within so many days. Assumed. */
const LONE_VOICE = 0.7
const OTHERS_DAYS = 91
/** From so many answers the client's own NPS is worth showing. Measured: methods.md 1 (e), 1 to 3 answers are noise. */
const MIN_FOR_NPS = 5
/** Answers are compared with those of so many days. Assumed: a year and a late mailing. */
const LOOKBACK_DAYS = 400

/** A client person scores low, or lower than before. */
export const lowNps = /* @__PURE__ */ defineDetector({
  id: 'low-nps',
  sign: 'A person of the client scores low in a survey, or lower than before.',
  side: 'client',
  sources: ['S001 s3', 'S002', 'S004 s4'],
  leadTime: { basis: 'practitioner' },
  plays: ['save-mode', 'reset-expectations', 'fix-the-weak-process', 'part-well'],
  firesOn: 'change',
  reads: ['survey', 'contact-change'],
  options: (): z.ZodType<Required<LowNpsOptions>> =>
    z.strictObject({
      fallPoints: option(z.number().gt(0).max(10).default(3), "Points of 10 by which the same person's score must fall.", {
        basis: 'practitioner', because: 'GTR',
      }),
      windowDays: option(z.number().min(1).max(LOOKBACK_DAYS).default(182), 'Days after which a score says nothing.', {
        basis: 'assumed', because: 'two quarterly surveys',
      }),
      halfLifeDays: option(z.number().gt(0).default(90), 'Days in which the severity of an answer halves.', {
        basis: 'assumed', because: 'methods.md 1 (g), by judgement',
      }),
    }),
  lookbackDays: () => ({ survey: LOOKBACK_DAYS }),
  detect({ measures, asOf, recording }, options) {
    if (!recording.has('survey')) return unknown('not-recorded', ['survey'])
    const from = asOf - options.windowDays * DAY_MS
    const answers = measures.surveyAnswers('client').answers.filter(({ metric }) => METRICS.includes(metric))
    const recent = answers.filter(({ survey }) => survey.at >= from)
    const missing = recording.missing('survey', from, asOf)
    if (missing >= asOf - from || (recent.length === 0 && missing > 0)) return unknown('gap', ['survey'])
    if (recent.length === 0) return unknown('too-few', ['survey'])

    const main = measures.mainContacts('client').current?.person ?? null
    const voices = voicesOf(answers).filter(({ answer }) => answer.survey.at >= from)
    const judged = voices.map((voice) => gradeOf(voice, main, asOf, options))
    const isLone = isLoneVoice(judged, asOf)
    const worst = judged.reduce<Grade | null>((max, own) => (own.severity > (max?.severity ?? 0) ? own : max), null)
    const severity = (worst?.severity ?? 0) * (isLone ? LONE_VOICE : 1)
    if (worst === null || severity < FIRES_FROM) {
      const notes = judged.some(({ answer }) => isPassive(answer.score10)) ? ['passive'] : []
      return clear({ numbers: ownNps(recent), notes, events: voices.map(({ answer }) => answer.survey.event) })
    }
    const { answer, before } = worst
    return fired({
      severity,
      since: answer.survey.event.at,
      causes: worst.causes,
      numbers: {
        score: answer.score10,
        ...(before === null ? {} : { scoreBefore: before.score10 }),
        daysSince: (asOf - answer.survey.at) / DAY_MS,
        ...ownNps(recent),
      },
      notes: isLone ? ['lone-voice'] : [],
      events: [answer, ...(before === null ? [] : [before])].map(({ survey }) => survey.event),
    })
  },
})

/** The newest answer of one person to one question, and the two before. */
interface Voice {
  readonly answer: SurveyAnswer
  readonly before: SurveyAnswer | null
  readonly earlier: SurveyAnswer | null
}

/** Nobody can tell who gave an answer without a name, so each of them is a voice of its own. */
function voicesOf(answers: readonly SurveyAnswer[]): Voice[] {
  const voices = new Map<string, Voice>()
  answers.forEach((answer, i) => {
    const key = JSON.stringify(answer.respondent === null ? i : [answer.respondent, answer.metric])
    const last = voices.get(key)
    voices.set(key, { answer, before: last?.answer ?? null, earlier: last?.before ?? null })
  })
  return [...voices.values()]
}

interface Grade extends Voice {
  readonly severity: number
  /** What is wrong, the worst first. */
  readonly causes: readonly string[]
}

function gradeOf(voice: Voice, main: string | null, asOf: number, { fallPoints, halfLifeDays }: Required<LowNpsOptions>): Grade {
  const score = voice.answer.score10
  const fall = (voice.before?.score10 ?? score) - score
  const depth = (DETRACTOR_TO - score) / DETRACTOR_TO
  const age = (asOf - voice.answer.survey.at) / DAY_MS
  const hasCooled = isPassive(score) && score <= COOLED_TO && age <= COOLED_DAYS && wasPromoter(voice)
  const parts = [
    { cause: 'detractor', severity: depth >= 0 ? DETRACTOR + (1 - DETRACTOR) * depth : 0 },
    { cause: 'fall', severity: fall >= fallPoints ? FALL + FURTHER_POINT * (fall - fallPoints) : 0 },
    { cause: 'cooled', severity: hasCooled ? COOLED : 0 },
  ].filter(({ severity }) => severity > 0).sort((a, b) => b.severity - a.severity)
  const worst = parts[0]?.severity ?? 0
  const extra = worst > 0 && main !== null && voice.answer.respondent === main ? MAIN_PERSON : 0
  return { ...voice, severity: decay(Math.min(1, worst + extra), age, halfLifeDays), causes: parts.map(({ cause }) => cause) }
}

/**
 * A promoter last time, and the time before where there was one: who swings round an eight gives a nine and a seven by chance, which
 * would fire on 2 to 3 % of the weeks of clients without trouble. Measured, `npm run bench:quiet`.
 */
function wasPromoter({ before, earlier }: Voice): boolean {
  return before !== null && [before, earlier ?? before].every(({ score10 }) => score10 >= PROMOTER_FROM)
}

function isPassive(score: number): boolean {
  return score > DETRACTOR_TO && score < PROMOTER_FROM
}

/** One person alone is low, and others have answered lately, promoters all of them. */
function isLoneVoice(judged: readonly Grade[], asOf: number): boolean {
  const low = new Set(judged.filter(({ severity }) => severity > 0).map(speaker))
  const others = judged.filter((own) => !low.has(speaker(own)) && asOf - own.answer.survey.at <= OTHERS_DAYS * DAY_MS)
  return low.size === 1 && others.length > 0 && others.every(({ answer }) => answer.score10 >= PROMOTER_FROM)
}

function speaker({ answer }: Voice): string | SurveyAnswer {
  return answer.respondent ?? answer
}

/** The client's own NPS by adjusted Wald, -100 to 100, from enough answers on; evidence only. */
function ownNps(recent: readonly SurveyAnswer[]): Record<string, number> {
  const scores = recent.filter(({ metric }) => metric === 'nps').map(({ score10 }) => score10)
  if (scores.length < MIN_FOR_NPS) return {}
  const promoters = scores.filter((score) => score >= PROMOTER_FROM).length
  const detractors = scores.filter((score) => score <= DETRACTOR_TO).length
  const { net, low, high } = netShare(promoters, scores.length - promoters - detractors, detractors)
  return { nps: 100 * net, npsLow: 100 * low, npsHigh: 100 * high, npsAnswers: scores.length }
}
