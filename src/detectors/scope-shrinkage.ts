import * as z from 'zod'
import type { EventBase } from '../events/index.ts'
import type { Measures } from '../measures/index.ts'
import { blend, FIRES_FROM, ramp } from '../statistics/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { clear, graded, unknown, type Unknown } from './finding.ts'
import { lossSince, type Loss } from './shared/fee-loss.ts'

/** Options of `scopeShrinkage`. */
export interface ScopeShrinkageOptions {
  /** Share of the fee, or of the services, whose loss is noticeable. @defaultValue 0.1 */
  noticeableShare?: number
  /** Share whose loss is as bad as can be. @defaultValue 0.25 */
  severeShare?: number
  /** Days over which the fee is compared. @defaultValue 182 */
  windowDays?: number
  /** Proposals of ours that the client declines within 91 days until it is a sign. @defaultValue 3 */
  declinedProposals?: number
  /** Share of the hours of the twelve weeks before from which on hours go unused. @defaultValue 0.5 */
  hoursRatio?: number
}

type Options = Required<ScopeShrinkageOptions>

/** Severity of declined work, and of unused hours. Assumed. */
const DECLINED_WORK = 0.3
const UNUSED_HOURS = 0.3
/** Proposals are looked at over so many days. Assumed: a quarter. */
const DECLINED_DAYS = 91
/** Hours are compared over so many days, and with those of so many days ago. Assumed: twelve weeks, and a year in whole weeks. */
const HOURS_DAYS = 84
const YEAR_DAYS = 364
/** From so many people of ours on a project without a main person is scattered. Assumed. */
const MANY_SENDERS = 4

/** The client uses fewer of our services, pays a smaller fee, or turns down further work. */
export const scopeShrinkage = /* @__PURE__ */ defineDetector({
  id: 'scope-shrinkage',
  sign: 'The client uses fewer of our services, pays a smaller fee, or turns down further work.',
  side: 'client',
  sources: ['S002', 'S003 #1', 'beyond the sources: MDN, LMD'],
  leadTime: { basis: 'assumed' },
  plays: ['ask-which-part-stopped-paying', 'propose-the-mix-that-serves', 'prove-one-service-first'],
  firesOn: 'change',
  reads: ['contract', 'invoice', 'initiative', 'usage', 'message', 'contact-change'],
  options: (): z.ZodType<Options> =>
    z.strictObject({
      noticeableShare: option(z.number().gt(0).lt(1).default(0.1), 'Share of the fee whose loss is noticeable.', {
        basis: 'practitioner', because: 'GTR',
      }),
      severeShare: option(z.number().gt(0).max(1).default(0.25), 'Share whose loss is as bad as can be.', {
        basis: 'practitioner', because: 'GTR',
      }),
      windowDays: option(z.int().min(28).max(200).default(182), 'Days over which the fee is compared.', {
        basis: 'assumed', because: 'half a year holds six bills',
      }),
      declinedProposals: option(z.int().min(1).default(3), 'Proposals that the client declines within 91 days until it is a sign.', {
        basis: 'assumed', because: 'two are declined by clients who stay, too',
      }),
      hoursRatio: option(z.number().gt(0).lt(1).default(0.5), 'Share of the usual hours from which on they go unused.', {
        basis: 'assumed', because: 'half is beyond the ups and downs of projects',
      }),
    }),
  lookbackDays: () => ({ usage: HOURS_DAYS + YEAR_DAYS + 1, message: 120, invoice: 400 }),
  detect(context, options) {
    const { measures, calendar, asOf } = context
    const today = calendar.day(asOf)
    const loss = lossSince(measures, calendar, today - options.windowDays, today, options.noticeableShare)
    const parts = [servicesPart(loss, context, options), declinedPart(context, options), hoursPart(context, options)]
    const showing = parts.filter((part) => part !== null).sort((a, b) => b.severity - a.severity)
    const severity = blend(showing.map((part) => part.severity))
    const numbers = Object.fromEntries([['shareLost', loss?.share ?? 0], ...showing.flatMap((part) => Object.entries(part.numbers))])
    const [worst] = showing
    if (worst === undefined || severity < FIRES_FROM) return notJudged(loss, context, options) ?? clear({ numbers })
    return graded({
      severity,
      since: showing.reduce((first, part) => (part.at < first.at ? part : first), worst).since,
      causes: [...showing.map(({ cause }) => cause), ...(isScattered(showing, measures) ? ['scattered-project'] : [])],
      numbers,
      events: [...new Set(showing.flatMap(({ events }) => events))],
    })
  },
})

interface Part {
  readonly cause: 'fewer-services' | 'declined-work' | 'unused-hours'
  readonly severity: number
  readonly at: number
  readonly since: string
  readonly numbers: Readonly<Record<string, number>>
  readonly events: readonly EventBase[]
}

