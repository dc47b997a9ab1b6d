import { describe, expect, test } from 'vitest'
import { backtest, type BacktestResult } from '../../src/backtest/index.ts'
import { assessPortfolio, fitNorms } from '../../src/portfolio/index.ts'
import { call, contract, days, message, survey } from '../../src/testing/index.ts'
import { dryOptions, FROM, options, scorecard, START, times, TO, world, writes } from './world.ts'

const { events, outcomes } = world(12, 12)
const result = backtest(events, { ...options, outcomes })
/** Four points double the odds of 60 days twice. */
const riskAt = (points: number) => {
  const base = 1 - 0.95 ** (60 / 90)
  const odds = (base / (1 - base)) * 2 ** (points / 2)
  return Number((odds / (1 + odds)).toPrecision(6))
}
const of = (some: BacktestResult, id: string) => some.detectors.find((one) => one.id === id)

describe('what it says', () => {
  test('dates, clients and losses are counted', () => {
    expect(result.population).toMatchObject({ clients: 24, judged: 24, lost: 12 })
    const { judged, lost, stayed, censored } = result.population.dates
    expect(lost + stayed + censored).toBe(judged)
    expect(result.rows).toHaveLength(judged)
    expect(result.provenance).toMatchObject({ dates: 14, everyDays: 14, horizonDays: 60, seed: 1, outcomes: 12 })
  })
  test('labels: lost from the horizon before on, and never judged after', () => {
    const rows = result.rows.filter(({ clientId }) => clientId === 'lost-9')
    const leftOn = Date.parse(days(START, 200 + 97))
    expect(rows.every(({ asOf }) => Date.parse(asOf) < leftOn)).toBe(true)
    for (const { asOf, lost, daysToLoss } of rows) {
      expect(lost).toBe(leftOn - Date.parse(asOf) <= 60 * 86_400_000)
      expect(daysToLoss).toBe((leftOn - Date.parse(asOf)) / 86_400_000)
    }
    expect(rows.some(({ lost }) => lost === true)).toBe(true)
  })
  test('signs that precede losses stand out; every third loss came without warning and is missed', () => {
    expect(of(result, 'low-nps')?.losses).toMatchObject({ count: 12, caught: 8 })
    expect(of(result, 'low-nps')?.lift?.value).toBeGreaterThan(1.5)
    expect(result.risk.rocAuc?.value).toBeGreaterThan(0.7)
    expect(result.risk.leadDays?.median).toBeGreaterThan(20)
    const { low, value, high } = result.risk.rocAuc ?? { low: 0, value: 0, high: 0 }
    expect([low ?? 9, value, high ?? 0]).toEqual([low, value, high].sort((a, b) => (a ?? 0) - (b ?? 0)))
  })
  test('a sign that never fires has no precision, and catches nothing', () => {
    expect(of(result, 'notice-given')).toMatchObject({ precision: null, lift: null, leadDays: null, losses: { caught: 0 }, alarms: { count: 0 } })
  })
  test('revenue is that of the lost, in their currency', () => {
    const fees = times(12, (i) => 100_000 * (1 + (i % 4)))
    expect(result.risk.revenue?.lost).toEqual({ amount: fees.reduce((a, b) => a + b), currency: 'EUR' })
    expect(result.risk.revenue?.share).toBeCloseTo((result.risk.revenue?.caught.amount ?? 0) / (result.risk.revenue?.lost.amount ?? 1), 5)
    expect(result.risk.revenue?.leftOut).toBe(0)
  })
  test('chances are held to what they say', () => {
    const chances = result.risk.probability
    expect(chances?.reliability.reduce((sum, bin) => sum + bin.cases, 0)).toBe(result.risk.dates.labelled)
    const { reliability = 0, resolution = 0, uncertainty = 0, withinBins = 0 } = chances?.murphy ?? {}
    expect(reliability - resolution + uncertainty + withinBins).toBeCloseTo(chances?.brier ?? 9, 5)
  })
  test('plain JSON, the same again, in any order', () => {
    expect(JSON.parse(JSON.stringify(result))).toEqual(result)
    expect(backtest([...events].reverse(), { ...options, outcomes: [...outcomes].reverse() })).toEqual(result)
  })
  test('another seed changes intervals and nothing else', () => {
    const other = backtest(events, { ...options, outcomes, seed: 2 })
    expect(other.risk.rocAuc?.value).toBe(result.risk.rocAuc?.value)
    expect(other.risk.rocAuc?.low).not.toBe(result.risk.rocAuc?.low)
    expect(other.rows).toEqual(result.rows)
  })
  test('without resamples there are no intervals', () => {
    expect(backtest(events, { ...options, outcomes, resamples: 0 }).risk.rocAuc).toMatchObject({ low: null, high: null })
  })
  test('risk speaks of the horizon of the backtest', () => {
    const calm = (horizonDays: number) => backtest(writes('acme', 2, 400), { ...dryOptions, horizonDays }).rows[0]?.risk ?? 0
    expect(calm(90)).toBeCloseTo(0.05, 5)
    expect(calm(30)).toBeCloseTo(1 - 0.95 ** (1 / 3), 5)
  })
  test('alarm levels can be set', () => {
    const calm = backtest(events, { ...options, outcomes, alarms: { healthBelow: 1, riskFrom: 0.99 } })
    expect([calm.health.alarms.count, calm.risk.alarms.count]).toEqual([0, 0])
    expect(calm.provenance.alarms).toEqual({ healthBelow: [1], riskFrom: [0.99] })
    expect(result.provenance.alarms.healthBelow).toEqual([85])
    expect(backtest(events, { ...dryOptions, to: FROM, alarms: {} }).provenance.alarms).toEqual({ healthBelow: [60], riskFrom: [riskAt(4)] })
  })
  test('a scorecard may be a function of the client', () => {
    const { from, to, everyDays, horizonDays, othersStayedUntil, resamples, alarms } = options
    const inputs = { from, to, everyDays, horizonDays, othersStayedUntil, resamples, alarms, outcomes }
    const one = scorecard()
    expect(backtest(events, { ...inputs, scorecard: () => one }).rows).toEqual(result.rows)
  })
})

