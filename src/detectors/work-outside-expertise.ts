import * as z from 'zod'
import type { EventBase } from '../events/index.ts'
import type { Contract, Initiative, Measures, Request } from '../measures/index.ts'
import { blend, ramp } from '../statistics/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { clear, graded, notApplicable, unknown, type Unknown } from './finding.ts'
import { anyProof } from './shared/any-proof.ts'
import { unseen } from './shared/unseen.ts'

/** Options of `workOutsideExpertise`. */
export interface WorkOutsideExpertiseOptions {
  /** Accepted requests for work outside our services from which it fires. @defaultValue 1 */
  requests?: number
  /** Accepted requests for work outside our services that are as bad as it gets. @defaultValue 4 */
  severeRequests?: number
  /** Whole days in which requests count. @defaultValue 182 */
  windowDays?: number
  /** Whole days in which a defect adds. @defaultValue 91 */
  defectDays?: number
}

type Options = Required<WorkOutsideExpertiseOptions>
type Context = Pick<DetectContext, 'measures' | 'asOf' | 'calendar' | 'recording'>

/** How bad it is that such a service is sold, and what a defect adds. Assumed. */
const SOLD = 0.4
const DEFECT = 0.2
/** What is left where it was agreed as a pilot. Assumed. */
const PILOT = 0.5
const SERVICE = 'service:'

/** We sell or accept work that we have no skill in. */
export const workOutsideExpertise = /* @__PURE__ */ defineDetector({
  id: 'work-outside-expertise',
  sign: 'The agency sells or accepts work that it has no skill in.',
  side: 'agency',
  sources: ['S002 intro', 'S004 s1'],
  leadTime: { basis: 'assumed' },
  plays: ['decline-and-name-somebody-good', 'write-down-what-we-are-good-at', 'finish-with-outside-help'],
  firesOn: 'presence',
  reads: ['request', 'contract', 'incident', 'initiative'],
  options: (): z.ZodType<Options> =>
    z.strictObject({
      requests: option(z.int().min(1).default(1), 'Accepted requests from which it fires.', {
        basis: 'assumed', because: 'one such job is a favour, and a start',
      }),
      severeRequests: option(z.int().min(2).default(4), 'Accepted requests that are as bad as it gets.', {
        basis: 'assumed', because: 'every sixth week one',
      }),
      windowDays: option(z.int().min(1).default(182), 'Whole days in which requests count.', {
        basis: 'assumed', because: 'half a year',
      }),
      defectDays: option(z.int().min(1).default(91), 'Whole days in which a defect adds.', {
        basis: 'assumed', because: 'a quarter: time enough for a job to fail',
      }),
    }).refine((o) => o.severeRequests > o.requests, { path: ['severeRequests'], error: 'must be more than requests' }),
  detect(context, options) {
    const { measures, calendar, asOf, agency } = context
    const core = new Set((agency.coreServices ?? []).map((service) => service.toLowerCase()))
    if (core.size === 0) return notApplicable('no-core-services')
    const today = calendar.day(asOf)
    const since = (days: number) => (at: number): boolean => calendar.day(at) > today - days
    const jobs = acceptedOutside(measures, core, since(options.windowDays))
    const sold = soldOutside(measures, core)
    const parts = [
      { cause: 'sold-service', severity: sold.length > 0 ? SOLD : 0 },
      { cause: 'accepted-request', severity: ramp(jobs.length, options.requests, options.severeRequests) },
    ].filter(({ severity }) => severity > 0).sort((a, b) => b.severity - a.severity)
    if (parts.length === 0) return nothingFound(context, options)

    const found = [...(parts.some(({ cause }) => cause === 'accepted-request') ? jobs : []), ...sold]
    const [first, ...rest] = found
    if (first === undefined) return nothingFound(context, options)
    const failed = defects(measures, since(options.defectDays))
    const pilot = found.every(({ names }) => isPilot(names, measures.initiativeLedger()))
    const sum = blend(parts.map(({ severity }) => severity)) + (failed.length > 0 ? DEFECT : 0)
    return graded({
      severity: Math.min(1, sum) * (pilot ? PILOT : 1),
      since: rest.reduce((earliest, own) => (own.at < earliest.at ? own : earliest), first).since,
      causes: parts.map(({ cause }) => cause),
      numbers: { requests: jobs.length, services: new Set(sold.map(({ service }) => service)).size },
      notes: [...(failed.length > 0 ? ['defect'] : []), ...(pilot ? ['pilot'] : [])],
      events: [...new Set([...found.map(({ event }) => event), ...failed])],
    })
  },
})

