import { describe, expect, it } from 'vitest'
import { defaultNorms } from '../../src/measures/index.ts'
import { contactChange, contract, days, message, party, survey } from '../../src/testing/index.ts'
import { folder, run } from './run.ts'

const file = folder()
const lines = (values: readonly unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('')

const fee = (clientId: string, amount: number, currency = 'EUR') =>
  contract('2026-01-05', { clientId, ref: clientId, monthlyFee: { amount, currency } })
const events = file('events.ndjson', lines([
  fee('large', 500_000), fee('small', 100_000), fee('abroad', 300_000, 'USD'),
  contract('2026-02-10', { clientId: 'small', ref: 'small', status: 'notice-given', noticeDays: 90 }),
  survey('2026-04-20', { clientId: 'unpriced', score: 2 }),
]))
const recording = file('recording.json', JSON.stringify([{ types: ['contract', 'survey'], from: '2026-01-01T00:00:00Z' }]))
const roster = file('roster.json', JSON.stringify(['large', { clientId: 'quiet', name: 'Quiet & <Co>' }]))
const asked = ['--as-of', '2026-05-01', '--recording', recording]

describe('portfolio', () => {
  it('fits norms to the export where asked to, takes those of a file, and refuses those that know the future', async () => {
    const wide = file('wide.ndjson', lines(Array.from({ length: 12 }, (_, i) => fee(`client-${i}`, 100_000 * (i + 1)))))
    const normsBy = async (...more: string[]): Promise<unknown> => {
      const { code, out } = await run('portfolio', wide, '--as-of', '2026-05-01', '--format', 'json', ...more)
      expect(code).toBe(0)
      return (JSON.parse(out) as { portfolio: { norms: { feeTopQuarter: unknown } } }).portfolio.norms.feeTopQuarter
    }
    expect(await normsBy('--norms', 'fit')).toEqual([{ amount: 925_000, currency: 'EUR' }])
    expect(await normsBy()).toEqual(defaultNorms.feeTopQuarter)
    const own = (norms: object) => file('norms.json', JSON.stringify({ ...defaultNorms, ...norms }))
    expect(await normsBy('--norms', own({ feeTopQuarter: [{ amount: 5, currency: 'EUR' }] }))).toEqual([{ amount: 5, currency: 'EUR' }])
    const late = await run('portfolio', wide, '--as-of', '2026-05-01', '--norms', own({ asOf: '2026-06-01T00:00:00Z' }))
    expect([late.code, late.err]).toEqual([3, expect.stringContaining('later than --as-of')])
    expect((await run('assess', wide, '--as-of', '2026-05-01', '--norms', own({ gaps: 1 }))).code).toBe(3)
    expect((await run('assess', wide, '--as-of', '2026-05-01', '--norms', 'fit')).code).toBe(0)
  })
  it('ranks by expected loss, with fee and risk; a fee nobody knows stands apart', async () => {
    const { code, out, err } = await run('portfolio', events, ...asked, '--roster', roster)
    expect([code, err]).toEqual([0, ''])
    const rows = out.split('\n')
    expect(rows[0]).toBe('5 clients as of 2026-05-02 00:00 UTC, by what is to be lost')
    expect(rows[3]).toMatch(/^ {2}1 +EUR 11,400 +95 % +EUR 1,000 +\S+ critical +small$/)
    expect(rows[4]).toMatch(/^ {2}2 +EUR \d,\d{3} +\d+ % +EUR 5,000 .* large$/)
    expect(out).toMatch(/\? +\d+ % +USD 3,000 .* abroad +no rate for its currency/)
    expect(out).toMatch(/\? +\d+ % +\? .* unpriced +the fee is not known/)
    expect(out).toContain('Nothing is on record of Quiet & <Co>.')
    expect(rows.filter((row) => row.length > 100)).toEqual([])
  })

  it('says whom to look after first, and what to do', async () => {
    const { out } = await run('portfolio', events, ...asked, '--worklist')
    expect(out.split('\n').slice(0, 3)).toEqual([
      'Whom to look after first',
      '  1. small: EUR 11,400 to be lost',
      '     Notice given, or contract ended, since 10 February 2026',
    ])
    expect(out).toContain('→ Hold a calm exit talk')
    expect(out).toMatch(/unpriced: EUR [\d,]+ to be lost, at the median fee, since its own is not known/)
    expect((await run('portfolio', events, ...asked, '--worklist', '--capacity', '1')).out).not.toContain('unpriced')
    const nobody = await run('portfolio', events, ...asked, '--worklist', '--capacity', '0')
    expect(nobody.out).toContain('nobody to look after first')
  })

  it('brings other currencies to one at given rates', async () => {
    const rates = file('rates.json', '{ "USD": 0.9 }')
    const { out } = await run('portfolio', events, ...asked, '--currency', 'EUR', '--rates', rates)
    expect(out).toMatch(/EUR 2,700 .* abroad/)
  })

  it('tells how the whole agency stands, with clients, levels and basis', async () => {
    const ids = Array.from({ length: 23 }, (_, i) => `client-${String(i).padStart(2, '0')}`)
    const many = file('many.ndjson', lines(ids.flatMap((clientId, i) => [
      contactChange('2026-02-02', { clientId, person: party('agency/tom'), change: 'joined', main: true }),
      survey('2026-04-20', { clientId, score: i % 3 === 0 ? 10 : 3 }),
    ])))
    const { out } = await run('portfolio', many, '--as-of', '2026-05-01')
    const agency = out.slice(out.indexOf('The whole agency'), out.indexOf('The agency in numbers'))
    expect(agency).toContain('One person looks after too many clients, since 2 February 2026')
    expect(agency).toContain('One person looks after 23 clients.')
    expect(agency).toContain('Clients: client-00, client-01, client-02, client-03, client-04 and 18 more.')
    expect(agency).toContain('→ Hire, or hand clients over, before the next sale.')
    expect(agency).toContain('Too few clients would recommend us')
    const numbers = out.slice(out.indexOf('The agency in numbers'))
    expect(numbers).toMatch(/Clients recommending us \(NPS\) +-27 \(-63 to 9\) +too few to tell \(of 23; rule of thumb\)/)
    expect(numbers).toMatch(/Most clients of one person +23 clients +bad \(of 1; rule of thumb\)/)
    expect(numbers).toContain('Margin? Too few days with revenue and cost: 0, and 56 are needed.')
  })

  it('JSON holds the portfolio and its measures', async () => {
    const { out } = await run('portfolio', events, ...asked, '--format', 'json')
    const report = JSON.parse(out) as { portfolio: { ranked: { clientId: string }[] }; measures: object }
    expect(report).toMatchObject({ rows: { given: 5, accepted: 5 }, events: 5, portfolio: { schemaVersion: 1, currency: 'EUR' } })
    expect(report.portfolio.ranked.map(({ clientId }) => clientId)).toEqual(['small', 'large'])
    expect(report.measures).toMatchObject({ nps: { value: null }, margin: { level: 'unknown' } })
  })

  it('Markdown lets no name become markup', async () => {
    const { out } = await run('portfolio', events, ...asked, '--roster', roster, '--format', 'markdown')
    expect(out).toContain('Quiet \\& \\<Co\\>')
    expect(out).toContain('| 1 | small | EUR 11,400 | EUR 1,000 | 95 % |')
    expect(out).toContain('| Margin | Too few days')
  })

  it.each([
    [['--capacity', '1.5'], '--capacity takes a whole number'],
    [['--currency', 'eur'], '--currency "eur" is no ISO 4217 code'],
    [['--rates', file('r.json', '{}')], '--rates say what a unit is worth in --currency'],
    [['--format', 'xml'], '--format "xml" is not known'],
    [['--rooster', 'x'], 'did you mean --roster?'],
  ])('%j is called wrongly', async (words, says) => {
    const { code, err, out } = await run('portfolio', events, ...asked, ...words)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(says)
  })

  it.each([
    ['--roster', '[{ "name": "x" }]', /roster/],
    ['--roster', '["large", { "clientId": "twice" }, { "clientId": "twice" }]', /"twice" is described twice/],
    ['--rates', '{ "USD": -1 }', /rates/],
    ['--profiles', '[{ "clientId": "large" }, { "clientId": "large" }]', /"large" stands in it twice/],
  ])('a wrong file for %s is named', async (option, content, says) => {
    const { code, err } = await run('portfolio', events, ...asked, '--currency', 'EUR', option, file('wrong.json', content))
    expect(code).toBe(3)
    expect(err).toMatch(says)
  })

  it('needs a file', async () => {
    const { code, err } = await run('portfolio')
    expect(code).toBe(2)
    expect(err).toContain('portfolio: name at least one FILE')
  })
})

describe('a feed that fell silent for everybody', () => {
  const crowd = file('crowd.ndjson', lines(Array.from({ length: 10 }, (_, i) => `client-${i}`).flatMap((clientId, i) =>
    Array.from({ length: 150 }, (_, k) => message(days('2025-08-01', 2 * k + (i % 2)), { clientId, source: 'gmail' })),
  ).filter((event) => event.at < '2026-05-20')))
  const mail = file('mail.json', JSON.stringify([{ source: 'gmail', types: ['message'], from: '2025-01-01T00:00:00Z' }]))

  it.each(['table', 'markdown'])('is said under ranking and portfolio as %s, and nobody is called a ghost', async (format) => {
    for (const command of ['assess', 'portfolio']) {
      const { out } = await run(command, crowd, '--as-of', '2026-07-14', '--recording', mail, '--format', format)
      expect(out.replace(/\\/g, '').replace(/\s+/g, ' '))
        .toContain('Feed gmail (message) fell silent for everybody since 20 May 2026: judged as a gap.')
      expect(out).not.toContain('since 20 May 2026\n')
    }
  })
})

describe('lint', () => {
  it('finds nothing in the recommended scorecard', async () => {
    expect(await run('lint', '--strict')).toEqual({ code: 0, out: 'No warnings.\n', err: '' })
  })

  it('names what is probably not meant; with --strict it is an error', async () => {
    const scorecard = file('dead.json', JSON.stringify({ weights: { ghosting: { weight: 0 } } }))
    const { code, out } = await run('lint', '--scorecard', scorecard)
    expect({ code, out }).toEqual({ code: 0, out: 'dead-detector: ghosting has weight 0: it is reported and changes no score\n' })
    const strict = await run('lint', '--scorecard', scorecard, '--strict')
    expect(strict).toEqual({ code: 3, out, err: 'churn-signals: --strict: warnings: 1\n' })
  })
})

it('demo says whom to look after first, five at most', async () => {
  const { out } = await run('demo')
  const list = out.slice(out.indexOf('Whom to look after first'), out.indexOf('The worst one in full'))
  expect(list.match(/^ {2}\d\. /gm)).toHaveLength(5)
})
