import * as z from 'zod'
import type { EventBase, OrganisationChangeEvent } from '../events/index.ts'
import type { Measures } from '../measures/index.ts'
import { blend, decay, FIRES_FROM } from '../statistics/index.ts'
import { defineDetector, option } from './define-detector.ts'
import { clear, fired } from './finding.ts'
import { unseen } from './shared/unseen.ts'

/** Options of `clientUpheaval`. */
export interface ClientUpheavalOptions {
  /** Days in which the severity of a change halves. @defaultValue 120 */
  halfLifeDays?: number
  /** Days around a change in which a contact's leaving, or talk of an own team, belongs to it. @defaultValue 60 */
  nearDays?: number
  /** Days over which changes must have been logged before none seen means none. @defaultValue 182 */
  recordedDays?: number
}

type Kind = OrganisationChangeEvent['kind']

const DAY_MS = 86_400_000
/** Severity by kind; of mergers and acquisitions where the client is the smaller party, the larger, or nobody says. Assumed. */
const BASE: Readonly<Record<Exclude<Kind, 'merger' | 'acquisition'>, number>> = {
  'in-house-team': 0.8, 'new-executive': 0.5, 'financial-trouble': 0.5, 'restructure': 0.35,
}
const BOUGHT = { smaller: 0.7, larger: 0.45, unsaid: 0.6 }
/** What a contact's leaving adds, and what talk of an own team adds. Assumed. */
const CONTACT_LEFT = 0.2
const IN_HOUSE_TALK = 0.15
/** Talk older than this belongs to a change that weighs little by now. Assumed: a half-life. */
const LOOKBACK_DAYS = 120

/** The client is bought, merged, reorganised, newly led, builds an own team or must save money. */
export const clientUpheaval = /* @__PURE__ */ defineDetector({
  id: 'client-upheaval',
  sign: 'The client is bought, merged, reorganised, newly led, builds an own team or must save money.',
  side: 'client',
  sources: ['S001 s2', 'S000 intro'],
  leadTime: { basis: 'assumed' },
  plays: ['find-out-who-decides', 'offer-another-role', { play: 'show-an-early-result', causes: ['new-executive'] }],
  firesOn: 'presence',
  reads: ['organisation-change', 'contact-change', 'message'],
  options: (): z.ZodType<Required<ClientUpheavalOptions>> =>
    z.strictObject({
      halfLifeDays: option(z.number().gt(0).default(120), 'Days in which the severity of a change halves.', {
        basis: 'assumed', because: 'methods.md 1 (g), by judgement',
      }),
      nearDays: option(z.number().min(0).default(60), 'Days around a change in which other facts belong to it.', {
        basis: 'assumed', because: 'people go within two months of a change',
      }),
      recordedDays: option(z.number().min(1).default(182), 'Days over which changes must have been logged.', {
        basis: 'assumed', because: 'an older change weighs little by now',
      }),
    }),
  lookbackDays: () => ({ message: LOOKBACK_DAYS }),
  detect(context, options) {
    const { events, measures, asOf } = context
    const changes = events.filter((event) => event.type === 'organisation-change')
    const judged = changes.map((change) => judge(change, measures, asOf, options))
    const showing = judged.filter(({ severity }) => severity >= FIRES_FROM).sort((a, b) => b.severity - a.severity)
    const [worst] = showing
    if (worst === undefined) {
      return unseen(context, 'organisation-change', options.recordedDays, { events: changes }) ?? clear({ events: changes })
    }
    return fired({
      severity: blend(showing.map(({ severity }) => severity)),
      since: showing.reduce((first, own) => (own.at < first.at ? own : first), worst).change.at,
      causes: [...new Set(showing.flatMap(({ causes }) => causes))],
      numbers: { changes: showing.length, daysSince: (asOf - worst.at) / DAY_MS },
      notes: showing.some(({ sizeUnsaid }) => sizeUnsaid) ? ['size-unsaid'] : [],
      events: [...new Set(showing.flatMap((own) => own.events))],
    })
  },
})

interface Judged {
  readonly change: OrganisationChangeEvent
  readonly at: number
  readonly severity: number
  /** Its kind, then what makes it worse. */
  readonly causes: readonly string[]
  readonly sizeUnsaid: boolean
  readonly events: readonly EventBase[]
}

function judge(
  change: OrganisationChangeEvent, measures: Measures, asOf: number, { halfLifeDays, nearDays }: Required<ClientUpheavalOptions>,
): Judged {
  const at = Date.parse(change.at)
  const isNear = (other: { readonly at: number }): boolean => Math.abs(other.at - at) <= nearDays * DAY_MS
  const left = measures.mainContacts('client').changes.filter((other) => other.event.change === 'left' && isNear(other))
  const talk = measures.cueCount(['in-house-talk'], LOOKBACK_DAYS).cues.filter(isNear)
  const sum = baseOf(change) + (left.length > 0 ? CONTACT_LEFT : 0) + (talk.length > 0 ? IN_HOUSE_TALK : 0)
  return {
    change, at,
    severity: decay(Math.min(1, sum), (asOf - at) / DAY_MS, halfLifeDays),
    causes: [change.kind, ...(left.length > 0 ? ['contact-left'] : []), ...(talk.length > 0 ? ['in-house-talk'] : [])],
    sizeUnsaid: isSale(change.kind) && change.clientIsSmaller === undefined,
    events: [change, ...[...left, ...talk].map(({ event }) => event)],
  }
}

function baseOf({ kind, clientIsSmaller }: OrganisationChangeEvent): number {
  if (!isSale(kind)) return BASE[kind]
  if (clientIsSmaller === undefined) return BOUGHT.unsaid
  return clientIsSmaller ? BOUGHT.smaller : BOUGHT.larger
}

function isSale(kind: Kind): kind is 'merger' | 'acquisition' {
  return kind === 'merger' || kind === 'acquisition'
}