/** A job or a sold service that is none of ours. */
interface Outside {
  readonly service: string
  /** How an initiative may name it. */
  readonly names: readonly string[]
  readonly at: number
  readonly since: string
  readonly event: EventBase
}

/** What a client request asks for, where its topic names a service. */
function serviceOf({ side, topic }: Request): string | null {
  return side === 'client' && topic?.startsWith(SERVICE) === true ? topic.slice(SERVICE.length).trim() : null
}

function acceptedOutside(measures: Measures, core: ReadonlySet<string>, recent: (at: number) => boolean): Outside[] {
  return measures.requestLedger().flatMap((request) => {
    const service = serviceOf(request)
    if (service === null || core.has(service) || !recent(request.openedAt)) return []
    // A request that was declined and is asked again is accepted only by a new word.
    const answers = request.events.slice(request.events.findLastIndex(({ event }) => event.status === 'declined') + 1)
    const accepted = answers.find(({ event }) => event.status === 'acknowledged' || event.status === 'resolved')
    if (accepted === undefined) return []
    const names = [request.ref.toLowerCase(), service, SERVICE + service]
    return [{ service, names, at: accepted.at, since: accepted.event.at, event: accepted.event }]
  })
}

function soldOutside(measures: Measures, core: ReadonlySet<string>): Outside[] {
  return measures.contractInForce().inForce.flatMap((contract) => {
    const outside = servicesOf(contract).filter((service) => !core.has(service))
    return outside.flatMap((service) => {
      const naming = contract.events.find(({ event }) => event.services?.some((own) => own.toLowerCase() === service))
      const names = [service, SERVICE + service]
      return naming === undefined ? [] : [{ service, names, at: naming.at, since: naming.event.at, event: naming.event }]
    })
  })
}

const servicesOf = ({ services }: Contract): string[] => (services ?? []).map((service) => service.toLowerCase())

/** Errors found, and requests that had to be taken up again. */
function defects(measures: Measures, recent: (at: number) => boolean): EventBase[] {
  const errors = measures.incidentLedger().filter(({ kind, foundAt }) => kind === 'error' && recent(foundAt))
  const reopened = measures.requestLedger().filter(({ side }) => side === 'client').flatMap(({ events }) =>
    events.filter(({ event, at }) => event.status === 'reopened' && recent(at)).map(({ event }) => event),
  )
  return [...errors.flatMap(({ events }) => events.slice(0, 1).map(({ event }) => event)), ...reopened]
}

/** Agreed as a test that names the request or the service in its `ref`. */
function isPilot(names: readonly string[], initiatives: readonly Initiative[]): boolean {
  return initiatives.some(({ kind, status, ref }) => {
    return kind === 'test' && (status === 'accepted' || status === 'done') && names.includes(ref.toLowerCase())
  })
}

function nothingFound(context: Context, { windowDays }: Options) {
  const { measures } = context
  const { inForce } = measures.contractInForce()
  const named = measures.requestLedger().some((request) => serviceOf(request) !== null)
  if (inForce.some(({ services }) => services === null) && !named) return unknown('ambiguous', ['contract.services'])
  return anyProof(unseen(context, 'request', windowDays), unseenContract(context, windowDays)) ?? clear()
}

/** Before the first contract there was nothing to sell. */
function unseenContract(context: Context, windowDays: number): Unknown | null {
  const { measures, recording, calendar, asOf } = context
  const first = measures.contractInForce().contracts[0]?.events[0]
  if (first === undefined) return unseen(context, 'contract', windowDays)
  const from = Math.max(first.at, calendar.startOf(calendar.day(asOf) - windowDays + 1))
  return recording.covers(['contract'], from, asOf) ? null : unknown('gap', ['contract'])
}