describe('who is judged', () => {
  test('from the first event on, whatever the roster says', () => {
    const late = writes('late', 2, 300).map((event) => ({ ...event, at: event.at.replace('2025', '2026') }))
    const { rows, population } = backtest([...writes('acme', 2, 400), ...late], { ...dryOptions, clients: ['late', 'nobody'] })
    expect(new Set(rows.map(({ clientId }) => clientId))).toEqual(new Set(['acme']))
    expect(population).toMatchObject({ clients: 3, judged: 1 })
  })
  test('not once every contract is over', () => {
    const ended = contract('2025-08-01', { clientId: 'acme', status: 'ended', effectiveOn: '2025-08-01' })
    const { rows } = backtest([contract(START, { clientId: 'acme' }), ...writes('acme', 2, 200), ended], dryOptions)
    expect(rows.at(-1)?.asOf.slice(0, 10)).toBe('2025-07-28')
  })
  test('where nobody knows how it went on, the date has no label', () => {
    const until = backtest(events, { ...options, outcomes: [...outcomes, { clientId: 'stayed-0', stayedUntil: '2025-09-30' }] })
    const labels = until.rows.filter(({ clientId }) => clientId === 'stayed-0').map(({ asOf, lost }) => [asOf.slice(0, 10), lost])
    expect(labels.filter(([, lost]) => lost === false).at(-1)?.[0]).toBe('2025-07-28')
    expect(labels.at(-1)).toEqual(['2025-09-22', null])
    const some = backtest(events, { ...dryOptions, outcomes: [...outcomes, { clientId: 'stayed-0', stayedUntil: '2026-06-01' }] })
    const others = some.rows.filter(({ clientId }) => clientId.startsWith('stayed') && clientId !== 'stayed-0')
    expect(others.every(({ lost }) => lost === null)).toBe(true)
    expect(some.warnings.some((warning) => warning.includes('unknown end'))).toBe(true)
  })
  test('a horizon before the last day on which anybody is known to have stayed, labels end for losses too', () => {
    const known = { ...options, outcomes, othersStayedUntil: '2025-11-30' as const }
    const labelled = backtest(events, known).rows.filter(({ lost }) => lost !== null)
    expect(labelled.map(({ asOf }) => asOf).sort().at(-1)?.slice(0, 10)).toBe('2025-09-22')
    expect(labelled.some(({ lost, asOf }) => lost === true && asOf > '2025-09-01')).toBe(true)
  })
  test('the day of leaving is one of the client’s own calendar', () => {
    const profiles = [{ clientId: 'lost-0', timeZone: 'Pacific/Auckland' }]
    const days0 = (some: BacktestResult) => some.rows.find(({ clientId }) => clientId === 'lost-0')?.daysToLoss ?? 0
    expect(days0(result) - days0(backtest(events, { ...options, outcomes, profiles }))).toBeCloseTo(0.5, 5)
  })
})

