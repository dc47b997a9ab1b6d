import * as z from 'zod'
import type { EventBase } from '../events/index.ts'
import type { Incident } from '../measures/index.ts'
import { blend, decay, FIRES_FROM, ramp } from '../statistics/index.ts'
import type { Calendar } from '../timeline/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { clear, graded, unknown, type Unknown } from './finding.ts'
import { isOurs, isOwnedWithin } from './shared/incidents.ts'
import { servicePeriods, spendingOf, type ServicePeriod, type Spending } from './shared/spending.ts'

/** Options of `overspend`. */
export interface OverspendOptions {
  /** Spend over budget from which it fires. @defaultValue 1.15 */
  overRatio?: number
  /** Spend over budget that is as bad as it gets. @defaultValue 1.5 */
  severeRatio?: number
  /** Days in which the severity halves, after the period's end or the resolution. @defaultValue 60 */
  halfLifeDays?: number
  /** Working days within which the mistake must be owned to count less. @defaultValue 2 */
  ownedWorkingDays?: number
}

const DAY_MS = 86_400_000
/** A logged incident without numbers, and a period that brought nothing. Assumed. */
const FLAT = 0.5
/** Part that is left of what was owned in time, and of what was owned and credited. Assumed. */
const OWNED = 0.6
const CREDITED = 0.4
/** A period shorter than so many days may well bring nothing. Assumed: "full period". */
const FULL_DAYS = 28
/** Overspending is found so many days after the period at most. Assumed. */
const FOUND_WITHIN_DAYS = 30
/** Where nothing is known of periods, the last one is as long as a month. Assumed. */
const MONTH = 31
/** No budget at all would make the ratio endless. */
const MOST_RATIO = 100

/** More of the client's money is spent than agreed, or it is wasted. */
export const overspend = /* @__PURE__ */ defineDetector({
  id: 'overspend',
  sign: "The agency spends more of the client's money than agreed, or wastes it.",
  side: 'agency',
  sources: ['S002'],
  leadTime: { basis: 'assumed' },
  plays: ['say-our-mistake-first', 'state-what-prevents-it', 'offer-credit-in-extreme-case'],
  firesOn: 'presence',
  reads: ['performance', 'budget', 'incident'],
  options: (): z.ZodType<Required<OverspendOptions>> =>
    z.strictObject({
      overRatio: option(z.number().gt(1).default(1.15), 'Spend over budget from which it fires.', {
        basis: 'published', because: 'UPM: 115 %',
      }),
      severeRatio: option(z.number().gt(1).default(1.5), 'Spend over budget that is as bad as it gets.', {
        basis: 'assumed', because: 'half as much again',
      }),
      halfLifeDays: option(
        z.number().gt(0).default(60),
        "Days in which the severity halves, after the period's end or the resolution.",
        { basis: 'assumed', because: 'two invoices later' },
      ),
      ownedWorkingDays: option(
        z.number().min(0).default(2),
        'Working days within which the mistake must be owned to count less.',
        { basis: 'assumed', because: 'as in unowned-mistakes' },
      ),
    }),
  lookbackDays: () => ({ performance: 200, budget: 400 }),
  detect(context, options) {
    const { measures, calendar } = context
    const periods = servicePeriods(measures.attainment().periods)
    const spending = spendingOf(periods, measures.budgetLevels())
    const incidents = measures.incidentLedger().filter((incident) => incident.kind === 'overspend' && isOurs(incident))
    const over = spending.map((own) => overPart(own, incidents, context, options))
    // Where the spend tells how much it was, the incident is not counted again.
    const isMeasured = (incident: Incident): boolean =>
      over.some((part, i) => part.severity > 0 && isAbout(incident, spending[i], calendar))
    const parts = [
      worst(over),
      worst(incidents.filter((incident) => !isMeasured(incident)).map((incident) => incidentPart(incident, context, options))),
      worst(periods.filter(isWasted).map((period) => wastedPart(period, incidents, context, options))),
    ].filter((part) => part !== null).sort((a, b) => b.severity - a.severity)
    const evidence = {
      numbers: {
        judgedPeriods: spending.filter(({ agreed }) => agreed !== null).length,
        highestRatio: Math.max(0, ...spending.map(ratioOf)),
        incidents: incidents.length,
      },
      notes: [...new Set(parts.flatMap(({ note }) => note ?? []))],
      events: [...new Set(parts.flatMap(({ events }) => events))],
    }
    const finding = graded({
      ...evidence,
      severity: blend(parts.map(({ severity }) => severity)),
      since: evidence.events.map(({ at }) => at).sort((a, b) => Date.parse(a) - Date.parse(b))[0] ?? '',
      causes: parts.map(({ cause }) => cause),
    })
    return finding.status === 'fired' ? finding : unproven(context, periods, spending) ?? clear({ numbers: evidence.numbers })
  },
})

