import { describe, expect, test } from 'vitest'
import type { AnyEvent, ClientEvent, Outcome } from '../../src/events/index.ts'
import { recommended } from '../../src/health/index.ts'
import {
  acquisitionBias,
  advocacyRate,
  agencyMeasures,
  assessPortfolio,
  clientChurn,
  clientsPerManager,
  createPortfolio,
  enps,
  feedbackCoverage,
  lessonsLogged,
  lossTiming,
  margin,
  multiServiceShare,
  nps,
  replacementCost,
  retention,
  retentionProfit,
  revenueChurn,
  serviceEquity,
  voluntaryTurnover,
  type PortfolioInputs,
} from '../../src/portfolio/index.ts'
import { levelOf } from '../../src/portfolio/measures/measure.ts'
import {
  advocacy, contactChange, contract, days, financials, incident, message, party, pulse, request, survey,
} from '../../src/testing/index.ts'
import { asOf, shuffled, TODAY } from './clients.ts'

const portfolio = (events: readonly AnyEvent[], inputs: Partial<PortfolioInputs> = {}) =>
  createPortfolio(events, { asOf, guardFeeds: false, ...inputs })
const times = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i))
const ago = (daysAgo: number) => days(TODAY, -daysAgo)
const eur = (amount: number) => ({ amount, currency: 'EUR' })
const signed = (clientId: string, daysAgo: number, fields: object = {}) =>
  contract(ago(daysAgo), {
    clientId,
    ref: clientId,
    startsOn: ago(daysAgo),
    endsOn: days(TODAY, 400),
    autoRenews: true,
    ...fields,
  })
const ended = (clientId: string, daysAgo: number, fields: object = {}) =>
  contract(ago(daysAgo), { clientId, ref: clientId, status: 'ended', ...fields })

describe('levels', () => {
  test('more is worse, less is worse, and an interval over a mark is open', () => {
    const load = { watch: 12, bad: 20, worse: 'higher' } as const
    expect([11, 12, 20].map((value) => levelOf(value, load))).toEqual(['good', 'watch', 'bad'])
    const score = { good: 0.7, bad: 0, worse: 'lower' } as const
    expect([-0.1, 0, 0.69, 0.7].map((value) => levelOf(value, score))).toEqual(['bad', 'watch', 'watch', 'good'])
    expect(levelOf(0.6, score, { low: 0.5, high: 0.8 })).toBe('open')
    expect(levelOf(0.6, { worse: 'lower' })).toBeNull()
  })
})

describe('nps', () => {
  const answers = (promoters: number, passives: number, detractors: number, daysAgo = 20) =>
    [...times(promoters, () => 10), ...times(passives, () => 8), ...times(detractors, () => 3)]
      .map((score, i) => survey(ago(daysAgo), { clientId: `c${i % 7}`, score, respondent: party(`client/p${i}`) }))

  test('golden: 8, 1, 1 is 0.5385, and the interval reaches the mark', () => {
    const found = nps(portfolio(answers(8, 1, 1)))
    expect(found).toMatchObject({ n: 10, promoters: 8, passives: 1, detractors: 1, level: 'open', basis: 'practitioner' })
    expect(found.value).toBeCloseTo(0.5385, 4)
    expect((found.interval?.high ?? 0) - (found.value ?? 0)).toBeCloseTo(1.96 * 0.1996, 3)
  })
  test('golden: 18, 14, 8 is 0.23, 0.00 to 0.46; 40, 6, 4 is 0.68, 0.51 to 0.85', () => {
    const low = nps(portfolio(answers(18, 14, 8)))
    expect([low.value, low.interval?.low, low.interval?.high].map((x) => x?.toFixed(2))).toEqual(['0.23', '0.00', '0.46'])
    expect(low.level).toBe('watch')
    const high = nps(portfolio(answers(40, 6, 4)))
    expect([high.value, high.interval?.low, high.interval?.high].map((x) => x?.toFixed(2))).toEqual(['0.68', '0.51', '0.85'])
    expect(high.level).toBe('open')
  })
  test('levels: bad below nought, good from 0.7', () => {
    expect([nps(portfolio(answers(2, 8, 40))).level, nps(portfolio(answers(98, 2, 0))).level]).toEqual(['bad', 'good'])
  })
  test('under ten respondents it is unknown', () => {
    expect(nps(portfolio(answers(9, 0, 0)))).toMatchObject({
      value: null,
      level: 'unknown',
      n: 9,
      unknownBecause: expect.stringContaining('9, and 10 are needed'),
    })
    expect(nps(portfolio(answers(9, 0, 0)), { atLeast: 9 }).value).not.toBeNull()
  })
  test('one vote each, the latest, within half a year', () => {
    const changed = times(10, (i) => survey(ago(5), { clientId: `c${i % 7}`, score: 0, respondent: party(`client/p${i}`) }))
    expect(nps(portfolio([...answers(10, 0, 0), ...changed]))).toMatchObject({ n: 10, promoters: 0, detractors: 10 })
    expect(nps(portfolio(answers(10, 0, 0, 183))).value).toBeNull()
  })
  test('how it moved, and whether that can be told', () => {
    const trend = nps(portfolio([...answers(30, 5, 5, 200), ...answers(5, 5, 30)])).trend
    expect(trend?.change).toBeLessThan(-1)
    expect(trend?.probabilityOfFall).toBeGreaterThan(0.99)
    expect(nps(portfolio(answers(8, 1, 1))).trend).toBeUndefined()
  })
  test('staff has a score of its own, one vote wherever it stands, never shown under five', () => {
    const staff = (count: number, score: number) =>
      times(count, (i) => survey(ago(9), { clientId: `c${i}`, score, respondent: party(`agency/s${i}`) }))
    expect(enps(portfolio([...staff(6, 10), ...answers(0, 0, 20)]))).toMatchObject({ n: 6, promoters: 6, level: 'good' })
    expect(enps(portfolio(staff(20, 0))).level).toBe('bad')
    expect(
      enps(portfolio([...staff(4, 0), survey(ago(8), { clientId: 'other', score: 0, respondent: party('agency/s0') })])),
    ).toMatchObject({ value: null, n: 4, detractors: 0 })
    expect(nps(portfolio(staff(20, 0))).n).toBe(0)
  })
})

