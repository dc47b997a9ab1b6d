import * as z from 'zod'
import type { EventBase } from '../events/index.ts'
import type { Commitment, Incident, Invoice, Request } from '../measures/index.ts'
import { blend, ramp } from '../statistics/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { clear, graded, unknown, type Unknown } from './finding.ts'
import { anyProof } from './shared/any-proof.ts'
import { stillWeighing, type FadingFact } from './shared/fading.ts'
import { heldSince } from './shared/held-since.ts'
import { isOurs } from './shared/incidents.ts'
import { unseen } from './shared/unseen.ts'

/** Options of `cornerCutting`. */
export interface CornerCuttingOptions {
  /** Days between a delivery and an invoice that belong together. @defaultValue 3 */
  billedDays?: number
  /** Open defects from which billing a delivery fires. @defaultValue 2 */
  openDefects?: number
  /** Part of the planned hours from which thinned work fires, downwards. @defaultValue 0.7 */
  hoursShare?: number
  /** Part of the planned hours that is as bad as it gets. @defaultValue 0.4 */
  severeHoursShare?: number
  /** Days in which hours and targets are compared. @defaultValue 56 */
  windowDays?: number
  /** Days in which the severity of billing unfinished work halves. @defaultValue 90 */
  halfLifeDays?: number
}

const DAY_MS = 86_400_000
const LOOKBACK = { usage: 200, performance: 200 }
/** How bad billing unfinished work is, and what each defect beyond the first ones adds. Assumed. */
const BILLED = { severity: 0.6, perDefect: 0.1 }
/** An invoice of the same amount so many days before or after makes an instalment of both. Assumed, what is monthly. */
const INSTALMENT = { from: 14, to: 45 }

/** Work goes out unfinished, or is thinned. */
export const cornerCutting = /* @__PURE__ */ defineDetector({
  id: 'corner-cutting',
  sign: 'Work goes out unfinished to get the last payment, or is thinned to stretch the money; usually cash is short.',
  side: 'agency',
  sources: ['S004 s5'],
  leadTime: { basis: 'assumed' },
  plays: [{ play: 'finish-before-you-bill', causes: ['billed-unfinished'] }, 'cut-scope-openly', 'repair-the-margin'],
  firesOn: 'presence',
  reads: ['commitment', 'incident', 'usage', 'invoice', 'request', 'performance', 'contract'],
  options: (): z.ZodType<Required<CornerCuttingOptions>> =>
    z.strictObject({
      billedDays: option(z.int().min(0).default(3), 'Days between a delivery and an invoice that belong together.', { basis: 'assumed', because: 'a weekend and a day' }),
      openDefects: option(z.int().min(1).default(2), 'Open defects from which billing a delivery fires.', { basis: 'assumed', because: 'one is always left' }),
      hoursShare: option(z.number().gt(0).lt(1).default(0.7), 'Part of the planned hours from which thinned work fires, downwards.', { basis: 'assumed', because: 'a third less than was sold' }),
      severeHoursShare: option(z.number().gt(0).lt(1).default(0.4), 'Part of the planned hours that is as bad as it gets.', { basis: 'assumed', because: 'under half of what was sold' }),
      windowDays: option(z.int().min(14).max(91).default(56), 'Days in which hours and targets are compared.', { basis: 'assumed', because: 'eight weeks even out a holiday' }),
      halfLifeDays: option(z.number().gt(0).default(90), 'Days in which the severity of billing unfinished work halves.', { basis: 'assumed', because: 'a quarter' }),
    }).refine((o) => o.severeHoursShare < o.hoursShare, { path: ['severeHoursShare'], error: 'must be less than hoursShare' }),
  lookbackDays: () => LOOKBACK,
  detect(context, options) {
    const { asOf } = context
    const billed = stillWeighing(billedUnfinished(context, options), asOf)
    const thinned = thinnedWork(context, options)
    const parts = [
      ...(billed === null ? [] : [{ cause: 'billed-unfinished', severity: billed.severity, since: billed.since, events: billed.events }]),
      ...(thinned.severity === 0 ? [] : [{ cause: 'thinned', severity: thinned.severity, since: thinned.since, events: thinned.events }]),
    ].sort((a, b) => b.severity - a.severity)
    const evidence = {
      numbers: { billedUnfinished: billed?.numbers.cases ?? 0, ...thinned.numbers },
      events: [...new Set(parts.flatMap(({ events }) => events))],
    }
    const finding = graded({
      ...evidence,
      severity: blend(parts.map(({ severity }) => severity)),
      since: parts.map(({ since }) => since).sort((a, b) => Date.parse(a) - Date.parse(b))[0] ?? '',
      causes: parts.map(({ cause }) => cause),
    })
    if (finding.status === 'fired') return finding
    if (thinned.unjudged) return unknown('ambiguous', ['performance.target'], { numbers: evidence.numbers })
    return unproven(context, options) ?? clear({ numbers: evidence.numbers })
  },
})

