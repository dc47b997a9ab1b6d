import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assess } from '../../src/assess/index.ts'
import type { AnyEvent, ClientEvent } from '../../src/events/index.ts'
import { recommended } from '../../src/health/index.ts'
import { defaultNorms } from '../../src/measures/index.ts'
import { assessPortfolio, fitNorms, type AssessPortfolioOptions, type PortfolioPolicy } from '../../src/portfolio/index.ts'
import { contract, days, invoice, message, survey } from '../../src/testing/index.ts'
import { asOf, crowd, shuffled, TODAY, writes } from './clients.ts'

const judge = (events: readonly AnyEvent[], policy: Partial<PortfolioPolicy> = {}) =>
  assessPortfolio(events, { ...recommended(), asOf, ...policy })
const fee = (clientId: string, amount: number, currency = 'EUR') =>
  contract('2026-01-05', { clientId, ref: `c-${clientId}`, monthlyFee: { amount, currency } })
const notice = (clientId: string) =>
  contract('2026-05-04', { clientId, ref: `c-${clientId}`, status: 'notice-given', noticeDays: 90 })
const detractor = (clientId: string) => survey('2026-05-20', { clientId, score: 1 })
const ids = (clients: readonly { clientId: string }[]) => clients.map(({ clientId }) => clientId)

describe('ranking', () => {
  test('by risk times a year of fee, not by risk', () => {
    const { ranked, currency } = judge([fee('small', 100_000), notice('small'), fee('large', 2_500_000), fee('tiny', 1_000)])
    expect(currency).toBe('EUR')
    expect(ids(ranked)).toEqual(['large', 'small', 'tiny'])
    expect(ranked.map(({ rank }) => rank)).toEqual([1, 2, 3])
    expect(ranked[1]).toMatchObject({
      monthlyFee: { amount: 100_000, currency: 'EUR' },
      expectedLoss: { amount: 1_140_000, currency: 'EUR' },
      feeSource: 'contract',
    })
    expect(ranked[0]?.expectedLoss.amount).toBe(Math.round(2_500_000 * 12 * (ranked[0]?.assessment.risk.probability ?? 0)))
  })

  test('a client whose fee is unknown is ranked apart, by risk, never as worth nothing', () => {
    const { ranked, unranked } = judge([
      fee('known', 100_000),
      message('2026-05-01', { clientId: 'calm' }),
      message('2026-05-01', { clientId: 'angry' }),
      detractor('angry'),
    ])
    expect(ids(ranked)).toEqual(['known'])
    expect(unranked.map(({ clientId, because }) => [clientId, because])).toEqual([
      ['angry', 'fee-unknown'],
      ['calm', 'fee-unknown'],
    ])
  })

  test('the fee may come from invoices', () => {
    const bills = [0, 30, 60, 90].map((ago) =>
      invoice(days('2026-05-20', -ago), { clientId: 'billed', amount: { amount: 70_000, currency: 'EUR' } }),
    )
    expect(judge(bills).ranked).toMatchObject([{ clientId: 'billed', feeSource: 'invoices', monthlyFee: { amount: 70_000 } }])
  })

  test('equal losses: by risk, then by id', () => {
    expect(ids(judge([fee('b', 50_000), fee('a', 50_000), fee('c', 50_000)]).ranked)).toEqual(['a', 'b', 'c'])
  })

  test('whose every contract has ended is gone, and nothing is to be lost', () => {
    const { ranked, ended } = judge([
      fee('gone', 900_000),
      contract('2026-04-01', { clientId: 'gone', ref: 'c-gone', status: 'ended' }),
      fee('here', 1_000),
    ])
    expect([ids(ranked), ids(ended)]).toEqual([['here'], ['gone']])
  })

  test('health that nobody can tell does not hinder the ranking', () => {
    const { ranked } = judge([fee('unjudged', 100_000)], { recording: [{ types: ['contract'], from: '2025-01-01T00:00:00Z' }] })
    expect(ranked).toMatchObject([
      { clientId: 'unjudged', assessment: { health: null, band: null }, expectedLoss: { amount: expect.any(Number) } },
    ])
  })
})