describe('churn', () => {
  const clients = (stay: number, leave: number) => [
    ...times(stay, (i) => signed(`s${i}`, 500, { monthlyFee: eur(100_000) })),
    ...times(leave, (i) => [signed(`l${i}`, 500, { monthlyFee: eur(50_000) }), ended(`l${i}`, 100)]).flat(),
  ]
  test('5 of 20 in a year is 25 %, with what 20 clients leave open', () => {
    expect(clientChurn(portfolio(clients(15, 5)))).toMatchObject({
      value: 0.25,
      n: 20,
      lost: 5,
      days: 364,
      level: 'open',
      interval: { low: expect.closeTo(0.102, 3), high: expect.closeTo(0.464, 3) },
    })
  })
  test('a shorter period is brought to a year: 1 − (1 − c)^(364/d)', () => {
    expect(clientChurn(portfolio(clients(15, 5)), { days: 182 }).value).toBeCloseTo(1 - 0.75 ** 2, 6)
  })
  test('levels', () => {
    expect([
      clientChurn(portfolio(clients(200, 2))).level,
      clientChurn(portfolio(clients(210, 90))).level,
      clientChurn(portfolio(clients(20, 80))).level,
    ]).toEqual(['good', 'watch', 'bad'])
  })
  test('unknown: under ten clients, under 91 days, and clients that came later do not count', () => {
    expect(clientChurn(portfolio(clients(5, 4))).unknownBecause).toContain('9, and 10 are')
    expect(clientChurn(portfolio(clients(15, 5)), { days: 90 }).unknownBecause).toContain('days: 90')
    expect(clientChurn(portfolio([...clients(15, 5), ...times(30, (i) => signed(`new${i}`, 100))])).n).toBe(20)
  })
  test('outcomes speak where there are no contracts', () => {
    const events = times(12, (i) => [message(ago(500), { clientId: `c${i}` }), message(ago(300), { clientId: `c${i}` })]).flat()
    const outcomes = times(12, (i): Outcome =>
      i < 3 ? { clientId: `c${i}`, leftOn: ago(50) } : { clientId: `c${i}`, stayedUntil: TODAY },
    )
    expect(clientChurn(portfolio(events, { outcomes }))).toMatchObject({ value: 0.25, n: 12, lost: 3 })
    expect(clientChurn(portfolio(events)).n).toBe(0)
  })
  test('revenue: leaving, shrinking and growth each against the fee at the start', () => {
    const events = [
      ...clients(2, 2),
      signed('less', 500, { monthlyFee: eur(200_000) }),
      contract(ago(50), { clientId: 'less', ref: 'less', status: 'renewed', monthlyFee: eur(150_000) }),
      signed('more', 500, { monthlyFee: eur(100_000) }),
      contract(ago(50), { clientId: 'more', ref: 'more', status: 'renewed', monthlyFee: eur(300_000) }),
    ]
    expect(revenueChurn(portfolio(events))).toMatchObject({
      value: 0.25,
      n: 6,
      leaving: 0.166667,
      shrinking: 0.0833333,
      growth: 0.333333,
      feeAtStart: eur(600_000),
      level: null,
    })
  })
  test('revenue is unknown with fees unknown for over a fifth, and in another currency without a rate', () => {
    const unknownFees = times(3, (i) => signed(`u${i}`, 500))
    expect(revenueChurn(portfolio([...clients(8, 2), ...unknownFees])).unknownBecause).toContain('3 of 13')
    expect(revenueChurn(portfolio([...clients(12, 2), ...unknownFees])).value).not.toBeNull()
    const dollars = times(5, (i) => signed(`d${i}`, 500, { monthlyFee: { amount: 100_000, currency: 'USD' } }))
    expect(revenueChurn(portfolio([...clients(8, 2), ...dollars])).value).toBeNull()
    expect(revenueChurn(portfolio([...clients(8, 2), ...dollars]), { currency: 'EUR', rates: { USD: 0.5 } })).toMatchObject({
      n: 15,
      feeAtStart: eur(1_150_000),
    })
  })
})