/** A term that ran out is a loss only where it is known that it was not renewed. */
function servicesPart(
  loss: Loss | null, { calendar, recording, asOf }: DetectContext, { noticeableShare, severeShare }: Options,
): Part | null {
  if (loss === null || loss.share === 0 || loss.lapsed) return null
  const at = calendar.startOf(loss.day)
  if (loss.events.length === 0 && !recording.covers([typeOf(loss)], at, asOf)) return null
  const severity = ramp(loss.share, noticeableShare, Math.max(severeShare, noticeableShare))
  if (severity === 0) return null
  const since = loss.events[0]?.at ?? calendar.date(loss.day)
  return { cause: 'fewer-services', severity, at, since, numbers: {}, events: loss.events }
}

function declinedPart({ measures, calendar, asOf }: DetectContext, { declinedProposals }: Options): Part | null {
  const after = calendar.day(asOf) - DECLINED_DAYS
  const ours = measures.initiativeLedger().filter(({ kind, side }) => kind === 'proposal' && side === 'agency')
  const all = ours.flatMap(({ declinedAt, events }) => (declinedAt === null ? [] : [{ at: declinedAt, events }]))
  const declined = all.filter(({ at }) => calendar.day(at) > after).sort((a, b) => a.at - b.at)
  const turn = declined[declinedProposals - 1]
  const event = turn?.events.at(-1)?.event
  if (turn === undefined || event === undefined) return null
  const events = declined.flatMap((own) => own.events.slice(-1).map((dated) => dated.event))
  return { cause: 'declined-work', severity: DECLINED_WORK, at: turn.at, since: event.at, numbers: { declined: declined.length }, events }
}

/** Hours of the last twelve weeks against those before, and against the same weeks a year ago where those are known. */
function hoursPart({ measures, recording, calendar, asOf }: DetectContext, { hoursRatio }: Options): Part | null {
  const today = calendar.day(asOf)
  if (recording.missing('usage', calendar.startOf(today - 2 * HOURS_DAYS + 1), asOf) > 0) return null
  const { worked } = measures.workedHours()
  const ratioOn = (day: number): number => {
    const until = (last: number): number => worked(last - HOURS_DAYS + 1, last + 1) ?? 0
    const [now, before, yearAgo] = [until(day), until(day - HOURS_DAYS), until(day - YEAR_DAYS)]
    const usual = yearAgo > 0 ? Math.min(before, yearAgo) : before
    return usual > 0 ? now / usual : Infinity
  }
  const ratio = ratioOn(today)
  if (ratio > hoursRatio) return null
  let day = today
  while (day > today - HOURS_DAYS && ratioOn(day - 1) <= hoursRatio) day--
  const since = { at: calendar.startOf(day), since: calendar.date(day) }
  return { cause: 'unused-hours', severity: UNUSED_HOURS, ...since, numbers: { hoursRatio: ratio }, events: [] }
}

/** Many of ours wrote, and nobody of us was the main person, before the work was declined. */
function isScattered(showing: readonly Part[], measures: Measures): boolean {
  const declined = showing.find(({ cause }) => cause === 'declined-work')
  if (declined === undefined) return false
  const ours = measures.mainContacts('agency')
  return ours.activity(declined.at).size >= MANY_SENDERS && ours.at(declined.at) === null
}

/** Why finding nothing proves nothing; null where it proves that all is as it was. */
function notJudged(loss: Loss | null, { measures, recording, calendar, asOf }: DetectContext, { windowDays }: Options): Unknown | null {
  if (!recording.has('contract') && !recording.has('invoice')) return unknown('not-recorded', ['contract', 'invoice'])
  const start = calendar.startOf(calendar.day(asOf) - windowDays)
  if (loss === null) {
    const types = ['contract', 'invoice'].filter((type) => recording.has(type))
    if (types.some((type) => recording.missing(type, start, asOf) >= asOf - start)) return unknown('gap', types)
    const nothing = measures.contractInForce().contracts.length + measures.invoiceLedger().invoices.length === 0
    return nothing ? unknown('short-history', ['contract', 'invoice']) : unknown('ambiguous', ['contract.monthlyFee'])
  }
  if (loss.lapsed && loss.share > 0) return unknown('ambiguous', ['contract.endsOn'])
  const type = typeOf(loss)
  const begun = recording.knownSince(type) ?? asOf
  if (recording.missing(type, Math.max(start, begun), asOf) > 0) return unknown('gap', [type])
  const isWhole = loss.whole && (begun <= start || recording.inferred)
  return isWhole ? null : unknown('short-history', [type === 'contract' ? 'contract.monthlyFee' : 'invoice'])
}

function typeOf({ basis }: Loss): 'contract' | 'invoice' {
  return basis === 'invoices' ? 'invoice' : 'contract'
}