describe('a dry run', () => {
  const dry = backtest(events, dryOptions)
  test('tells how many alarms a week to expect, and nothing of their worth', () => {
    expect(dry.dryRun).toBe(true)
    expect(dry.risk).toMatchObject({ rocAuc: null, recall: null, precision: null, losses: { count: 0 }, probability: null })
    expect(dry.risk.alarms.count).toBeGreaterThan(0)
    expect(dry.risk.alarms.perWeek).toBeCloseTo(dry.risk.alarms.count / 28, 5)
    expect(dry.risk.alarms.perClientMonth?.value).toBeCloseTo(dry.risk.alarms.count / (dry.population.dates.judged * 14 / 30.4375), 5)
  })
})

describe('progress and cancelling', () => {
  test('every client of every date is told, in order', () => {
    const seen: number[] = []
    backtest(writes('acme', 2, 400), { ...dryOptions, onProgress: ({ done, of }) => { seen.push(done); expect(of).toBe(14) } })
    expect(seen).toEqual(times(14, (i) => i))
  })
  test('a signal stops it', () => {
    const signal = { aborted: false }
    const onProgress = ({ done }: { done: number }) => { signal.aborted = done >= 20 }
    expect(() => backtest(events, { ...dryOptions, signal, onProgress })).toThrow(expect.objectContaining({ name: 'AbortError', message: 'backtest: cancelled after 21 of 336' }))
  })
})

describe('what it refuses', () => {
  const refuses = (more: object, some = events) => expect(() => backtest(some, { ...options, outcomes, ...more }))
  test('too few losses, with the numbers', () => {
    refuses({ outcomes: outcomes.slice(0, 4) }).toThrow('only 4 outcomes say leftOn, and 10 losses are needed')
    refuses({ outcomes: [] }).toThrow('only 0 outcomes')
    refuses({ to: '2025-06-30T00:00:00Z' }).toThrow(/of 24 clients were lost within 60 days of a date of judgement \(12 outcomes say leftOn\), and 10 are needed/)
  })
  test('losses with nobody who stayed: every alarm would look right', () => {
    expect(() => backtest(events, { ...dryOptions, outcomes })).toThrow('say with stayedUntil or othersStayedUntil')
  })
  test('outcomes that contradict events', () => {
    const wrong = [{ clientId: 'stayed-3', leftOn: '2025-08-01' }, ...outcomes]
    refuses({ outcomes: wrong }).toThrow('"stayed-3" left on 2025-08-01 and was in contact until 2026-04-')
    const afterwards = ['2025-09-20', '2025-09-21'].map((day) => call(day, { clientId: 'lost-0' }))
    expect(() => backtest([...events, ...afterwards], { ...options, outcomes })).not.toThrow()
  })
  test('two outcomes of one client, and one that is none', () => {
    refuses({ outcomes: [...outcomes, { clientId: 'lost-0', stayedUntil: '2026-01-01' }] }).toThrow('outcomes[12]: client "lost-0" has two outcomes')
    refuses({ outcomes: [{ clientId: 'lost-0', leftOn: '1.8.2025' }] }).toThrow('outcomes[0]')
  })
  test('options that make no sense', () => {
    refuses({ everyDays: 0 }).toThrow('everyDays must be above 0')
    refuses({ from: TO, to: FROM }).toThrow('swap them')
    refuses({ capacity: 0.5 }).toThrow('capacity must be a whole number')
    refuses({ horizonDay: 30 }).toThrow('did you mean "horizonDays"')
    refuses({ outcomes: undefined }).toThrow('give outcomes too')
    refuses({ scorecard: scorecard() }).toThrow('not both')
  })
})

