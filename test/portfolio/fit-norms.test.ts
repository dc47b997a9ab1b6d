import { describe, expect, test } from 'vitest'
import { assess } from '../../src/assess/index.ts'
import type { AnyEvent, ClientEvent } from '../../src/events/index.ts'
import { recommended } from '../../src/health/index.ts'
import { defaultNorms, type Norms } from '../../src/measures/index.ts'
import { assessPortfolio, fitNorms, type PortfolioInputs } from '../../src/portfolio/index.ts'
import { commitment, contract, days, invoice, message, party } from '../../src/testing/index.ts'
import { asOf, shuffled, TODAY, writes } from './clients.ts'

const fit = (events: readonly AnyEvent[], inputs: Partial<PortfolioInputs> = {}) => fitNorms(events, { asOf, ...inputs })
const times = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i))
const ago = (daysAgo: number) => days(TODAY, -daysAgo)
const basisOf = (events: readonly AnyEvent[], norm: string) => fit(events).basis.find((one) => one.norm === norm)
/** Sixty clients, each with a rhythm of its own between two and eleven days, with gaps that vary. */
const lively = times(60, (i) =>
  writes(`c${i}`, { every: 2 + (i % 10), phase: i % 3 }).filter((_, k) => (k * 7 + i) % 5 !== 0),
).flat()

describe('gaps', () => {
  test('fifty clients are needed; fewer keep the shipped norms, and it says so', () => {
    const few = fit(times(49, (i) => writes(`c${i}`)).flat())
    expect(few.norms.gaps).toEqual(defaultNorms.gaps)
    expect(few.norms.mixedGapCentre).toBe(defaultNorms.mixedGapCentre)
    expect(few.basis.find(({ norm }) => norm === 'gaps')).toEqual({
      norm: 'gaps',
      from: 'shipped',
      n: 49,
      needed: 50,
      of: 'clients',
      statement: 'gaps: shipped, since there are too few clients with a gap: 49, and 50 are needed.',
    })
  })
  test('fitted to the portfolio from fifty on', () => {
    const { norms, basis } = fit(lively)
    expect(basis[0]).toMatchObject({ norm: 'gaps', from: 'fitted', n: 60, statement: 'gaps: fitted to 60 clients with a gap.' })
    expect(norms.gaps.m).toBeGreaterThan(Math.log(4))
    expect(norms.gaps.m).toBeLessThan(Math.log(10))
    expect(norms.mixedGapCentre).toBe(norms.gaps.m)
  })
  test('those given are what it falls back on', () => {
    const own: Norms = { ...defaultNorms, lateShare: 0.4 }
    expect(fit([], { norms: own }).norms).toMatchObject({ lateShare: 0.4, weeklyInbound: defaultNorms.weeklyInbound })
  })
})

