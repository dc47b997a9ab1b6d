import * as z from 'zod'
import type { Measures } from '../measures/index.ts'
import { defineDetector, option } from './define-detector.ts'
import { clear, fired } from './finding.ts'
import { unheard } from './shared/cues.ts'
import { stillWeighing, type FadingFact } from './shared/fading.ts'
import { oncePerTalk, ourSureCues } from './shared/sure-cues.ts'

/** Options of `staffOutburst`. */
export interface StaffOutburstOptions {
  /** Days after which an insult or venting that reached the client counts half. @defaultValue 182 */
  halfLifeDays?: number
  /** Days after which an insult that stayed inside counts half. @defaultValue 28 */
  insideHalfLifeDays?: number
  /** How sure whoever reads the messages must be, 0.5 to 1: one cue is enough to fire. @defaultValue 0.8 */
  confidence?: number
  /** Days whose messages must have been recorded and read before nothing found means nothing said. @defaultValue 56 */
  recordedDays?: number
}

type Options = Required<StaffOutburstOptions>

/** How bad each is. Assumed. */
const SEVERITY = { insult: 1, inside: 0.3, venting: 0.4, severalVentings: 0.6 }
/** Older messages are not read. Assumed. */
const MESSAGE_DAYS = 400

/** Contempt for the client, or anger at our own house, reaches the client. */
export const staffOutburst = /* @__PURE__ */ defineDetector({
  id: 'staff-outburst',
  sign: "Contempt for the client, or staff's anger at their own employer, reaches the client.",
  side: 'agency',
  sources: ['S003 opening', 'S003 #3'],
  leadTime: { days: [0, 0], basis: 'practitioner' },
  plays: [
    { play: 'apologise-at-once', causes: ['insult'] },
    { play: 'offer-another-contact', causes: ['insult', 'venting'] },
    'write-in-fresh-threads',
    { play: 'talk-to-the-employee', causes: ['venting'] },
  ],
  firesOn: 'presence',
  reads: ['message', 'incident'],
  options: (): z.ZodType<Options> =>
    z.strictObject({
      halfLifeDays: option(z.number().gt(0).default(182), 'Days after which what reached the client counts half.', {
        basis: 'assumed', because: 'it is remembered for years, and half a year of respect heals half of it',
      }),
      insideHalfLifeDays: option(z.number().gt(0).default(28), 'Days after which an insult that stayed inside counts half.', {
        basis: 'assumed', because: 'a thread is rarely forwarded after a month',
      }),
      confidence: option(z.number().min(0.5).max(1).default(0.8), 'How sure whoever reads the messages must be.', {
        basis: 'assumed', because: 'one cue is enough to fire',
      }),
      recordedDays: option(
        z.int().min(1).max(MESSAGE_DAYS - 1).default(56),
        'Days whose messages must have been recorded and read.',
        { basis: 'assumed', because: 'eight weeks, as for all counted cues' },
      ),
    }),
  lookbackDays: () => ({ message: MESSAGE_DAYS }),
  detect(context, options) {
    const { measures, asOf } = context
    const weighing = stillWeighing(outbursts(measures, options), asOf)
    if (weighing === null) return unheard(context, ['insult', 'venting'], options.recordedDays) ?? clear()
    return fired({ ...weighing, notes: weighing.causes.includes('insult-inside') ? ['never-forward'] : [] })
  },
})

type Outburst = FadingFact<'insult' | 'insult-inside' | 'venting'>

function outbursts(measures: Measures, options: Options): Outburst[] {
  return [...insults(measures, options), ...insultIncidents(measures, options), ...ventings(measures, options)]
}

/** Contempt for people of the client, from when it reached them; words on oneself, a product or somebody else are none. */
function insults(measures: Measures, { confidence, halfLifeDays, insideHalfLifeDays }: Options): Outburst[] {
  const said = ourSureCues(measures, 'insult', confidence).filter(({ topic = 'client' }) => topic.toLowerCase() === 'client')
  return said.map(({ at, event, reached }): Outburst => {
    if (reached !== null) {
      const events = [...new Set([event, reached.event])]
      return { cause: 'insult', severity: SEVERITY.insult, halfLifeDays, at: reached.at, since: reached.event.at, events }
    }
    const inside = { severity: SEVERITY.inside, halfLifeDays: insideHalfLifeDays }
    return { cause: 'insult-inside', ...inside, at, since: event.at, events: [event] }
  })
}

function insultIncidents(measures: Measures, { halfLifeDays }: Options): Outburst[] {
  return measures.incidentLedger().filter(({ kind }) => kind === 'insult').flatMap(({ foundAt, events }): Outburst[] =>
    events.slice(0, 1).map(({ event }) => ({
      cause: 'insult', severity: SEVERITY.insult, halfLifeDays, at: foundAt, since: event.at, events: [event],
    })),
  )
}

/** Complaints about our own house that the client got to read; from the second talk on each weighs more. */
function ventings(measures: Measures, { confidence, halfLifeDays }: Options): Outburst[] {
  const told = ourSureCues(measures, 'venting', confidence).flatMap(({ thread, event, reached }) =>
    reached === null ? [] : [{ at: reached.at, day: reached.day, thread, event, carrier: reached.event }],
  )
  const talks = oncePerTalk(told)
  const severity = talks.length > 1 ? SEVERITY.severalVentings : SEVERITY.venting
  return talks.map(({ at, event, carrier }) => ({
    cause: 'venting', severity, halfLifeDays, at, since: carrier.at, events: [...new Set([event, carrier])],
  }))
}