describe('retention and the timing of losses', () => {
  /** Clients that left after so many days of contract, and running ones of such an age. */
  const lives = (left: readonly number[], running: readonly number[]) => [
    ...left.flatMap((age, i) => [signed(`l${i}`, age + 10), ended(`l${i}`, 11)]),
    ...running.map((age, i) => signed(`r${i}`, age)),
  ]
  test('Kaplan–Meier over contract days, running clients censored', () => {
    const found = retention(portfolio(lives([100, 200, 300], times(7, () => 500))))
    expect(found.curve.map(({ days: at, kept }) => [at, kept])).toEqual([[91, 1], [182, 0.9], [364, 0.7]])
    expect(found).toMatchObject({ value: 0.7, n: 10, level: null, context: [{ source: 'S004' }] })
    expect(found.interval?.low).toBeLessThan(0.7)
  })
  test('clients known late enter late', () => {
    const late = times(12, (i) =>
      contract(ago(100), { clientId: `o${i}`, ref: `o${i}`, startsOn: ago(1500), endsOn: days(TODAY, 100) }),
    )
    expect(retention(portfolio(late))).toMatchObject({ value: null, level: 'unknown', n: 12 })
    expect(retention(portfolio([...late, ...lives([], times(3, () => 500))])).value).toBe(1)
  })
  test('under ten clients there is no curve', () => {
    expect(retention(portfolio(lives([100], [500])))).toMatchObject({ value: null, curve: [] })
  })
  test('losses by thirty days of contract, the seventh month marked', () => {
    const found = lossTiming(portfolio(lives([...times(6, () => 190), ...times(6, () => 40)], times(8, () => 500))))
    const block = found.blocks.find(({ marked }) => marked)
    expect(block).toMatchObject({ from: 180, to: 210, lost: 6, atRisk: 14, share: 0.428571 })
    expect(found).toMatchObject({ value: 0.428571, n: 12, level: null })
    expect(found.blocks.reduce((sum, { lost }) => sum + lost, 0)).toBe(12)
  })
  test('under ten losses: counts only', () => {
    const found = lossTiming(portfolio(lives(times(9, () => 190), [500])))
    expect(found).toMatchObject({ value: null, n: 9 })
    expect(found.blocks.every(({ share }) => share === null)).toBe(true)
    expect(found.blocks.find(({ marked }) => marked)?.lost).toBe(9)
  })
})