describe('planted leaks of hindsight', () => {
  test('an adapter that writes the import date is refused', () => {
    const imported = events.map((event, i) => ({ ...event, source: 'crm', recordedAt: `2026-05-04T10:${String(i % 60).padStart(2, '0')}:00Z` }))
    expect(() => backtest(imported, { ...options, outcomes })).toThrow(/recordedAt of \d+ of \d+ events of source "crm" lies within a day of 2026-05-04/)
    const own = events.map((event) => ({ ...event, source: 'crm', recordedAt: event.at }))
    expect(() => backtest(own, { ...options, outcomes })).not.toThrow()
  })
  test('one such source among good ones is found', () => {
    const surveys = times(40, (i) => survey(days(START, 5 * i), { clientId: 'stayed-1', source: 'forms', recordedAt: '2026-05-04T10:00:00Z' }))
    expect(() => backtest([...events, ...surveys], { ...options, outcomes })).toThrow('source "forms"')
  })
  test('a day of many facts is no import', () => {
    const busy = times(40, (i) => message('2025-05-04 10:00', { id: `m${i}`, clientId: 'stayed-1', source: 'mail', recordedAt: '2025-05-04T10:00:05Z' }))
    expect(() => backtest([...events, ...busy], { ...options, outcomes })).not.toThrow()
  })
  test('norms fitted on the future are refused; fitted by the backtest they know the past alone', () => {
    const { norms } = fitNorms(events, { asOf: TO })
    const future = { ...norms, asOf: '2025-06-03T00:00:00Z' }
    expect(() => backtest(events, { ...dryOptions, norms: future })).toThrow('they would know the future')
    expect(() => backtest(events, { ...dryOptions, norms: { ...norms, asOf: FROM } })).not.toThrow()
    const fitted = backtest(events, { ...dryOptions, norms: 'fit' })
    expect(fitted.provenance.norms.fittedAt.map((day) => day.slice(0, 10))).toEqual(['2025-06-02', '2025-09-08'])
    const past = backtest(events.filter(({ at }) => at < TO), { ...dryOptions, norms: 'fit' })
    expect(past.rows).toEqual(fitted.rows)
    const firstHalf = backtest(events.filter(({ at }) => at < '2025-09-01'), { ...dryOptions, norms: 'fit', to: '2025-08-25T00:00:00Z' })
    expect(firstHalf.rows).toEqual(fitted.rows.filter(({ asOf }) => asOf < '2025-08-26'))
  })
  test('a correction is seen from when it was made, and what was corrected until then', () => {
    const first = survey('2025-07-01', { id: 's1', clientId: 'acme', score: 2 })
    const corrected = { ...first, score: 9, revision: 1, recordedAt: '2025-08-20T09:00:00Z' }
    const { rows } = backtest([...writes('acme', 2, 400), first, corrected], dryOptions)
    const low = rows.filter(({ fired }) => Object.hasOwn(fired, 'low-nps')).map(({ asOf }) => asOf.slice(0, 10))
    expect(low).toEqual(['2025-07-14', '2025-07-28', '2025-08-11'])
  })
  test('a correction without a time of its own is hindsight, and it warns', () => {
    const first = survey('2025-07-01', { id: 's1', clientId: 'acme', score: 2 })
    const { warnings } = backtest([...writes('acme', 2, 400), first, { ...first, score: 9, revision: 1 }], dryOptions)
    expect(warnings).toEqual([expect.stringContaining('1 corrections carry no recordedAt')])
  })
  test('every row is what assessPortfolio would have said then, of what was known then', () => {
    for (const asOf of ['2025-06-16T00:00:00.000Z', '2025-10-20T00:00:00.000Z']) {
      const known = events.filter(({ at }) => Date.parse(at) <= Date.parse(asOf))
      const { unranked, ranked } = assessPortfolio(known, { ...scorecard(), horizonDays: 60, asOf })
      const said = new Map([...ranked, ...unranked].map(({ clientId, assessment }) => [clientId, [assessment.health, assessment.risk.probability]]))
      const rows = result.rows.filter((row) => row.asOf === asOf)
      expect(rows.length).toBeGreaterThan(10)
      for (const row of rows) expect([row.health, row.risk]).toEqual(said.get(row.clientId))
    }
  })
})