type Options = Required<CornerCuttingOptions>
type Context = DetectContext<EventBase & { readonly type: string }>

/** Deliveries of ours that were billed while defects were open, each as a fact that fades. */
function billedUnfinished({ measures, calendar }: Context, { billedDays, openDefects, halfLifeDays }: Options): FadingFact<'billed-unfinished'>[] {
  const { invoices } = measures.invoiceLedger()
  const deliveries = measures.commitmentLedger().filter(({ side, deliveredAt }) => side === 'agency' && deliveredAt !== null)
  if (deliveries.length === 0) return []
  const fee = measures.feeInForce()
  return invoices.flatMap((invoice) => {
    const { issuedAt, amount } = invoice
    if (issuedAt === null || amount <= 0) return []
    const day = calendar.day(issuedAt)
    const belongs = ({ deliveredAt }: Commitment): boolean => deliveredAt !== null && Math.abs(day - calendar.day(deliveredAt)) <= billedDays
    const delivered = deliveries.filter(belongs)
    if (delivered.length === 0) return []
    const agreed = fee.on(day)
    const isRetainer = agreed.source === 'contract' && agreed.amounts.some((own) => own.amount === amount && own.currency === invoice.currency)
    if (isRetainer || invoices.some((other) => isTwin(invoice, other))) return []
    const at = Math.max(issuedAt, ...delivered.map(({ deliveredAt }) => deliveredAt ?? issuedAt))
    const open = [
      ...measures.incidentLedger().filter((incident) => isOpenDefect(incident, at)),
      ...measures.requestLedger().filter((request) => isReopened(request, at)),
    ]
    if (open.length < openDefects) return []
    const events = [...eventsUntil(invoice, at), ...delivered.flatMap((own) => eventsUntil(own, at)), ...open.flatMap((own) => eventsUntil(own, at))]
    const newest = events.reduce((max, event) => (Date.parse(event.at) > Date.parse(max.at) ? event : max))
    const severity = Math.min(1, BILLED.severity + BILLED.perDefect * (open.length - openDefects))
    return [{ cause: 'billed-unfinished' as const, severity, halfLifeDays, at, since: newest.at, events }]
  })
}

/** Two invoices of one amount a month apart are instalments, or a retainer: the calendar sent them. */
function isTwin(invoice: Invoice, other: Invoice): boolean {
  if (other.issuedAt === null || invoice.issuedAt === null || other.amount !== invoice.amount || other.currency !== invoice.currency) return false
  const apart = Math.abs(other.issuedAt - invoice.issuedAt) / DAY_MS
  return apart >= INSTALMENT.from && apart <= INSTALMENT.to
}

/** An error of ours that nobody had repaired, nor given a date to, when the work was handed over. */
function isOpenDefect(incident: Incident, at: number): boolean {
  const { kind, foundAt, resolvedAt, plannedAt } = incident
  if (kind !== 'error' || foundAt > at || !isOurs(incident)) return false
  return (resolvedAt === null || resolvedAt > at) && (plannedAt === null || plannedAt > at)
}

/** A request of the client that had come back and was not settled at that moment. */
function isReopened({ side, events }: Request, at: number): boolean {
  let isOpen = false
  for (const { event, at: when } of events) {
    if (when > at) break
    if (event.status === 'reopened') isOpen = true
    if (event.status === 'resolved' || event.status === 'declined') isOpen = false
  }
  return side === 'client' && isOpen
}