describe('currencies', () => {
  const mixed = [fee('eu1', 100_000), fee('eu2', 100_000), fee('us', 900_000, 'USD')]
  test('without rates the commonest one is ranked, the others stand apart', () => {
    const { currency, ranked, unranked } = judge(mixed)
    expect([currency, ids(ranked)]).toEqual(['EUR', ['eu1', 'eu2']])
    expect(unranked).toMatchObject([{ clientId: 'us', because: 'no-rate', fees: [{ amount: 900_000, currency: 'USD' }] }])
  })
  test('with rates all are ranked, minor units minded', () => {
    const { ranked } = judge([...mixed, fee('jp', 1_000_000, 'JPY')], { currency: 'EUR', rates: { USD: 0.9, JPY: 0.006 } })
    expect(ranked.map(({ clientId, monthlyFee }) => [clientId, monthlyFee.amount])).toEqual([
      ['us', 810_000],
      ['jp', 600_000],
      ['eu1', 100_000],
      ['eu2', 100_000],
    ])
  })
  test('wrong ones are refused, with the place and the remedy', () => {
    expect(() => judge(mixed, { rates: { USD: 0.9 } })).toThrow(/give currency too/)
    expect(() => judge(mixed, { currency: 'EUR', rates: { USD: 0 } })).toThrow(/rates\["USD"\]/)
    expect(() => judge(mixed, { currency: '€' })).toThrow(/ISO 4217/)
  })
})

describe('worklist', () => {
  const events = [
    fee('large', 2_000_000),
    detractor('large'),
    fee('small', 10_000),
    notice('small'),
    fee('calm', 9_000_000),
    detractor('nofee'),
  ]
  test('clients that show a sign, by what is to be lost, each with a first play', () => {
    const { worklist } = judge(events, { recording: [{ types: ['contract', 'survey'], from: '2025-01-01T00:00:00Z' }] })
    expect(worklist.map(({ clientId, feeAssumed }) => [clientId, feeAssumed])).toEqual([
      ['large', false],
      ['nofee', true],
      ['small', false],
    ])
    expect(worklist[0]?.reasons).toMatchObject([{ id: 'low-nps', since: expect.any(String), play: expect.any(String) }])
    const plays = worklist.flatMap(({ reasons }) => reasons.map(({ play }) => play))
    expect(plays.every((play) => play !== null)).toBe(true)
  })
  test('as many as there is capacity for', () => {
    expect(judge(events, { capacity: 1 }).worklist).toHaveLength(1)
    expect(judge(events, { capacity: 0 }).worklist).toEqual([])
    expect(() => judge(events, { capacity: -1 })).toThrow(/capacity/)
  })
  test('where no fee is known, chance alone places', () => {
    const { worklist } = judge([
      detractor('a'),
      message('2026-05-01', { clientId: 'b' }),
      contract('2026-05-01', { clientId: 'b', status: 'notice-given' }),
    ])
    expect(worklist.map(({ clientId, expectedLoss }) => [clientId, expectedLoss])).toEqual([
      ['b', null],
      ['a', null],
    ])
  })
})