type Options = Required<OverspendOptions>

interface Part {
  readonly cause: 'over' | 'incident' | 'wasted'
  readonly severity: number
  readonly note: 'owned' | 'credited' | null
  readonly events: readonly EventBase[]
}

function worst(parts: readonly Part[]): Part | null {
  const showing = parts.filter(({ severity }) => severity >= FIRES_FROM)
  return showing.reduce<Part | null>((max, own) => (own.severity > (max?.severity ?? 0) ? own : max), null)
}

function ratioOf({ spent, agreed }: Spending): number {
  return agreed === null || spent === 0 ? 0 : Math.min(MOST_RATIO, spent / agreed)
}

function overPart(spending: Spending, incidents: readonly Incident[], context: DetectContext, options: Options): Part {
  const severity = ramp(ratioOf(spending), options.overRatio, options.severeRatio)
  return periodPart('over', severity, spending, incidents, context, options)
}

function wastedPart(period: ServicePeriod, incidents: readonly Incident[], context: DetectContext, options: Options): Part {
  return periodPart('wasted', FLAT, period, incidents, context, options)
}

/** A full period that cost money and brought nothing of what more is better of. */
function isWasted({ fromDay, toDay, spent, outcomes }: ServicePeriod): boolean {
  return toDay + 1 - fromDay >= FULL_DAYS && spent > 0 && outcomes.length > 0 && outcomes.every((actual) => actual <= 0)
}

type Span = Pick<Spending, 'fromDay' | 'toDay' | 'events'>

function periodPart(
  cause: Part['cause'], severity: number, span: Span, incidents: readonly Incident[], context: DetectContext, options: Options,
): Part {
  const { asOf, calendar } = context
  const about = incidents.filter((incident) => isAbout(incident, span, calendar))
  const amends = about.map((incident) => amendsOf(incident, calendar, options)).sort((a, b) => a.part - b.part)
  const { note, part } = amends[0] ?? NO_AMENDS
  const age = (asOf - calendar.startOf(span.toDay + 1)) / DAY_MS
  const events = [...span.events, ...about.flatMap((incident) => incident.events.map(({ event }) => event))]
  return { cause, severity: decay(severity * part, age, options.halfLifeDays), note, events }
}

/** What was not resolved does not fade. */
function incidentPart(incident: Incident, { asOf, calendar }: DetectContext, options: Options): Part {
  const { note, part } = amendsOf(incident, calendar, options)
  const age = incident.resolvedAt === null ? 0 : (asOf - incident.resolvedAt) / DAY_MS
  const events = incident.events.map(({ event }) => event)
  return { cause: 'incident', severity: decay(FLAT * part, age, options.halfLifeDays), note, events }
}

function isAbout({ foundAt }: Incident, span: Span | undefined, calendar: Calendar): boolean {
  if (span === undefined) return false
  const day = calendar.day(foundAt)
  return day >= span.fromDay && day <= span.toDay + FOUND_WITHIN_DAYS
}

interface Amends {
  readonly note: Part['note']
  readonly part: number
}

const NO_AMENDS: Amends = { note: null, part: 1 }

function amendsOf(incident: Incident, calendar: Calendar, options: Options): Amends {
  if (incident.ownedAt !== null && incident.creditedAt !== null) return { note: 'credited', part: CREDITED }
  return isOwnedWithin(incident, options.ownedWorkingDays, calendar) ? { note: 'owned', part: OWNED } : NO_AMENDS
}

/** Why having found nothing proves nothing: no budget to compare with, nothing recorded, or a hole over the last period. */
function unproven(context: DetectContext, periods: readonly ServicePeriod[], spending: readonly Spending[]): Unknown | null {
  const { recording, calendar, asOf } = context
  if (periods.length > 0 && spending.every(({ agreed }) => agreed === null)) return unknown('ambiguous', ['budget'])
  const isDark = periods.length === 0 && !recording.has('incident')
  if (isDark) return unknown('not-recorded', ['performance.spend', 'budget', 'incident'])
  const today = calendar.day(asOf)
  const lastFrom = Math.min(today - MONTH, Math.max(...spending.map(({ fromDay }) => fromDay), -Infinity))
  const start = calendar.startOf(Number.isFinite(lastFrom) ? lastFrom : today - MONTH)
  const holed = ['performance', 'budget', 'incident'].filter((type) => {
    const begun = recording.knownSince(type)
    return begun !== null && recording.missing(type, Math.max(begun, start), asOf) > 0
  })
  return holed.length === 0 ? null : unknown('gap', holed)
}
