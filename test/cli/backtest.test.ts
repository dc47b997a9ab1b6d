import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { main } from '../../src/cli/main.ts'
import { contract } from '../../src/testing/index.ts'
import { START, times, world } from '../backtest/world.ts'
import { folder, run, type Printed } from './run.ts'

const file = folder()
const lines = (values: readonly unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('')

const { events, outcomes } = world(12, 12)
const history = file('events.ndjson', lines(events))
const left = file('outcomes.json', JSON.stringify(outcomes))
const scorecard = file('scorecard.json', JSON.stringify({ detectors: ['ghosting', 'low-nps', 'notice-given'] }))
const asked = [
  history, '--scorecard', scorecard, '--from', '2025-06-02', '--to', '2025-12-01', '--every-days', '28', '--horizon-days', '60',
  '--health-below', '85', '--resamples', '50',
]
const withOutcomes = [...asked, '--outcomes', left, '--others-stayed-until', '2026-06-01']

/** Runs a command on a terminal of another width. */
async function at(columns: number, ...argv: string[]): Promise<Printed> {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await main(argv, { out: (text) => { out.push(text) }, err: (text) => { err.push(text) }, columns, colour: false })
  return { code, out: out.join(''), err: err.join('') }
}

describe('the table', () => {
  let out = ''
  beforeAll(async () => {
    const printed = await run('backtest', ...withOutcomes)
    expect([printed.code, printed.err]).toEqual([0, ''])
    out = printed.out
  })

  it('says who was watched, and what to hold figures against', () => {
    expect(out).toMatch(/^Backtest on 7 dates from 2025-06-02 to 2025-11-17, every 28 days\n24 clients were judged, \d+ times in all; 12 of them left within 60 days/)
    expect(out.replace(/\s+/g, ' ')).toMatch(/On any one date \d+ % were about to leave: hold what follows against that\./)
  })
  it('tells of each alarm what it caught, how long before, how often it was right, and what it costs', () => {
    expect(out).toMatch(/Caught +Days +Left when/)
    expect(out).toMatch(/^Health below 85 +\d+: \d+ % /m)
    expect(out).toMatch(/^Risk from [\d.]+ % +\d+: \d+ % /m)
    expect(out).toMatch(/^low-nps +8: 67 % +\d+ +\d+ % \(\d+–\d+\) +[\d.]+[? ] +[\d.]+ \([\d.]+–[\d.]+\)/m)
    expect(out).toContain('Never on: notice-given.')
  })
  it('holds the chances against what came', () => {
    expect(out).toContain('Do the chances hold, within 60 days?')
    expect(out).toMatch(/^ +[\d.]+ % +\d+ % +\d+ +█*$/m)
    expect(out.replace(/\s+/g, ' ')).toMatch(/Skill -?[\d.]+ \(.*\): (better|worse|neither)/)
  })
  it('says what it was run on', () => {
    expect(out.replace(/\s+/g, ' ')).toContain(`Read ${events.length.toLocaleString('en')} of ${events.length.toLocaleString('en')} rows`)
    expect(out.replace(/\s+/g, ' ')).toContain('12 outcomes;')
  })
  test.each([80, 120])('fits %i columns', async (columns) => {
    const { out: printed } = await at(columns, 'backtest', ...withOutcomes)
    expect(printed.split('\n').filter((line) => line.length > columns)).toEqual([])
    expect(printed.includes('8: 67 % (')).toBe(columns === 120)
  })
  it('is the same again', async () => { expect((await run('backtest', ...withOutcomes)).out).toBe(out) })
})

describe('other formats', () => {
  it('JSON holds the whole result', async () => {
    const { out } = await run('backtest', ...withOutcomes, '--format', 'json')
    const report = JSON.parse(out) as { backtest: { rows: unknown[]; population: { dates: { judged: number } } } }
    expect(report).toMatchObject({ rows: { given: events.length, accepted: events.length }, backtest: { dryRun: false, population: { lost: 12 } } })
    expect(report.backtest.rows).toHaveLength(report.backtest.population.dates.judged)
  })
  it('Markdown is a whole page, in which no path becomes markup', async () => {
    const odd = file('a|b_<c>.json', readFileSync(scorecard, 'utf8'))
    const { out } = await run('backtest', ...withOutcomes.map((word) => (word === scorecard ? odd : word)), '--format', 'markdown')
    expect(out.match(/^#+ .*$/gm)).toEqual([
      '# Backtest of churn signals, 2025-06-02 to 2025-11-17', '## The totals', '## Each sign', '## Do the chances hold?', '## How long before',
      '## Signs without an alarm', '## What was run', '## What the numbers mean',
    ])
    expect(out).toContain('a\\|b\\_\\<c\\>.json')
    expect(out).toMatch(/^\| low-nps: A low score, or lower than before \| 8 of 12 \| /m)
    expect(out).toMatch(/^\| Intervals \| 95 %, 50 draws of whole clients, seed 1 \|$/m)
    for (const table of out.split('\n\n').filter((part) => part.startsWith('|'))) {
      const cells = table.trim().split('\n').map((row) => row.replace(/\\\|/g, '').split('|').length)
      expect(new Set(cells).size).toBe(1)
    }
  })
})

describe('a dry run', () => {
  it.each(['table', 'markdown'])('says how many alarms to expect, and nothing of their worth (%s)', async (format) => {
    const { code, out } = await run('backtest', ...asked, '--format', format)
    expect(code).toBe(0)
    expect(out).toMatch(/^#? ?Dry run /)
    expect(out).toContain('A week')
    expect(out).not.toMatch(/Caught|Lift|Skill/)
  })
  it('counts alarms a week', async () => {
    const { out } = await run('backtest', ...asked)
    expect(out).toMatch(/^low-nps +\d+ +0\.\d /m)
    expect(out).toContain('--outcomes')
  })
})

describe('dates that are not given', () => {
  const short = [history, '--scorecard', scorecard, '--every-days', '28', '--resamples', '0', '--health-below', '85']
  const dates = async (...words: string[]): Promise<string[]> => {
    const { out } = await run('backtest', ...short, ...words, '--format', 'json')
    const { from, to } = (JSON.parse(out) as { backtest: { provenance: { from: string; to: string } } }).backtest.provenance
    return [from, to]
  }
  it('begin on a Monday with half a year of events before it', async () => {
    const [from = ''] = await dates()
    expect(new Date(from).getUTCDay()).toBe(1)
    expect((Date.parse(from) - Date.parse(START)) / 86_400_000).toBeGreaterThanOrEqual(182)
  })
  it('end with the events in a dry run, and a horizon before the outcomes else, so that stayers have a known end too', async () => {
    const last = events.map(({ at: when }) => when).sort().at(-1) ?? ''
    const [, dry = ''] = await dates()
    expect(Date.parse(last) - Date.parse(dry)).toBeLessThan(28 * 86_400_000)
    const { out } = await run('backtest', ...short, '--outcomes', left, '--others-stayed-until', '2026-02-01', '--format', 'json')
    const result = (JSON.parse(out) as { backtest: { provenance: { to: string }; population: { dates: { censored: number } } } }).backtest
    expect(Date.parse(result.provenance.to)).toBeLessThanOrEqual(Date.parse('2026-02-01') - 90 * 86_400_000)
    expect(result.population.dates.censored).toBe(0)
  })
  it('are asked for where none is left', async () => {
    const { code, err } = await run('backtest', ...short, '--outcomes', left, '--others-stayed-until', '2025-08-01')
    expect(code).toBe(2)
    expect(err).toMatch(/no date is left between 2025-\d\d-\d\d \(26 weeks after events begin\) and 2025-05-03 \(.*90 days before outcomes end\); give --from and --to/)
  })
})

describe('outcomes', () => {
  const others = ['--others-stayed-until', '2026-06-01']
  const table = (...rows: string[]): string => file('outcomes.csv', `${rows.join('\n')}\n`)
  const plainly = asked.filter((word) => word !== '--resamples' && word !== '50')

  it.each([
    ['CSV', () => table('clientId,leftOn,why', ...outcomes.map((one) => `${one.clientId},${'leftOn' in one ? one.leftOn : ''},x`))],
    ['CSV with semicolons and both columns', () => table('clientId;stayedUntil;leftOn', ...outcomes.map((one) => `${one.clientId};;${'leftOn' in one ? one.leftOn : ''}`))],
    ['NDJSON', () => file('outcomes.ndjson', lines(outcomes.map((one) => ({ ...one, stayedUntil: null }))))],
  ])('may be %s', async (_, path) => {
    const both = [await run('backtest', ...withOutcomes), await run('backtest', ...asked, '--outcomes', path(), ...others)]
    expect(both.map(({ code }) => code)).toEqual([0, 0])
    expect(both[1]?.out).toBe(both[0]?.out)
  })

  it('that cannot be read are named, each with its place and remedy, and none is left out silently', async () => {
    const path = file('wrong.json', JSON.stringify([
      { clientId: 'lost-0', leftOn: '31.12.2025' }, { clientId: 'lost-1' }, { clientId: 'lost-2', leftOn: '2025-09-01', stayedUntil: '2025-09-01' },
      { clientId: 7, leftOn: '2025-09-01' }, { clientId: 'lost-4', left_on: '2025-09-01' }, 'lost-5', { clientId: 'lost-6', leftOn: '2025-09-01' },
      { clientId: 'lost-6', stayedUntil: '2025-09-01' }, { clientId: 'lost-7', leftOn: '2025-02-30', reason: 1 },
    ]))
    const { code, err, out } = await run('backtest', ...plainly, '--outcomes', path, ...others)
    expect({ code, out }).toEqual({ code: 3, out: '' })
    expect(err).toContain('8 of 9 outcomes cannot be read')
    for (const said of [
      'wrong.json[0]: leftOn: "31.12.2025" is no day; write it as YYYY-MM-DD', 'wrong.json[1]: has neither', 'wrong.json[2]: has both',
      'wrong.json[3]: clientId: 7; write the id that the events have, as text', 'wrong.json[4]: unknown field "left_on"; did you mean leftOn?',
      'wrong.json[5]: no object', 'wrong.json[7]: "lost-6" stands in', 'wrong.json[8]: reason: write it as text',
    ]) expect(err).toContain(said)
  })

  it.each([
    ['a file without the columns', file('columns.csv', 'Client,Left\nlost-0,2025-09-01\n'), 3, /no column clientId; there are Client, Left/],
    ['a line that is no JSON', file('cut.ndjson', '{"clientId":"lost-0"'), 3, /cut\.ndjson:1:\d+: not JSON/],
    ['an empty list', file('none.json', '[]'), 3, /no outcomes in it/],
    ['an empty file', file('empty.json', ''), 3, /the file is empty/],
    ['ids that no event has', file('names.json', JSON.stringify([{ clientId: 'Acme <Co>', leftOn: '2025-09-01' }])), 3, /ids such as "Acme <Co>", events such as "lost-0"/],
    ['a client that was in contact long after', file('again.json', JSON.stringify(times(12, (i) => ({ clientId: `stayed-${i}`, leftOn: '2025-07-01' })))), 3, /contradict events: "stayed-0" left on 2025-07-01/],
    ['too few losses', file('few.json', JSON.stringify(outcomes.slice(0, 3))), 3, /only 3 outcomes say leftOn, and 10 losses are needed/],
  ])('refuses %s', async (_, path, expected, said) => {
    const { code, err, out } = await run('backtest', ...plainly, '--outcomes', path, ...others)
    expect({ code, out }).toEqual({ code: expected, out: '' })
    expect(err).toMatch(said)
    expect(err).not.toContain('    at ')
  })

  it('of losses alone are not enough, since every alarm would look right', async () => {
    const { code, err } = await run('backtest', ...asked, '--outcomes', left)
    expect(code).toBe(2)
    expect(err).toContain('nobody who stayed; say with --others-stayed-until DAY')
  })

  it('of clients without an event are said to count for nothing; a client may be called __proto__', async () => {
    const more = [{ clientId: '__proto__', leftOn: '2025-09-01' }, { clientId: 'typo\u001b[31m', leftOn: '2025-09-01' }]
    const path = file('more.ndjson', lines([...outcomes, ...more]))
    const world12 = file('proto.ndjson', lines([...events, contract(START, { clientId: '__proto__', endsOn: '2027-01-01' })]))
    const { code, err, out } = await run('backtest', world12, ...asked.slice(1), '--outcomes', path, ...others)
    expect(code).toBe(0)
    expect(err).toContain('1 outcomes name clients without an event, and count for nothing: "typo')
    expect(err).not.toContain('\u001b')
    expect(out).toContain('25 clients were judged')
  })
})

describe('options that are wrong', () => {
  it.each([
    [['--from', 'monday'], '--from "monday"'],
    [['--to', '2025-13-01'], '--to "2025-13-01"'],
    [['--from', '2025-12-02'], '--from is later than --to; swap them'],
    [['--every-days', '0'], '--every-days takes a whole number from 1, got "0"'],
    [['--horizon-days', '1.5'], '--horizon-days takes a whole number from 1'],
    [['--capacity', 'ten'], '--capacity takes a whole number from 1'],
    [['--seed', '-1'], '--seed'],
    [['--resamples', 'many'], '--resamples takes a whole number'],
    [['--health-below', '101'], '--health-below takes a number from 0 to 100'],
    [['--risk-from', '7%'], '--risk-from takes a number from 0 to 1'],
    [['--time-zone', 'Mars/Olympus'], '--time-zone "Mars/Olympus" is no IANA time zone'],
    [['--others-stayed-until', '2026-06-01'], 'give --outcomes too'],
    [['--outcomes', left, '--others-stayed-until', 'today'], '--others-stayed-until "today" is no day; write it as YYYY-MM-DD'],
    [['--format', 'xml'], '--format "xml" is not known'],
    [['--outcome', left], 'did you mean --outcomes?'],
  ])('%j', async (words, said) => {
    const { code, err, out } = await run('backtest', ...asked, ...words)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(said)
  })

  it.each([
    ['--norms', '{ "gaps": 1 }', /norms/],
    ['--scorecard', '{ "detectors": ["ghostin"] }', /ghosting/],
    ['--outcomes', '{}', /expected a JSON array/],
  ])('a wrong file for %s is named', async (option, content, said) => {
    const { code, err } = await run('backtest', ...asked, option, file('wrong-input.json', content), ...(option === '--outcomes' ? ['--others-stayed-until', '2026-06-01'] : []))
    expect(code).toBe(3)
    expect(err).toContain('wrong-input.json')
    expect(err).toMatch(said)
  })

  it('norms that know the future are refused, with the option that helps', async () => {
    const { defaultNorms } = await import('../../src/index.ts')
    const { code, err } = await run('backtest', ...asked, '--norms', file('norms.json', JSON.stringify({ ...defaultNorms, asOf: '2026-01-01T00:00:00Z' })))
    expect(code).toBe(3)
    expect(err).toContain('or give --norms fit')
  })

  it.each(['backtest', 'calibrate', 'what-if'])('%s has help', async (command) => {
    const { out } = await run(command, '--help')
    expect(out).toContain('--others-stayed-until DAY')
    expect(out).toContain(`usage: churn-signals ${command}`)
  })
})