describe('who is in', () => {
  test('the roster finds clients of which nothing is on record', () => {
    const result = judge([message('2026-05-01', { clientId: 'heard' })], {
      clients: ['heard', { clientId: 'silent', name: 'Silent Ltd' }],
    })
    expect(result.withoutEvents).toEqual(['silent'])
    expect(result.unranked.find(({ clientId }) => clientId === 'silent')).toMatchObject({
      name: 'Silent Ltd',
      assessment: { health: null },
    })
  })
  test('profiles of clients, wherever they are given; never two of one', () => {
    const events = [message('2026-05-01', { clientId: 'a' })]
    expect(judge(events, { profiles: [{ clientId: 'a', name: 'A' }] }).unranked[0]?.name).toBe('A')
    expect(() => judge(events, { clients: [{ clientId: 'a' }], profiles: [{ clientId: 'a' }] })).toThrow(/two profiles/)
    expect(() => judge(events, { profiles: [{ clientId: 'a', timeZone: 'Europe/Nowhere' }] })).toThrow(/profiles\[0\]/)
  })
  test('only some, judged against the feeds of all', () => {
    const events = crowd(10, { silentFor: 9 })
    const { unranked, suspectFeeds } = judge(events, { only: ['client-03'] })
    expect([ids(unranked), suspectFeeds.length]).toEqual([['client-03'], 1])
  })
  test('hostile ids are ids', () => {
    const names = ['__proto__', 'constructor', 'toString']
    expect(ids(judge(names.map((clientId) => fee(clientId, 100))).ranked).sort()).toEqual([...names].sort())
  })
  test('no clients at all', () => {
    expect(judge([])).toMatchObject({
      currency: null,
      ranked: [],
      unranked: [],
      ended: [],
      worklist: [],
      suspectFeeds: [],
      withoutEvents: [],
    })
  })
})

describe('one portfolio, one judgement', () => {
  test('an event corrected from one client to another leaves the first', () => {
    const wrong = { ...fee('a', 100_000), id: 'x', source: 'crm' }
    const { ranked, unranked } = judge([
      wrong,
      { ...wrong, clientId: 'b', revision: 1 },
      message('2026-05-01', { clientId: 'a' }),
    ])
    expect([ids(ranked), ids(unranked)]).toEqual([['b'], ['a']])
  })
  test('a feed that delivers for one client is alive for all', () => {
    const quiet = writes('quiet', { silentFor: 60 })
    const ghostOf = (events: readonly ClientEvent[]) => {
      const { unranked } = judge(events)
      return unranked.find(({ clientId }) => clientId === 'quiet')?.assessment.signals.some(({ id }) => id === 'ghosting')
    }
    expect([ghostOf(quiet), ghostOf([...quiet, ...crowd(3)])]).toEqual([false, true])
  })
  test('a client is judged as it would be alone, where recording and norms are stated', () => {
    const events = [...writes('a', { silentFor: 40 }), fee('a', 100_000), ...writes('b')]
    const recording = [{ from: '2025-01-01T00:00:00Z' }]
    const { ranked, norms } = judge(events, { recording })
    const alone = assess(events.filter(({ clientId }) => clientId === 'a'), { ...recommended(), asOf, recording, norms })
    expect(ranked[0]?.assessment).toEqual(alone)
  })
  test('a quiet month of everybody is nobody’s drop', () => {
    const clients = Array.from({ length: 6 }, (_, i) => `c${i}`)
    const quieter = (clientId: string) =>
      [
        ...writes(clientId, { every: 1 }),
        ...writes(clientId, { every: 1 }).map((event) => ({ ...event, id: `${event.id}-2` })),
      ].filter(({ at }, i) => at < '2026-05-04' || i % 6 === 0)
    const recording = [{ from: '2025-01-01T00:00:00Z' }]
    const drops = (events: readonly ClientEvent[]) =>
      judge(events, { recording })
        .unranked.filter(({ assessment }) => assessment.signals.some(({ id }) => id === 'contact-drop'))
        .map(({ clientId }) => clientId)
    const steady = clients.slice(1).flatMap((clientId) => [
      ...writes(clientId, { every: 1 }),
      ...writes(clientId, { every: 1 }).map((event) => ({ ...event, id: `${event.id}-2` })),
    ])
    expect(drops([...quieter('c0'), ...steady])).toEqual(['c0'])
    expect(drops(clients.flatMap(quieter))).toEqual([])
  })
  test('the scorecard may depend on the client; unknown options are refused', () => {
    const options: AssessPortfolioOptions = {
      asOf,
      scorecard: ({ clientId }) => ({ ...recommended(), minCoverage: clientId === 'a' ? 0 : 0.9 }),
    }
    const { unranked } = assessPortfolio(
      [message('2026-05-01', { clientId: 'a' }), message('2026-05-01', { clientId: 'b' })],
      options,
    )
    expect(unranked.map(({ clientId, assessment }) => [clientId, assessment.health === null]).sort()).toEqual([
      ['a', false],
      ['b', true],
    ])
    const typo: object = { minCoverge: 1 }
    expect(() => judge([], typo)).toThrow(/did you mean "minCoverage"/)
    expect(() => assessPortfolio([], { ...recommended(), asOf, scorecard: recommended() })).toThrow(/either scorecard or/)
  })
  test('norms are fitted on the spot where that is asked for', () => {
    const events = crowd(12)
    const { norms } = fitNorms(events, { asOf })
    const fitted = judge(events, { norms: 'fit' })
    expect(fitted.norms).toEqual(norms)
    expect(fitted.norms.weeklyInbound).not.toBe(judge(events).norms.weeklyInbound)
    const given = judge(events, { norms })
    expect(fitted).toEqual(given)
  })
  test('norms that know the future are refused', () => {
    expect(() => judge([fee('a', 1)], { norms: { ...defaultNorms, asOf: '2027-01-01T00:00:00Z' } })).toThrow(/later than asOf/)
  })
  test('progress is told', () => {
    const told: string[] = []
    judge([fee('a', 1), fee('b', 1)], { onClient: (done, of) => told.push(`${done}/${of}`) })
    expect(told).toEqual(['0/2', '1/2'])
  })
})

