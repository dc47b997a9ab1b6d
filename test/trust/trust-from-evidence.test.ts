import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/events/index.ts'
import { advocacy, budget, commitment, contract, days, incident, instant, message, party, report, request, survey } from '../../src/testing/index.ts'
import { evidenceKinds, trustFromEvidence, type TrustEvidenceReading, type TrustFactor, type TrustInputs } from '../../src/trust/index.ts'
import { asOf, cases } from './kinds.cases.ts'

const read = (events: readonly AnyEvent[], more: Partial<TrustInputs> = {}): TrustEvidenceReading => trustFromEvidence(events, { asOf, clientId: 'acme', ...more })
const factors: readonly TrustFactor[] = ['credibility', 'reliability', 'intimacy', 'selfOrientation']
const ANA = party('client/ana')
const TOM = party('agency/tom')

const today = '2026-03-27'
const now = instant(today)
const keptAgo = (ago: number): AnyEvent[] => {
  const [ref, dueOn] = [`kept-${ago}`, days(today, -ago)]
  return [commitment(days(dueOn, -10), { ref, dueOn }), commitment(dueOn, { ref, dueOn, status: 'delivered' })]
}
const lateNotice = [
  commitment('2026-03-10', { ref: 'late', dueOn: '2026-03-20' }),
  commitment('2026-03-20', { ref: 'late', dueOn: '2026-04-03', status: 'moved', announced: true }),
]
const rating = (metric: 'intimacy' | 'self-orientation', score: number, at = today, respondent = ANA) =>
  survey(at, { metric, score, scale: { min: 1, max: 10 }, respondent })

describe('the golden case of signs.md 4.2', () => {
  const { factors: { reliability } } = read([...keptAgo(0), ...keptAgo(14), ...keptAgo(28), ...lateNotice], { asOf: now })
  it('weighs promises kept 0, 14 and 28 days ago, and one notice on the due day a week ago', () => {
    const weights = reliability.evidence.map(({ kind, weight }) => [kind, Number(weight.toFixed(3))])
    expect(weights).toEqual([['promise-kept', 0.333], ['notice-on-the-due-day', 0.96], ['promise-kept', 0.474], ['promise-kept', 0.898]])
  })
  it('gives reliability 6.00', () => { expect(reliability.value.toFixed(2)).toBe('6.00') })
})

describe('grave facts', () => {
  it.each(['leak', 'insult'] as const)('one fresh %s on no other evidence reaches 2/9 of the scale, and is named as breaking', (kind) => {
    const ten = read([incident(today, { kind })], { asOf: now })
    expect(ten.factors.intimacy.value).toBe(3)
    expect(ten).toMatchObject({ breaking: ['intimacy'], weakest: 'intimacy' })
    expect(ten.raise.costs).toEqual([{ kind, factor: 'intimacy', value: 3 }])
    expect(read([incident(today, { kind })], { asOf: now, scale: 5 }).factors.intimacy.value).toBe(1.88889)
  })
  it('are long remembered: half of it after a year, where a complaint has half after 120 days', () => {
    const weight = (event: AnyEvent, ago: number) => read([event], { asOf: instant(days(today, ago)) }).factors.intimacy.evidence[0]?.weight
    expect(weight(incident(today, { kind: 'leak' }), 365)).toBe(2.5)
    expect(weight(advocacy(today, { status: 'declined' }), 120)).toBe(0.5)
    expect(weight(advocacy(today, { kind: 'rehire' }), 180)).toBe(1.5)
  })
})

describe('no evidence', () => {
  it('is not neutral: every factor stands in the middle, unknown, with a wide interval', () => {
    const reading = read([])
    for (const factor of factors) {
      expect(reading.factors[factor]).toMatchObject({ value: 5.5, known: false, interval: { low: 2.7622, high: 8.2378 }, evidence: [] })
    }
    expect(reading).toMatchObject({ value: 3, view: 50, weakest: null, breaking: [] })
    expect(reading.interval.high / reading.interval.low).toBeGreaterThan(2.5)
  })
  it('is what too little is: an old, weak fact is listed and moves nothing', () => {
    const { reliability } = read([request('2025-03-03', { ref: 'r' }), request('2025-03-03 10:00', { ref: 'r', status: 'acknowledged' })]).factors
    expect(reliability).toMatchObject({ known: false, value: 5.5 })
    expect(reliability.evidence.map(({ kind }) => kind)).toEqual(['request-acknowledged'])
  })
  it('much evidence of both kinds is known, and neutral', () => {
    const { credibility } = read([...Array.from({ length: 3 }, (_, i) => [report(days('2026-01-05', 30 * i), { errors: 1 }), message(days('2026-01-05', 30 * i), { cues: [{ code: 'praise', topic: 'expertise' }] })]).flat()]).factors
    expect(credibility.known).toBe(true)
    expect(Math.abs(credibility.value - 5.5)).toBeLessThan(0.6)
  })
})