describe('services and load', () => {
  test('share of clients with two services or more, and its fall', () => {
    const events = times(10, (i) => signed(`c${i}`, 300, { services: i < 6 ? ['ads', 'seo'] : ['ads'] }))
    const fewer = times(2, (i) => contract(ago(20), { clientId: `c${i}`, ref: `c${i}`, status: 'renewed', services: ['ads'] }))
    expect(multiServiceShare(portfolio(events))).toMatchObject({ value: 0.6, n: 10, level: null, trend: { change: 0 } })
    expect(multiServiceShare(portfolio([...events, ...fewer]))).toMatchObject({
      value: 0.4,
      level: 'watch',
      trend: { before: 0.6, change: -0.2, days: 182 },
    })
    expect(multiServiceShare(portfolio([...events, ...times(3, (i) => signed(`u${i}`, 300))])).unknownBecause).toContain(
      '3 of 13',
    )
    expect(multiServiceShare(portfolio([])).value).toBeNull()
  })

  const owner = (clientId: string, person: string) =>
    contactChange(ago(200), { clientId, person: party(`agency/${person}`), change: 'joined', main: true })
  test('clients of each person: watch from 12, bad from 20', () => {
    const found = clientsPerManager(
      portfolio([...times(23, (i) => owner(`c${i}`, 'tom')), ...times(12, (i) => owner(`d${i}`, 'eva')), owner('x', 'ann')]),
    )
    expect(found).toMatchObject({ value: 23, n: 3, median: 12, level: 'bad' })
    expect(found.people.map(({ person, clients, level }) => [person, clients.length, level])).toEqual([
      ['tom', 23, 'bad'],
      ['eva', 12, 'watch'],
      ['ann', 1, 'good'],
    ])
  })
  test('clients in touch on a busy working day, of which 25 are too many', () => {
    const day = (daysAgo: number, clients: number) =>
      times(clients, (i) => message(`${ago(daysAgo)} 10:00`, { clientId: `c${i}`, from: party('agency/tom') }))
    const busy = times(90, (i) => day(i + 1, 26)).flat()
    const [tom] = clientsPerManager(portfolio([...busy, owner('c0', 'tom')])).people
    expect(tom).toMatchObject({ person: 'tom', daily: 26, level: 'bad' })
    const bulk = busy.map((event): ClientEvent => ({ ...event, automated: 'bulk' }))
    expect(clientsPerManager(portfolio([...bulk, owner('c0', 'tom')])).people).toMatchObject([{ daily: 0, level: 'good' }])
  })
  test('nobody known', () => {
    expect(clientsPerManager(portfolio([signed('a', 100)]))).toMatchObject({ value: null, people: [] })
  })

  test('small clients that wait longer than large ones', () => {
    const asks = (clientId: string, answerAt: string) =>
      times(6, (i) => {
        const ref = `${clientId}-${i}`
        return [
          message(`${ago(20 + 7 * i)} 09:00`, { clientId, ref, expectsReply: true }),
          message(`${ago(20 + 7 * i)} ${answerAt}`, { clientId, ref, from: party('agency/tom'), expectsReply: false }),
        ]
      })
        .flat()
        .filter(({ at }) => new Date(at).getUTCDay() % 6 !== 0)
    const events = times(6, (i) => [
      signed(`c${i}`, 300, { monthlyFee: eur(100_000 * (i + 1)) }),
      ...asks(`c${i}`, i < 2 ? '15:00' : '11:00'),
    ]).flat()
    expect(serviceEquity(portfolio(events))).toMatchObject({ value: 3, smallHours: 6, largeHours: 2, n: 24, level: 'watch' })
    expect(serviceEquity(portfolio(events), { watch: 4 }).level).toBe('good')
    expect(serviceEquity(portfolio(events.slice(0, 20)))).toMatchObject({ value: null, level: 'unknown' })
  })
})