function eventsUntil({ events }: { readonly events: readonly { readonly at: number; readonly event: EventBase }[] }, until: number): EventBase[] {
  return events.filter(({ at }) => at <= until).map(({ event }) => event)
}

/** Work thinned below what was planned, while the fee stands and the targets are missed. */
interface Thinned {
  readonly severity: number
  readonly since: string
  readonly numbers: Readonly<Record<string, number>>
  readonly events: readonly EventBase[]
  /** The hours are few, and nobody says whether the targets were met. */
  readonly unjudged: boolean
}

function thinnedWork(context: Context, options: Options): Thinned {
  const { measures, calendar, recording, asOf, events } = context
  const { windowDays, hoursShare, severeHoursShare } = options
  const today = calendar.day(asOf)
  const hours = measures.workedHours()
  const shareOn = (day: number): number | null => {
    const [worked, planned] = [hours.worked(day - windowDays + 1, day + 1), hours.planned(day - windowDays + 1, day + 1)]
    return worked === null || planned === null || planned <= 0 ? null : worked / planned
  }
  const share = shareOn(today)
  const attained = attainedOn(context, today, windowDays)
  const numbers = { ...(share === null ? {} : { hoursShare: share }), ...(attained === null ? {} : { targetAttained: attained.share }) }
  const nothing = { severity: 0, since: '', numbers, events: [], unjudged: false }
  const isWhole = recording.covers(['usage'], calendar.startOf(today - windowDays + 1), asOf)
  if (share === null || share > hoursShare || !isWhole || feeFell(context, today, windowDays)) return nothing
  if (attained === null) return { ...nothing, unjudged: true }
  if (attained.share >= 1) return nothing
  const earliest = today - LOOKBACK.usage + windowDays + 1
  const held = heldSince(today, earliest, (day) => (shareOn(day) ?? Infinity) <= hoursShare && (attainedOn(context, day, windowDays)?.share ?? 1) < 1)
  const worked = events.filter((event) => event.type === 'usage' && calendar.day(Date.parse(event.at)) > today - windowDays)
  return { ...nothing, severity: ramp(share, hoursShare, severeHoursShare), since: calendar.date(held), events: [...attained.events, ...worked] }
}

/** How much of its target the main KPI reached in the periods that ended in the window; null where nobody says. */
function attainedOn({ measures }: Context, day: number, windowDays: number): { share: number; events: readonly EventBase[] } | null {
  const { periods, mainKpi } = measures.attainment()
  const judged = periods.filter(({ kpi, toDay, attained }) => kpi === mainKpi && attained !== null && toDay > day - windowDays && toDay <= day)
  if (judged.length === 0) return null
  const share = judged.reduce((sum, { attained }) => sum + (attained ?? 0), 0) / judged.length
  return { share, events: judged.map(({ event }) => event.event) }
}

/** Who pays less may get less. A fee that nobody knows is taken to stand. */
function feeFell({ measures }: Context, today: number, windowDays: number): boolean {
  const fee = measures.feeInForce()
  const [before, now] = [fee.on(today - windowDays).monthly, fee.monthly]
  return before !== null && now !== null && before.currency === now.currency && now.amount < before.amount
}

/** Why having found nothing proves nothing. Deliveries with their defects, or hours, are enough to be judged by. */
function unproven(context: Context, { windowDays }: Options): Unknown | null {
  const { worked, planned } = context.measures.workedHours()
  const hasHours = worked(-Infinity, Infinity) !== null && planned(-Infinity, Infinity) !== null
  const deliveries = unseen(context, 'commitment', windowDays) ?? unseen(context, 'incident', windowDays)
  const isElse = !hasHours && context.events.some(({ type }) => type === 'usage')
  const hours = isElse ? unknown('not-recorded', ['usage']) : unseen(context, 'usage', windowDays)
  const open = anyProof(deliveries, hours)
  return isElse && open?.reason === 'not-recorded' ? unknown('ambiguous', ['usage', 'commitment', 'incident']) : open
}
