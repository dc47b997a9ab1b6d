import * as z from 'zod'
import type { ClientEvent, EventBase } from '../events/index.ts'
import type { Incident } from '../measures/index.ts'
import { blend, ramp } from '../statistics/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { clear, graded, notApplicable, unknown } from './finding.ts'
import { faultOf, isOurs, isOwnedWithin } from './shared/incidents.ts'
import { addWorkingDays } from './shared/promises.ts'

/** Options of `unownedMistakes`. */
export interface UnownedMistakesOptions {
  /** Working days without a word of ownership from which it fires. @defaultValue 2 */
  unownedWorkingDays?: number
  /** Working days without a word of ownership that are as bad as it gets. @defaultValue 10 */
  severeUnownedWorkingDays?: number
  /** Days for which broken tracking or an outage stays unresolved from which it fires. @defaultValue 3 */
  unresolvedDays?: number
  /** Days unresolved that are as bad as it gets. @defaultValue 14 */
  severeUnresolvedDays?: number
}

/** Incidents of the last days are looked at; without one there is nothing to own. Assumed. */
const WINDOW_DAYS = 182
/** Resolved without a word: severity and days for which it counts. Assumed. */
const NEVER_OWNED = { severity: 0.35, days: 91 }
/** What it adds that the client had to find it. Assumed. */
const FOUND_BY_CLIENT = 0.15
/** An outage of a whole platform is no fault of ours, if we say so within so many working days. Assumed. */
const TELL_OUTAGE_WORKING_DAYS = 1

/** A mistake that nobody takes. */
export const unownedMistakes = /* @__PURE__ */ defineDetector({
  id: 'unowned-mistakes',
  sign: 'A mistake is on the table and nobody takes it.',
  side: 'agency',
  sources: ['S002', 'S004 s3'],
  leadTime: { basis: 'assumed' },
  plays: ['say-it-is-ours', 'say-what-prevents-it', 'make-good', { play: 'check-tracking', causes: ['unresolved'] }],
  firesOn: 'absence',
  reads: ['incident', 'message'],
  options: (): z.ZodType<Required<UnownedMistakesOptions>> =>
    z.strictObject({
      unownedWorkingDays: option(z.number().min(1).default(2), 'Working days without a word of ownership from which it fires.', {
        basis: 'assumed', because: 'time to find out whose it was',
      }),
      severeUnownedWorkingDays: option(
        z.number().min(1).default(10),
        'Working days without a word of ownership that are as bad as it gets.',
        { basis: 'assumed', because: 'two weeks' },
      ),
      unresolvedDays: option(
        z.number().min(1).default(3),
        'Days for which broken tracking or an outage stays unresolved from which it fires.',
        { basis: 'assumed', because: 'a weekend' },
      ),
      severeUnresolvedDays: option(z.number().min(1).default(14), 'Days unresolved that are as bad as it gets.', {
        basis: 'practitioner', because: 'GTR: urgent issues 7 to 14 days and over',
      }),
    }),
  lookbackDays: () => ({ message: WINDOW_DAYS }),
  detect(context, options) {
    const { measures, asOf, calendar, recording } = context
    if (!recording.has('incident')) return unknown('not-recorded', ['incident'])
    const today = calendar.day(asOf, 'agency')
    const incidents = measures.incidentLedger().filter((incident) => isOurs(incident) || isPlatformOutage(incident))
    const words = wordsOf(context, incidents)
    const judged = incidents.map((incident) => judge(incident, words, context, options))
    // What was open when recording stopped may have been owned since.
    const sure = judged.filter(({ incident, parts }) => parts.length > 0 && !isInHole(incident, context))
    const evidence = {
      numbers: {
        incidents: incidents.length,
        openMistakes: sure.length,
        oldestDays: Math.max(0, ...sure.map(({ incident }) => today - calendar.day(incident.foundAt, 'agency'))),
      },
      events: sure.flatMap(({ incident }) => incident.events.map(({ event }): EventBase => event)),
    }
    const showing = sure.flatMap(({ parts }) => parts)
    const finding = graded({
      ...evidence,
      severity: blend(sure.map(({ severity }) => severity)),
      since: calendar.date(Math.min(today, ...showing.map(({ since }) => since))),
      causes: [...new Set(showing.sort((a, b) => b.severity - a.severity).map(({ cause }) => cause))],
      notes: sure.some(({ incident }) => incident.foundBy === 'client') ? ['found-by-client'] : [],
    })
    if (finding.status === 'fired') return finding
    if (sure.length < judged.filter(({ parts }) => parts.length > 0).length) return unknown('gap', ['incident', 'message'])
    if (incidents.some(({ foundAt }) => calendar.day(foundAt, 'agency') > today - WINDOW_DAYS)) return clear(evidence)
    const start = Math.max(calendar.startOf(today - WINDOW_DAYS + 1, 'agency'), recording.knownSince('incident') ?? asOf)
    return recording.missing('incident', start, asOf) > 0 ? unknown('gap', ['incident']) : notApplicable('no-incident')
  },
})