describe('what is not on record is never evidence', () => {
  const ignored = request('2026-03-02')
  it('no silence in a hole of the recording', () => {
    const recorded = (to: string) => read([ignored], { recording: [{ from: '2026-01-01T00:00:00Z', to }] }).factors.reliability.evidence.length
    expect([recorded('2026-03-27T18:00:00Z'), recorded('2026-03-03T00:00:00Z')]).toEqual([1, 0])
  })
  it('no silence of a feed that is heard of no more', () => { expect(read([ignored]).factors.reliability.evidence).toEqual([]) })
  it('no work outside of what nobody says we are good at', () => {
    expect(read(cases['outside-work-accepted'].shows).factors.credibility.evidence).toEqual([])
  })
  it('no missing plan, no missing report, no missing survey', () => {
    const { factors: all } = read([contract('2025-01-01')], { recording: [{ from: '2025-01-01T00:00:00Z' }] })
    expect(factors.flatMap((factor) => all[factor].evidence)).toEqual([])
  })
})

describe('one fact', () => {
  it('counts once in each factor that names it', () => {
    const shows = cases['outside-work-declined'].shows
    const { credibility, selfOrientation } = read(shows, { agency: { coreServices: ['search'] } }).factors
    expect([credibility, selfOrientation].map(({ evidence }) => evidence.map(({ kind }) => kind))).toEqual([['outside-work-declined'], ['unsuitable-work-declined']])
    expect(credibility.evidence[0]?.event).toEqual(selfOrientation.evidence[0]?.event)
  })
  it('that says two things of one factor counts as the stronger', () => {
    const mail = message(today, { from: TOM, to: [ANA], cues: [{ code: 'evasive' }, { code: 'overpromise' }] })
    expect(read([mail]).factors.credibility.evidence.map(({ kind }) => kind)).toEqual(['overpromise'])
  })
  it('but two terms of one contract are two facts, and fade not', () => {
    const { evidence } = read([contract('2025-06-01', { outClause: true, clientOwnsAccounts: true })]).factors.selfOrientation
    expect(evidence.map(({ kind, weight, standing }) => [kind, weight, standing])).toEqual([['out-clause', 0.5, true], ['client-owns-accounts', 0.5, true]])
  })
})

describe('ratings', () => {
  it('count as six observations at the rated level, apart from evidence and together with it', () => {
    const { intimacy } = read([rating('intimacy', 10), advocacy(today, { status: 'declined' })], { asOf: now }).factors
    expect(intimacy.fromEvidence.value).toBe(4.6) // 1 + 9 · 2/5
    expect(intimacy.fromRatings.value).toBe(8.2) // 1 + 9 · 8/10
    expect(intimacy.value).toBe(7.54545) // 1 + 9 · 8/11
    expect(intimacy.ratings).toEqual([{ value: 10, weight: 6, at: '2026-03-27T09:00:00.000Z', event: expect.objectContaining({ type: 'survey' }) as unknown }])
  })
  it('raise self-orientation where they are high, which is bad', () => {
    const high = read([rating('self-orientation', 10)])
    expect(high.factors.selfOrientation.value).toBeGreaterThan(8)
    expect(high.breaking).toEqual(['selfOrientation'])
    expect(high.value).toBeLessThan(3)
  })
  it('weigh half after 90 days', () => {
    expect(read([rating('intimacy', 7, days(today, -90))], { asOf: now }).factors.intimacy.ratings[0]?.weight).toBe(3)
  })
  it('of our own people are shown beside, and not mixed in', () => {
    const { intimacy } = read([rating('intimacy', 9, today, TOM)]).factors
    expect(intimacy).toMatchObject({ known: false, value: 5.5, ratings: [], selfRatings: [{ value: 9 }] })
  })
})

describe('what would raise trust', () => {
  it('names what costs most, and what can be done in any week', () => {
    const { raise, value } = read([...cases['insult'].shows, report(today, { errors: 2 }), ...cases['client-blamed'].shows])
    expect(raise.costs.map(({ kind }) => kind)).toEqual(['client-blamed', 'insult', 'report-error'])
    expect(raise.proofs).toHaveLength(3)
    for (const change of [...raise.costs, ...raise.proofs]) expect(change.value).toBeGreaterThan(value)
  })
  it('tells of a proof what it would do', () => {
    const before = [contract('2026-01-01', { outClause: false, noticeDays: 90 })]
    const { raise } = read(before)
    const told = raise.proofs.find(({ kind }) => kind === 'client-owns-accounts')?.value
    expect(told).toBe(read([contract('2026-01-01', { outClause: false, noticeDays: 90, clientOwnsAccounts: true })]).value)
  })
})

it('refuses what it does not know', () => {
  expect(() => read([], JSON.parse('{"asof":1}') as TrustInputs)).toThrow('unknown option "asof"; known are asOf')
  expect(() => read([], JSON.parse('{"scale":7}') as TrustInputs)).toThrow('scale must be 10 or 5, got 7')
  expect(() => read([], { asOf: '2026-03-27' })).toThrow('asOf')
  expect(() => read([message(today, { clientId: 'birch' })])).toThrow('two clients')
  const odd = JSON.parse(JSON.stringify(message(today, { from: TOM, to: [ANA], cues: [] })).replace('"cues":[]', '"cues":[{"code":"__proto__"},{"code":"toString"}]')) as AnyEvent
  expect(read([odd, { ...report(today), type: 'acme/visit' }, survey(today, { metric: 'csat', score: 1, scale: { min: 1, max: 5 } })]).value).toBe(3)
})