describe('money', () => {
  const book = (clientId: string, revenue: number, cost: number) =>
    times(3, (i) =>
      financials(`${ago(28 * i)}T00:00:00Z`, {
        clientId,
        period: { from: ago(28 * (i + 1) - 1), to: ago(28 * i) },
        revenue: eur(revenue),
        cost: eur(cost),
      }),
    )
  test('margin of the agency and of each client, thinnest first', () => {
    const found = margin(portfolio([...book('a', 100_000, 90_000), ...book('b', 300_000, 150_000)]), { kind: 'gross' })
    expect(found).toMatchObject({
      value: 0.4,
      n: 2,
      level: 'good',
      kind: 'gross',
      clients: [
        { clientId: 'a', value: 0.1 },
        { clientId: 'b', value: 0.5 },
      ],
    })
  })
  test('marks are options', () => {
    const found = (value: number, marks = {}) => margin(portfolio(book('a', 100_000, 100_000 * (1 - value))), marks).level
    expect([found(0.2), found(0.3), found(0.35), found(0.2, { bad: 0.1, watch: 0.15 })]).toEqual(['bad', 'watch', 'good', 'good'])
  })
  test('a period that lies partly in the window counts by its days; under 56 days it is unknown', () => {
    const half = financials(asOf, {
      clientId: 'a',
      period: { from: ago(167), to: TODAY },
      revenue: eur(200_000),
      cost: eur(100_000),
    })
    expect(margin(portfolio([half, ...book('b', 50_000, 0).slice(0, 1)])).value).toBeCloseTo(1 - 50_000 / 150_000, 6)
    expect(margin(portfolio(book('a', 100_000, 50_000).slice(0, 1))).unknownBecause).toContain('cost: 28')
  })
  test('replacing a client costs four to seven times, never one number', () => {
    expect(replacementCost(eur(250_000))).toMatchObject({ value: { low: eur(1_000_000), high: eur(1_750_000) }, level: null })
    expect(replacementCost().value).toBeNull()
    expect(retentionProfit(eur(1_000_000)).value).toEqual({ low: eur(1_250_000), high: eur(1_950_000) })
    expect(retentionProfit().unknownBecause).toBe('Profit is not given.')
  })
  test('winning against keeping; discounts for new clients only are bad', () => {
    const clients = portfolio([signed('new', 30), signed('old', 300)])
    expect(acquisitionBias(clients, { winning: 60, keeping: 40 })).toMatchObject({
      value: 0.6,
      level: 'watch',
      discountGap: null,
    })
    expect(acquisitionBias(clients, { winning: 30, keeping: 70 }).level).toBe('good')
    expect(acquisitionBias(clients, { winning: 30, keeping: 70, discounts: [{ clientId: 'new', share: 0.2 }] })).toMatchObject({
      level: 'bad',
      discountGap: 0.2,
    })
    expect(
      acquisitionBias(clients, {
        winning: 30,
        keeping: 70,
        discounts: [
          { clientId: 'new', share: 0.2 },
          { clientId: 'old', share: 0.1 },
        ],
      }),
    ).toMatchObject({ level: 'good', discountGap: 0.1 })
    expect(acquisitionBias(clients).unknownBecause).toContain('not given')
  })
})

describe('voices and lessons', () => {
  const clients = times(12, (i) => signed(`c${i}`, 500))
  test('advocacy per client and year', () => {
    const given = [
      advocacy(ago(10), { clientId: 'c0' }),
      advocacy(ago(20), { clientId: 'c0' }),
      advocacy(ago(30), { clientId: 'c1' }),
      advocacy(ago(400), { clientId: 'c2' }),
    ]
    const found = advocacyRate(portfolio([...clients, ...given, advocacy(ago(5), { clientId: 'c3', status: 'declined' })]))
    expect(found).toMatchObject({ value: 0.25, n: 12, given: 3, advocates: 0.25, level: null })
    expect(found.interval?.low).toBeGreaterThan(0)
    expect(advocacyRate(portfolio(clients)).unknownBecause).toBe('Advocacy is not recorded.')
    expect(advocacyRate(portfolio(clients.slice(0, 9))).unknownBecause).toContain('9, and 10 are')
  })
  test('whom we asked, and who answered', () => {
    const asked = [
      ...times(5, (i) => survey(ago(30), { clientId: `c${i}`, status: 'sent' })),
      survey(ago(20), { clientId: 'c0' }),
      request(ago(30), { clientId: 'c5', by: party('agency/tom'), topic: 'feedback' }),
      survey(ago(300), { clientId: 'c9', status: 'sent' }),
    ]
    expect(feedbackCoverage(portfolio([...clients, ...asked]))).toMatchObject({
      value: 0.5,
      n: 12,
      answered: 0.166667,
      level: 'watch',
    })
    expect(feedbackCoverage(portfolio([...clients, ...asked]), { watch: 0.1 }).level).toBe('good')
    expect(feedbackCoverage(portfolio(clients)).unknownBecause).toBe('Surveys are not recorded.')
    const over = [...clients, ...asked, ...times(6, (i) => ended(`c${i + 6}`, 40))]
    expect(feedbackCoverage(portfolio(over))).toMatchObject({ value: 1, n: 6 })
  })
  test('who left of their own will', () => {
    const left = (person: string) => contactChange(ago(50), { clientId: 'c0', person: party(`agency/${person}`), change: 'left' })
    const events = [
      left('a'),
      left('b'),
      left('b'),
      contactChange(ago(400), { clientId: 'c0', person: party('agency/z'), change: 'left' }),
    ]
    expect(voluntaryTurnover(portfolio(events), { staff: 10 })).toMatchObject({ value: 0.2, left: 2, level: 'open' })
    expect(voluntaryTurnover(portfolio(events), { staff: 10, letGo: ['a'] }).left).toBe(1)
    expect(voluntaryTurnover(portfolio(events)).unknownBecause).toContain('give staff')
    const atWork = [ago(400), ago(10)].flatMap((day) =>
      times(20, (i) => message(day, { clientId: 'c0', from: party(`agency/w${i}`) })),
    )
    expect(voluntaryTurnover(portfolio([...events, ...atWork]))).toMatchObject({ value: 0.1, n: 20 })
  })
  test('losses with a reason and silences with a cause on record', () => {
    const losses = times(4, (i) => [signed(`l${i}`, 300), ended(`l${i}`, 60, i < 3 ? { reason: 'price' } : {})]).flat()
    const silence = (clientId: string) => [
      ...times(4, (i) => message(ago(120 - 7 * i), { clientId, from: party('agency/tom') })), message(ago(80), { clientId }),
    ]
    const events = [
      ...losses,
      ...silence('c0'),
      ...silence('c1'),
      pulse(ago(75), { clientId: 'c0' }),
      incident(ago(200), { clientId: 'c1' }),
    ]
    expect(lessonsLogged(portfolio(events))).toMatchObject({
      value: 0.666667,
      n: 6,
      losses: { all: 4, logged: 3 },
      silences: { all: 2, logged: 1 },
    })
    expect(lessonsLogged(portfolio(losses)).unknownBecause).toContain('4, and 5 are needed')
  })
})