type Options = Required<UnownedMistakesOptions>
type Context = DetectContext<ClientEvent>

function isPlatformOutage(incident: Incident): boolean {
  return incident.kind === 'outage' && faultOf(incident) === 'third-party'
}

/** A hole since it was found, in what is kept at all: a word of ownership may lie in it. */
function isInHole({ foundAt }: Incident, { recording, asOf }: Context): boolean {
  return ['incident', 'message'].some((type) => {
    const begun = recording.knownSince(type)
    return begun !== null && recording.missing(type, Math.max(begun, foundAt), asOf) > 0
  })
}

/** What we wrote to the client about mistakes, and whether it names one of them. */
interface Word {
  readonly code: string
  readonly at: number
  /** The incident it is about; null where it may be any. */
  readonly ref: string | null
}

function wordsOf({ measures, events }: Context, incidents: readonly Incident[]): Word[] {
  const refs = new Map(incidents.map(({ ref }) => [ref.toLowerCase(), ref]))
  const messages = events.filter((event) => event.type === 'message')
  const toClient = new Set<EventBase>(messages.filter(({ to }) => to.some(({ side }) => side === 'client')))
  const cues = measures.cueCount(['ownership', 'status-update'], WINDOW_DAYS).cues.filter(({ event }) => toClient.has(event))
  return cues.map(({ code, at, topic }) => ({ code, at, ref: refs.get(topic?.toLowerCase() ?? '') ?? null }))
}

interface Part {
  readonly cause: 'unowned' | 'never-owned' | 'unresolved'
  readonly severity: number
  /** The local day on which time made it true. */
  readonly since: number
}

interface Judged {
  readonly incident: Incident
  readonly parts: readonly Part[]
  readonly severity: number
}

function judge(incident: Incident, words: readonly Word[], context: Context, options: Options): Judged {
  const told = words.filter(({ at, ref }) => at > incident.foundAt && (ref === null || ref === incident.ref))
  const parts = [ownership(incident, told, context, options), resolution(incident, context, options)]
  const open = parts.filter((part) => part !== null).filter(({ severity }) => severity > 0)
  const showing = isTaken(incident, told, context, options) ? [] : open
  const found = showing.length > 0 && incident.foundBy === 'client' ? FOUND_BY_CLIENT : 0
  return { incident, parts: showing, severity: Math.min(1, blend(showing.map(({ severity }) => severity)) + found) }
}

/** Owned in time with a way to prevent it; or the outage of a whole platform, told at once. */
function isTaken(incident: Incident, told: readonly Word[], { calendar }: Context, options: Options): boolean {
  if (incident.plannedAt !== null && isOwnedWithin(incident, options.unownedWorkingDays, calendar)) return true
  const found = calendar.day(incident.foundAt, 'agency')
  const after = (at: number): number => calendar.workingDays(found, calendar.day(at, 'agency'), 'agency')
  return isPlatformOutage(incident) && told.some(({ at }) => after(at) <= TELL_OUTAGE_WORKING_DAYS)
}

/** What we found and told ourselves is owned as well, and so is what we planned to mend or paid for. */
function ownership(incident: Incident, told: readonly Word[], { asOf, calendar }: Context, options: Options): Part | null {
  const { foundAt, foundBy, ownedAt, plannedAt, resolvedAt, creditedAt } = incident
  const isTold = told.some(({ code }) => code === 'ownership' || foundBy === 'agency')
  if (isTold || ownedAt !== null || plannedAt !== null || creditedAt !== null) return null
  const [found, today] = [calendar.day(foundAt, 'agency'), calendar.day(asOf, 'agency')]
  if (resolvedAt !== null) {
    const since = calendar.day(resolvedAt, 'agency')
    return today - since > NEVER_OWNED.days ? null : { cause: 'never-owned', severity: NEVER_OWNED.severity, since }
  }
  const age = calendar.workingDays(found, today, 'agency')
  const severity = ramp(age, options.unownedWorkingDays, options.severeUnownedWorkingDays)
  return { cause: 'unowned', severity, since: addWorkingDays(found, options.unownedWorkingDays, calendar) }
}

function resolution({ kind, foundAt, resolvedAt }: Incident, { asOf, calendar }: Context, options: Options): Part | null {
  if ((kind !== 'tracking' && kind !== 'outage') || resolvedAt !== null) return null
  const found = calendar.day(foundAt, 'agency')
  const severity = ramp(calendar.day(asOf, 'agency') - found, options.unresolvedDays, options.severeUnresolvedDays)
  return { cause: 'unresolved', severity, since: found + Math.ceil(options.unresolvedDays) }
}
