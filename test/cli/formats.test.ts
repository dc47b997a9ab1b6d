import { describe, expect, it } from 'vitest'
import { contract, days, invoice, message, party } from '../../src/testing/index.ts'
import { folder, run } from './run.ts'

const file = folder()
const lines = (values: readonly unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('')

const leaving = [contract('2026-01-01', { clientId: 'leaving' }), contract('2026-04-20', { clientId: 'leaving', status: 'notice-given' })]
const late = [contract('2026-01-01', { clientId: 'late' }), invoice('2026-02-01', { clientId: 'late', dueOn: '2026-03-03' })]
const events = file('events.ndjson', lines([...late, ...leaving]))
const recording = file('recording.json', JSON.stringify([{ types: ['contract', 'invoice'], from: '2026-01-01T00:00:00Z' }]))
const profiles = file('profiles.json', JSON.stringify([{ clientId: 'leaving', name: 'Fox & <Sons> | *Co*' }]))
const asked = ['--as-of', '2026-05-01', '--recording', recording, '--profiles', profiles]

describe('the table', () => {
  it('ranks worst first: what fires, since when, what to do first, what nobody can say', async () => {
    const { code, out, err } = await run('assess', events, ...asked)
    expect([code, err]).toEqual([0, ''])
    const rows = out.split('\n')
    expect(rows[0]).toBe('2 clients as of 2026-05-02 00:00 UTC, worst first')
    expect(out.indexOf('Fox & <Sons>')).toBeLessThan(out.indexOf('late'))
    expect(out).toMatch(/1 {4}20 critical {2}Fox & <Sons> \| \*Co\* {2}Notice given, or contract ended +20 April 2026/)
    expect(out).toContain('→ Hold a calm exit talk')
    expect(out).toContain('Not judged for most clients: ')
    expect(out).toContain('≤')
    expect(out).toContain('Read 4 of 4 rows, 4 events.')
    expect(rows.every((row) => row.length <= 100)).toBe(true)
  })

  it('keeps to the N worst', async () => {
    const { out } = await run('assess', events, ...asked, '--top', '1')
    expect(out).toContain('2 clients')
    expect(out).not.toContain('Invoices turn late')
  })

  it('tells one client in full, with its evidence', async () => {
    const { out } = await run('assess', events, ...asked, '--client', 'leaving')
    expect(out).toContain('Notice given, or contract ended, since 20 April 2026, costs 30 points')
    expect(out).toContain(`evidence: ${leaving[1]?.id ?? ''}`)
    expect(out).toContain('Not judged')
  })
})

describe('other formats', () => {
  it('JSON holds whole assessments', async () => {
    const { out } = await run('assess', events, ...asked, '--format', 'json')
    const report = JSON.parse(out) as { rows: unknown; assessments: { clientId: string; health: number | null }[] }
    expect(report.rows).toEqual({ given: 4, accepted: 4 })
    expect(report.assessments.map(({ clientId, health }) => [clientId, health === null])).toEqual([['leaving', false], ['late', true]])
  })

  it('Markdown lets no name become markup', async () => {
    const { out } = await run('assess', events, ...asked, '--format', 'markdown')
    expect(out).toContain('Fox \\& \\<Sons\\> \\| \\*Co\\*')
    expect(out).toContain('| 20 critical |')
    expect(out).toContain('1. Hold a calm exit talk')
  })

  it('the same bytes for the same file', async () => {
    const [a, b] = [await run('assess', events, ...asked), await run('assess', events, ...asked)]
    expect(a.out).toBe(b.out)
  })
})

describe('other files', () => {
  it('CSV through a mapping, with a scorecard of its own', async () => {
    const csv = file('invoices.csv', 'No,Customer,Issued,Due\n1,acme,2026-01-01,2026-01-31\n2,birch,2026-04-20,2026-05-20\n')
    const mapping = file('invoices.json', JSON.stringify({
      timeZone: 'UTC',
      events: [{
        type: 'invoice',
        fields: {
          id: { column: 'No' }, ref: { column: 'No' }, clientId: { column: 'Customer' }, status: 'issued', amount: { amount: 100, currency: 'EUR' },
          at: { column: 'Issued', date: 'yyyy-MM-dd', as: 'instant' }, dueOn: { column: 'Due', as: 'localDate' },
        },
      }],
    }))
    const scorecard = file('scorecard.json', JSON.stringify({ detectors: ['late-payment'] }))
    const { out } = await run('assess', csv, '--map', mapping, '--scorecard', scorecard, '--as-of', '2026-05-01', '--recording', recording)
    expect(out).toMatch(/acme +Invoices turn late/)
    expect(out).toMatch(/birch +nothing fires/)
  })

  it('an mbox with a directory', async () => {
    const mail = (n: number, from: string, to: string): string =>
      `From x@y Mon Jan  1 00:00:00 2026\nMessage-ID: <${n}@acme.test>\nFrom: ${from}\nTo: ${to}\nDate: ${new Date(Date.parse(`${days('2026-01-05', n * 3)}T09:00:00Z`)).toUTCString()}\nSubject: Work\n\n>From here on, all is well.\n\n`
    const mbox = file('mail.mbox', Array.from({ length: 8 }, (_, n) => mail(n, n % 2 ? 'tom@agency.test' : 'ana@acme.test', n % 2 ? 'ana@acme.test' : 'tom@agency.test')).join(''))
    const directory = file('directory.json', JSON.stringify({ agency: { domains: ['agency.test'] }, clients: [{ clientId: 'acme', domains: ['acme.test'] }] }))
    const { code, out } = await run('assess', mbox, '--directory', directory, '--as-of', '2026-02-01', '--format', 'json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ rows: { given: 8, accepted: 8 }, events: 8, assessments: [{ clientId: 'acme' }] })
  })

  it('several files are one export', async () => {
    const [a, b] = [file('a.ndjson', lines(late)), file('b.json', JSON.stringify(leaving))]
    expect((await run('assess', a, b, ...asked)).out).toBe((await run('assess', events, ...asked)).out)
  })

  it('text of messages never shows', async () => {
    const secret = file('secret.ndjson', lines([message('2026-01-01', { text: 'TOPSECRET', subject: 'TOPSECRET', from: party('client/ana') }), ...leaving.map((e) => ({ ...e, clientId: 'acme' }))]))
    for (const format of ['table', 'json', 'markdown']) expect((await run('assess', secret, '--as-of', '2026-05-01', '--format', format)).out).not.toContain('TOPSECRET')
  })
})

describe('the other commands', () => {
  it('demo ranks the sample and tells the worst client', async () => {
    const { code, out } = await run('demo')
    expect(code).toBe(0)
    expect(out).toMatch(/16 clients/)
    expect(out).toMatch(/The worst one in full:\n\nSable Fashion: Critical/)
  })

  it('explain shows options with their basis', async () => {
    const { out } = await run('explain', 'late-payment')
    expect(out).toMatch(/lateDays = 15: .*\[practitioner: BLN\]/)
    expect(out).toContain('What to do')
    expect((await run('explain')).out.split('\n').length).toBeGreaterThan(12)
  })

  it('requirements names the types that most detectors need', async () => {
    expect((await run('requirements')).out).toMatch(/^message +automatic +needed by /)
  })

  it('schema prints JSON Schema', async () => {
    expect((await run('schema')).out.split('\n')).toContain('event')
    expect(JSON.parse((await run('schema', 'mapping')).out)).toHaveProperty('$schema')
  })

  it('help is given for all and for one', async () => {
    expect((await run()).out).toContain('Exit codes')
    expect((await run('assess', '--help')).out).toContain('--recording FILE')
    expect((await run('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})
