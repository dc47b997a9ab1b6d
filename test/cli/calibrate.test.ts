import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseScorecard } from '../../src/health/index.ts'
import { contract, days, survey } from '../../src/testing/index.ts'
import { times } from '../backtest/world.ts'
import { folder, run } from './run.ts'

const file = folder()
const lines = (values: readonly unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('')

// Of 120 clients the unhappy half leaves far more often than the recommended base would say.
const start = '2024-01-01'
const clients = times(120, (i) => ({ clientId: i === 0 ? '__proto__' : `c${i}`, unhappy: i % 2 === 0, leaves: i % 2 === 0 ? i % 10 !== 8 : i % 5 === 0 }))
const leftOn = (i: number): string => days(start, 120 + 4 * i)
const events = file('events.ndjson', lines(clients.flatMap(({ clientId, unhappy }, i) => [
  contract(start, { clientId, endsOn: '2026-12-31' }),
  survey(days(leftOn(i), -45), { clientId, score: unhappy ? 1 : 10 }),
])))
const outcomes = file('outcomes.json', JSON.stringify(clients.flatMap(({ clientId, leaves }, i) => (leaves ? [{ clientId, leftOn: leftOn(i) }] : []))))
const profiles = file('profiles.json', JSON.stringify([{ clientId: 'c2', name: 'Fox & <Sons> | *Co*' }]))
const scorecard = file('scorecard.json', JSON.stringify({ detectors: ['low-nps', 'notice-given'] }))
const here = dirname(events)
const common = [
  events, '--outcomes', outcomes, '--others-stayed-until', '2026-06-30', '--from', '2024-03-04', '--to', '2025-06-02', '--every-days', '28',
  '--horizon-days', '60', '--profiles', profiles,
]
const asked = [...common, '--scorecard', scorecard]

describe('calibrate', () => {
  const out = join(here, 'mine.json')
  let printed = ''
  beforeAll(async () => {
    const { code, err, out: text } = await run('calibrate', ...asked, '--out', out)
    expect([code, err]).toEqual([0, ''])
    printed = text
  })

  it('says what was fitted, whether it is better on later dates, and what changes', () => {
    expect(printed).toMatch(/^Fitted the base rate and one slope to [\d,]+ dates of clients from 2024-03-04 to/)
    expect(printed).toMatch(/Judged by \d+ later ones/)
    expect(printed).toMatch(/^ {2}Brier score +0\.\d+ +0\.\d+ {2}0 is perfect$/m)
    expect(printed).toContain('Better on dates that nothing was fitted to.')
    expect(printed).toMatch(/^ {2}Chance of leaving without a sign +5 % in 90 days +[\d.]+ % in 60 days$/m)
    expect(printed).toMatch(/^ {2}Slope, in doublings a point +0\.5 +[\d.]+$/m)
    expect(printed.split('\n').filter((line) => line.length > 100)).toEqual([])
  })

  it('writes a scorecard that every command reads back, and whose risk is the one that was judged', async () => {
    const mine = parseScorecard(JSON.parse(readFileSync(out, 'utf8')))
    expect(mine.baseRisk).toMatchObject({ days: 60, basis: 'measured' })
    expect(mine.horizonDays).toBe(60)
    expect(mine.detectors.map(({ id }) => id)).toEqual(['low-nps', 'notice-given'])
    const { out: again } = await run('backtest', ...common, '--scorecard', out, '--resamples', '0', '--format', 'json')
    const { risk } = (JSON.parse(again) as { backtest: { risk: { probability: { reliability: { stated: number }[] } } } }).backtest
    expect(risk.probability.reliability[0]?.stated).toBeCloseTo(mine.baseRisk.probability, 3)
    for (const command of ['assess', 'portfolio'])
      expect((await run(command, events, '--scorecard', out, '--as-of', '2025-06-02')).code).toBe(0)
  })

  it('prints the same as JSON, with the scorecard, and as Markdown', async () => {
    const json = JSON.parse((await run('calibrate', ...asked, '--format', 'json')).out) as { calibration: { method: string }; scorecard: unknown }
    expect(json.calibration.method).toBe('slope')
    expect(json.scorecard).toEqual(JSON.parse(readFileSync(out, 'utf8')))
    const markdown = (await run('calibrate', ...asked, '--format', 'markdown')).out
    expect(markdown).toMatch(/^# Calibration, 2024-03-04 to /)
    expect(markdown).toMatch(/^\| Brier score \| 0\.\d+ \| 0\.\d+ \| 0 is perfect \|$/m)
  })

  it.each([
    [['--method', 'magic'], 2, '--method "magic" is not known; known are slope, logistic, isotonic'],
    [['--fit-share', '1'], 2, '--fit-share must leave dates'],
    [['--fit-share', 'most'], 2, '--fit-share takes a number from 0 to 1'],
    [['--out', here], 2, 'is a folder'],
    [['--out', join(here, 'nowhere', 'mine.json')], 2, 'nothing can be written to'],
    [['--method', 'logistic'], 3, 'are needed for logistic'],
    [['--fit-share', '0.99'], 3, 'lower --fit-share'],
  ])('refuses %j and says what to do', async (words, expected, said) => {
    const { code, err, out: nothing } = await run('calibrate', ...asked, ...words)
    expect({ code, nothing }).toEqual({ code: expected, nothing: '' })
    expect(err).toContain(said)
    expect(existsSync(join(here, 'nowhere'))).toBe(false)
  })

  it('needs outcomes', async () => {
    const { code, err } = await run('calibrate', events)
    expect(code).toBe(2)
    expect(err).toContain('--outcomes FILE says who left')
  })
})

describe('what-if', () => {
  const cautious = file('cautious.json', JSON.stringify({ detectors: ['low-nps', 'notice-given'], weights: { 'low-nps': { weight: 6 } } }))
  const compared = [...common, '--a', scorecard, '--b', cautious]

  it('says who changes band, which alarms come, and the figures side by side', async () => {
    const { code, out, err } = await run('what-if', ...compared, '--format', 'table')
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^What if: two scorecards on \d+ dates from 2024-03-04/)
    expect(out).toMatch(/\d+ clients change band on their last date/)
    expect(out).toMatch(/^ {2}Fox & <Sons> \| \*Co\* {2}2024-04-01$/m)
    expect(out).toMatch(/^\d+ alarms come with b$/m)
    expect(out).toMatch(/^ {2}__proto__ +2024-04-29 +healthy +watch$/m)
    expect(out).toMatch(/^ {2}skill +-?[\d.]+ +-?[\d.]+ +[+-]?[\d.]+$/m)
    expect(out.split('\n').filter((line) => line.length > 100)).toEqual([])
  })

  it('works without outcomes, with the figures that need them left out', async () => {
    const dry = compared.filter((word, i) => !['--outcomes', '--others-stayed-until'].includes(word) && !['--outcomes', '--others-stayed-until'].includes(compared[i - 1] ?? ''))
    const { code, out } = await run('what-if', ...dry)
    expect(code).toBe(0)
    expect(out).toContain('alarms a month per 100 clients')
    expect(out).not.toContain('leaver ranks')
    expect(out.replace(/\s+/g, ' ')).toContain('nothing is said of which is better')
  })

  it('lets no name become Markdown, and names all in JSON', async () => {
    expect((await run('what-if', ...compared, '--format', 'markdown')).out).toContain('| Fox \\& \\<Sons\\> \\| \\*Co\\* | ')
    const { whatIf } = JSON.parse((await run('what-if', ...compared, '--format', 'json')).out) as { whatIf: { bands: { clientId: string }[] } }
    expect(whatIf.bands.map(({ clientId }) => clientId)).toContain('__proto__')
  })

  it('says so where nothing changes, and compares with the recommended scorecard unless told otherwise', async () => {
    const { out } = await run('what-if', ...common, '--a', scorecard, '--b', scorecard)
    expect(out).toContain('Nobody changes band, and no alarm of risk comes or goes.')
  })

  it('needs another scorecard', async () => {
    const { code, err } = await run('what-if', events)
    expect(code).toBe(2)
    expect(err).toContain('--b FILE names the scorecard to compare with')
    expect((await run('what-if', ...common, '--b', file('no.json', '{"weights": 1}'))).code).toBe(3)
  })
})
