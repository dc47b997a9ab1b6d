import * as z from 'zod'
import type { EventBase } from '../events/index.ts'
import { ramp } from '../statistics/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { graded, unknown, type Unknown } from './finding.ts'
import { unheard } from './shared/cues.ts'

/** Options of `unclearAnswers`. */
export interface UnclearAnswersOptions {
  /** Answers within eight weeks that had to be asked for again, from which it fires. @defaultValue 3 */
  askedAgain?: number
  /** Answers that had to be asked for again that are as bad as it gets. @defaultValue 6 */
  severeAskedAgain?: number
  /** Days after our answer within which asking again is about that answer. @defaultValue 10 */
  againDays?: number
}

const DAY_MS = 86_400_000
/** Answers are looked at over so many days. Assumed. */
const WINDOW_DAYS = 56
const MESSAGE_DAYS = 91
/** An evasive answer that the client let pass counts half. Assumed. */
const EVASIVE = 0.5

/** Asked directly, the agency answers unclearly, and the client must ask again. */
export const unclearAnswers = /* @__PURE__ */ defineDetector({
  id: 'unclear-answers',
  sign: 'Asked directly, the agency answers unclearly; the client must ask again.',
  side: 'agency',
  sources: ['S003 #5', 'S001 s3'],
  leadTime: { basis: 'assumed' },
  plays: ['answer-first', 'name-the-day', 'ask-whether-it-answers'],
  firesOn: 'presence',
  reads: ['message', 'request'],
  options: (): z.ZodType<Required<UnclearAnswersOptions>> =>
    z.strictObject({
      askedAgain: option(z.number().gt(0).default(3), 'Answers within eight weeks that had to be asked for again.', {
        basis: 'assumed', because: 'two follow-ups in two months are ordinary',
      }),
      severeAskedAgain: option(z.number().gt(0).default(6), 'As many of them as are as bad as it gets.', {
        basis: 'assumed', because: 'nearly one a week',
      }),
      againDays: option(
        z.number().gt(0).max(MESSAGE_DAYS - WINDOW_DAYS).default(10),
        'Days in which asking again is about our answer.',
        { basis: 'assumed', because: 'later it is another matter' },
      ),
    }).refine((o) => o.severeAskedAgain > o.askedAgain, { path: ['severeAskedAgain'], error: 'must be more than askedAgain' }),
  lookbackDays: () => ({ message: MESSAGE_DAYS }),
  detect(context, options) {
    const reopened = reopenings(context, options.againDays)
    const again = reAsked(context, options.againDays, new Set(reopened.map(({ ref }) => ref)))
    const dodged = context.measures.cueCount(['evasive'], WINDOW_DAYS).cues
    const evasive = dodged.map(({ at, event }): Slip => ({ at, event, weight: EVASIVE }))
    const slips = [...reopened, ...again, ...evasive].sort((a, b) => a.at - b.at)
    let [sum, since] = [0, '']
    for (const { weight, event } of slips) {
      sum += weight
      if (since === '' && sum >= options.askedAgain) since = event.at
    }
    const finding = graded({
      severity: ramp(sum, options.askedAgain, options.severeAskedAgain),
      since,
      numbers: { reAsked: again.length, reopened: reopened.length, evasive: evasive.length },
      events: [...new Set(slips.map(({ event }) => event))],
    })
    return finding.status === 'fired' ? finding : notJudged(context) ?? finding
  },
})

/** Something that shows an answer to have been unclear. */
interface Slip {
  readonly at: number
  readonly event: EventBase
  readonly weight: number
}

/** Requests of the client that we settled and it reopened within days; a changed wish is a new request. */
function reopenings({ measures, calendar, asOf }: DetectContext, againDays: number): (Slip & { readonly ref: string })[] {
  const after = calendar.day(asOf) - WINDOW_DAYS
  return measures.requestLedger().filter(({ side }) => side === 'client').flatMap(({ ref, events }) =>
    events.flatMap(({ event, at, day }, i) => {
      const before = events[i - 1]
      const wasSettled = before?.event.status === 'resolved' || before?.event.status === 'declined'
      if (event.status !== 'reopened' || event.inScope === false || !wasSettled || day <= after) return []
      return at - before.at <= againDays * DAY_MS ? [{ at, event, weight: 1, ref }] : []
    }))
}

/** Questions that the client asks again in a thread within days of our answer; one that named the day of the answer was none. */
function reAsked({ measures }: DetectContext, againDays: number, counted: ReadonlySet<string>): Slip[] {
  const threads = measures.threads()
  return measures.cueCount(['re-asked'], WINDOW_DAYS).cues.flatMap(({ at, event }) => {
    const thread = threads.find(({ messages }) => messages.some((message) => message.event === event))
    if (thread === undefined || counted.has(thread.ref)) return []
    const recent = thread.messages.filter((message) => message.at < at && at - message.at <= againDays * DAY_MS)
    const ours = recent.filter(({ event }) => event.from.side === 'agency')
    return ours.some(({ event: { cues } }) => !cues?.some(({ code }) => code === 'promise')) ? [{ at, event, weight: 1 }] : []
  })
}

/** Messages that were read or requests are enough, but a hole in either may hold what was asked again. */
function notJudged(context: DetectContext): Unknown | null {
  const { recording, calendar, asOf } = context
  const silent = unheard(context, ['re-asked', 'evasive'], WINDOW_DAYS)
  if (silent !== null && silent.reason !== 'not-recorded') return silent
  if (!recording.has('request')) return silent === null ? null : unknown('not-recorded', ['request', 'message.cues'])
  const start = calendar.startOf(calendar.day(asOf) - WINDOW_DAYS + 1)
  const from = Math.max(start, recording.knownSince('request') ?? asOf)
  const isWhole = recording.covers(['request'], from, asOf) && recording.knownSince('request') !== null
  return isWhole || (recording.inferred && silent === null) ? null : unknown('gap', ['request'])
}