describe('levels and shares', () => {
  test('weekly inbound, threads and dispersion', () => {
    const daily = times(12, (i) => writes(`c${i}`, { every: 1 })).flat()
    const { norms } = fit(daily)
    expect(norms.weeklyInbound).toBeCloseTo(7, 1)
    expect(norms.weeklyThreads).toBeCloseTo(7, 1)
    expect(norms.weeklyDispersion).toBe(0)
    const bursts = times(12, (i) =>
      times(240, (d) =>
        times(d % 28 === 0 ? 20 : 0, (k) => message(`${ago(240 - d)} ${10 + (k % 9)}:${10 + k}`, { clientId: `c${i}` })),
      ).flat(),
    ).flat()
    expect(fit(bursts).norms.weeklyDispersion).toBeGreaterThan(1)
  })
  test('weeks that nobody read say nothing of questions', () => {
    const read = times(12, (i) =>
      writes(`c${i}`, { every: 1 }).map((event): ClientEvent => ({
        ...event,
        ...(event.type === 'message' ? { cues: [{ code: 'question' as const }] } : {}),
      })),
    ).flat()
    expect(fit(read).norms.weeklyQuestions).toBeCloseTo(7, 1)
    expect(basisOf(lively, 'weeklyQuestions')).toMatchObject({ from: 'shipped', n: 0 })
  })
  test('promises: late are those past the date that counts', () => {
    const promise = (i: number, delivered: number | null): ClientEvent[] => [
      commitment(ago(60), { clientId: 'a', ref: `p${i}`, dueOn: ago(30) }),
      ...(delivered === null
        ? []
        : [commitment(ago(delivered), { clientId: 'a', ref: `p${i}`, status: 'delivered', dueOn: ago(30) })]),
    ]
    const kept = times(20, (i) => promise(i, 31)).flat()
    const moved = (i: number, announced: boolean): ClientEvent[] => [
      ...promise(i, 21), commitment(ago(40), { clientId: 'a', ref: `p${i}`, status: 'moved', dueOn: ago(20), announced }),
    ]
    const events = [
      ...kept,
      ...times(10, (i) => promise(30 + i, 10)).flat(),
      ...times(5, (i) => promise(50 + i, null)).flat(),
      ...times(5, (i) => moved(60 + i, true)).flat(),
    ]
    expect(fit(events).norms.lateShare).toBeCloseTo(15 / 40, 6)
    expect(fit([...events, ...times(10, (i) => moved(80 + i, false)).flat()]).norms.lateShare).toBeCloseTo(25 / 50, 6)
    expect(basisOf(kept, 'lateShare')).toMatchObject({ from: 'shipped', n: 20, needed: 30, of: 'promises' })
  })
  test('questions without an answer for a week, and invoices past due', () => {
    const ask = (i: number) =>
      message(ago(100 - i), { clientId: 'a', ref: `q${i}`, from: party('agency/tom'), expectsReply: true })
    const answer = (i: number, after: number) =>
      message(days(ago(100 - i), after), { clientId: 'a', ref: `q${i}`, expectsReply: false })
    const events = times(40, (i) => (i < 30 ? [ask(i), answer(i, i < 20 ? 2 : 9)] : [ask(i)])).flat()
    expect(fit(events).norms.unansweredShare).toBeCloseTo(0.5, 6)
    const bill = (i: number, late: boolean) => [
      invoice(ago(90), { clientId: 'a', ref: `i${i}`, dueOn: ago(60) }),
      invoice(ago(late ? 50 : 61), { clientId: 'a', ref: `i${i}`, status: 'paid', dueOn: ago(60) }),
    ]
    expect(fit(times(40, (i) => bill(i, i < 10)).flat()).norms.overdueShare).toBe(0.25)
  })
  test('our own cadence, and the fee of the top quarter in each currency', () => {
    const ours = times(12, (i) =>
      times(15, (k) => message(ago(5 + 10 * k), { clientId: `c${i}`, ref: `t${k}`, from: party('agency/tom') })),
    ).flat()
    expect(fit(ours).norms.proactiveCadenceDays).toBe(10)
    const fees = times(9, (i) =>
      contract(ago(90), { clientId: `f${i}`, monthlyFee: { amount: 100_000 * (i + 1), currency: 'EUR' } }),
    )
    const dollar = contract(ago(90), { clientId: 'us', monthlyFee: { amount: 1, currency: 'USD' } })
    expect(fit([...fees, dollar]).norms.feeTopQuarter).toEqual([{ amount: 700_000, currency: 'EUR' }])
    expect(fit(fees.slice(0, 7)).norms.feeTopQuarter).toEqual([])
  })
  test('the weeks of the portfolio', () => {
    const { portfolioWeeks } = fit(times(12, (i) => writes(`c${i}`, { every: 1 })).flat()).norms
    expect(portfolioWeeks?.at(-1)).toEqual({ week: expect.any(Number), inbound: 84 })
    expect(portfolioWeeks?.map(({ week }) => week)).toEqual(
      [...(portfolioWeeks ?? [])].map(({ week }) => week).sort((a, b) => a - b),
    )
  })
})

describe('laws', () => {
  test('only what was known by asOf counts, and the result says when that was', () => {
    const later = [
      ...writes('late', { every: 1 }).map((event) => ({ ...event, recordedAt: '2026-07-01T00:00:00Z' })),
      message('2026-06-20', { clientId: 'c1' }),
    ]
    const { norms } = fit(lively)
    expect(norms.asOf).toBe('2026-06-01T00:00:00.000Z')
    expect(fit([...lively, ...later])).toEqual(fit(lively))
  })
  test('order and duplicates change nothing', () => {
    expect(fit(shuffled([...lively, ...lively.slice(0, 100)], 5))).toEqual(fit(lively))
  })
  test('they are taken by assess and assessPortfolio, and refused by an earlier judgement', () => {
    const { norms } = fit(lively)
    expect(JSON.parse(JSON.stringify(norms))).toEqual(norms)
    expect(assessPortfolio(lively, { ...recommended(), asOf, norms }).norms).toEqual(norms)
    const own = lively.filter(({ clientId }) => clientId === 'c1')
    expect(() => assess(own, { ...recommended(), asOf: ago(10) + 'T00:00:00Z', norms })).toThrow(/would know the future/)
  })
  test('every norm says where it comes from', () => {
    const { norms, basis } = fit(lively)
    const named = [...basis.map(({ norm }) => norm), 'asOf', 'portfolioWeeks'].sort()
    expect(named).toEqual(Object.keys(norms).sort())
    const typo: object = { client: [] }
    expect(() => fitNorms([], { asOf, ...typo })).toThrow(/did you mean "clients"/)
  })
})