describe('all of them', () => {
  const events = [
    ...times(12, (i) => [signed(`c${i}`, 500, { monthlyFee: eur(100_000) }), survey(ago(10), { clientId: `c${i}`, score: i })])
      .flat()
      .filter((event) => event.type !== 'survey' || (event.score ?? 0) <= 10),
    ...times(12, (i) => message(ago(9), { clientId: `c${i}` })),
  ]
  test('seventeen, by the ids of the table, plain JSON, the same in any order', () => {
    const found = agencyMeasures(events, { asOf })
    expect(Object.keys(found)).toEqual([
      'nps',
      'enps',
      'client-churn',
      'revenue-churn',
      'retention',
      'loss-timing',
      'multi-service-share',
      'clients-per-manager',
      'service-equity',
      'margin',
      'replacement-cost',
      'retention-profit',
      'acquisition-bias',
      'advocacy-rate',
      'feedback-coverage',
      'voluntary-turnover',
      'lessons-logged',
    ])
    expect(agencyMeasures(shuffled([...events, ...events.slice(0, 9)]), { asOf })).toEqual(found)
    expect(JSON.parse(JSON.stringify(found))).toEqual(found)
    for (const measure of Object.values(found)) {
      expect(measure.unknownBecause === undefined).toBe(measure.value !== null)
      expect(measure.level === 'unknown').toBe(measure.value === null)
    }
  })
  test('nothing known: every one says why', () => {
    for (const [id, measure] of Object.entries(agencyMeasures([], { asOf })))
      expect([id, measure.value, measure.unknownBecause?.endsWith('.')]).toEqual([id, null, true])
  })
  test('marks are options, unknown options are refused', () => {
    expect(agencyMeasures(events, { asOf, marks: { nps: { atLeast: 99 } } }).nps.value).toBeNull()
    const typo: object = { mark: {} }
    expect(() => agencyMeasures(events, { asOf, ...typo })).toThrow(/did you mean "marks"/)
  })
  test('none of them enters the health of a client: what concerns only others changes nothing of it', () => {
    const staff = times(20, (i) => survey(ago(9), { clientId: 'c1', score: 0, respondent: party(`agency/s${i}`) }))
    const healthOf = (all: readonly AnyEvent[]) =>
      assessPortfolio(all, { ...recommended(), asOf, recording: [{ from: '2024-01-01T00:00:00Z' }] }).ranked.find(
        ({ clientId }) => clientId === 'c0',
      )?.assessment
    expect(enps(portfolio([...events, ...staff])).level).toBe('bad')
    expect(healthOf([...events, ...staff])).toEqual(healthOf(events))
  })
})