describe('laws', () => {
  const one = fc.record({
    fee: fc.option(fc.integer({ min: 0, max: 1000 }), { nil: null }),
    every: fc.integer({ min: 2, max: 9 }),
    silentFor: fc.integer({ min: 0, max: 90 }),
    leaves: fc.boolean(),
    score: fc.integer({ min: 0, max: 10 }),
  })
  const eventsOf = (
    clients: readonly { fee: number | null; every: number; silentFor: number; leaves: boolean; score: number }[],
  ): ClientEvent[] =>
    clients.flatMap(({ fee: amount, leaves, score, ...rhythm }, i) => [
      ...writes(`c${i}`, { ...rhythm, over: 120 }),
      survey('2026-05-10', { clientId: `c${i}`, score }),
      ...(amount === null ? [] : [fee(`c${i}`, amount * 1000)]),
      ...(leaves ? [notice(`c${i}`)] : []),
    ])

  test('order and duplicates change nothing; it is JSON; nobody is lost; ranks follow losses', () => {
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 5 }), fc.integer(), (clients, seed) => {
        const events = eventsOf(clients)
        const result = judge(events)
        expect(judge(shuffled([...events, ...events.filter((_, i) => i % 3 === 0)], seed))).toEqual(result)
        expect(JSON.parse(JSON.stringify(result))).toEqual(result)
        expect([...ids(result.ranked), ...ids(result.unranked), ...ids(result.ended)].sort()).toEqual(
          clients.map((_, i) => `c${i}`).sort(),
        )
        const losses = result.ranked.map(({ expectedLoss }) => expectedLoss.amount)
        expect(losses).toEqual([...losses].sort((a, b) => b - a))
        for (const { rank, expectedLoss, monthlyFee, assessment } of result.ranked) {
          expect(result.ranked[rank - 1]?.expectedLoss).toEqual(expectedLoss)
          expect(expectedLoss.amount).toBe(Math.round(monthlyFee.amount * 12 * assessment.risk.probability))
        }
      }),
      { numRuns: 12 },
    )
  })

  test('inputs are left as they were', () => {
    const events = Object.freeze(crowd(3).map((event) => Object.freeze(event)))
    const before = JSON.stringify(events)
    judge(events, { clients: Object.freeze(['x']), recording: Object.freeze([Object.freeze({ from: '2025-01-01T00:00:00Z' })]) })
    expect(JSON.stringify(events)).toBe(before)
  })
})

test('the day of judgement in the tests is a Monday', () => { expect(new Date(`${TODAY}T00:00:00Z`).getUTCDay()).toBe(1) })