/** Histories of several kinds of evidence together, some facts late, some corrected. */
const agency = { coreServices: ['search'] }
const history = fc.subarray(Object.values(cases), { minLength: 1, maxLength: 12 }).map((own) => own.flatMap(({ shows }) => shows))
const inputs = { agency, recording: [{ from: '2025-01-01T00:00:00Z' }] }

describe('laws', () => {
  it('the order of arrival and duplicates change nothing', () => {
    fc.assert(fc.property(history.chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length }), fc.subarray(events))), ([events, shuffled, copies]) => {
      const once = read(events, inputs)
      expect(read(shuffled, inputs)).toEqual(once)
      expect(read([...copies.map((event) => ({ ...event })), ...events], inputs)).toEqual(once)
    }), { numRuns: 60 })
  })
  it('is blind to what was not known', () => {
    fc.assert(fc.property(history, fc.integer({ min: 0, max: 90 }), (events, ago) => {
      const then = instant(days(today, -ago))
      const known = events.filter(({ at }) => Date.parse(at) <= Date.parse(then))
      expect(read(events, { ...inputs, asOf: then })).toEqual(read(known, { ...inputs, asOf: then }))
    }), { numRuns: 60 })
  })
  it('a shift of everything by 1461 weeks changes nothing but the dates', () => {
    const later = (text: string): string => {
      const ms = Date.parse(text) + 1461 * 7 * 86_400_000
      return text.length === 10 ? new Date(ms).toISOString().slice(0, 10) : new Date(ms).toISOString()
    }
    const shift = <T>(value: T): T => JSON.parse(JSON.stringify(value), (_, own: unknown) => (typeof own === 'string' && /^\d{4}-\d{2}-\d{2}(T|$)/.test(own) ? later(own) : own)) as T
    fc.assert(fc.property(history, (events) => {
      expect(read(shift(events), { ...shift(inputs), asOf: later(asOf) })).toEqual(shift(read(events, inputs)))
    }), { numRuns: 60 })
  })
  const bad: readonly [TrustFactor, AnyEvent][] = [
    ['credibility', report(asOf, { id: 'bad', ref: 'bad', errors: 1 })],
    ['credibility', message(asOf, { id: 'bad', ref: 'bad', from: TOM, to: [ANA], cues: [{ code: 'overpromise' }] })],
    ['reliability', incident(asOf, { id: 'bad', ref: 'bad', kind: 'overspend' })],
    ['intimacy', incident(asOf, { id: 'bad', ref: 'bad', kind: 'leak' })],
    ['intimacy', advocacy(asOf, { id: 'bad', status: 'declined' })],
    ['selfOrientation', message(asOf, { id: 'bad', ref: 'bad', from: TOM, to: [ANA], cues: [{ code: 'defensive' }] })],
  ]
  it('one more hurting fact never betters its factor', () => {
    fc.assert(fc.property(history, fc.constantFrom(...bad), (events, [factor, fact]) => {
      const [before, after] = [read(events, inputs), read([...events, fact], inputs)].map((reading) => reading.factors[factor].value)
      if (factor === 'selfOrientation') expect(after).toBeGreaterThan(before ?? NaN)
      else expect(after).toBeLessThan(before ?? NaN)
    }), { numRuns: 120 })
  })
  it('values stay on the scale, inside their intervals, and add up', () => {
    fc.assert(fc.property(history, fc.constantFrom(10 as const, 5 as const), (events, scale) => {
      const reading = read(events, { ...inputs, scale })
      const { credibility, reliability, intimacy, selfOrientation } = reading.factors
      for (const { value, interval } of [credibility, reliability, intimacy, selfOrientation]) {
        expect(value).toBeGreaterThan(1)
        expect(value).toBeLessThan(scale)
        expect([interval.low < value, value < interval.high]).toEqual([true, true])
      }
      expect(reading.value).toBeCloseTo((credibility.value + reliability.value + intimacy.value) / selfOrientation.value, 4)
      expect([reading.interval.low < reading.value, reading.value < reading.interval.high]).toEqual([true, true])
      for (const factor of factors) for (const { kind, weight, strength } of reading.factors[factor].evidence) {
        expect(evidenceKinds[kind].factor).toBe(factor)
        expect(weight).toBeLessThanOrEqual(strength)
      }
    }), { numRuns: 60 })
  })
  it('a client may have any name', () => {
    const events = [...cases['rival-removed'].shows, ...cases['promise-kept'].shows, budget('2026-01-01', { service: '__proto__' })]
    const named = read(events.map((event) => ({ ...event, clientId: '__proto__' })), { ...inputs, clientId: '__proto__' })
    expect(named).toEqual({ ...read(events, inputs), clientId: '__proto__' })
  })
})
