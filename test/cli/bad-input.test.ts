import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { contract, message, survey } from '../../src/testing/index.ts'
import { folder, run } from './run.ts'

const file = folder()
const lines = (...values: unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('')
const notice = contract('2026-02-01', { status: 'notice-given' })
const asOf = ['--as-of', '2026-03-01']

describe('a file that cannot be read or understood', () => {
  it('is not there', async () => {
    const { code, err } = await run('assess', '/nowhere/events.ndjson')
    expect(code).toBe(3)
    expect(err).toContain('/nowhere/events.ndjson: no such file')
  })

  it('is a folder', async () => {
    const { code, err } = await run('assess', '/tmp')
    expect(code).toBe(3)
    expect(err).toContain('this is a folder')
  })

  it.each(['events.ndjson', 'events.json', 'events.csv', 'events.mbox'])('is empty (%s)', async (name) => {
    const { code, err } = await run('assess', file(name, ''))
    expect(code).toBe(3)
    expect(err).toContain('the file is empty')
  })

  it('holds only empty lines', async () => {
    const { code, err } = await run('assess', file('blank.ndjson', '\n\n\n'))
    expect(code).toBe(3)
    expect(err).toContain('no rows in it')
  })

  it.each([
    ['binary.ndjson', Buffer.from([0x7b, 0x00, 0x01, 0x02, 0x0a])],
    ['latin1.ndjson', Buffer.from([0x7b, 0x22, 0xe4, 0x22, 0x7d])],
    ['sheet.xlsx', Buffer.from('PK\u0003\u0004 not text')],
  ])('is binary garbage (%s)', async (name, bytes) => {
    const { code, err } = await run('assess', file(name, bytes))
    expect(code).toBeGreaterThan(1)
    expect(err).toMatch(/binary data|not UTF-8|CSV needs --map/)
  })

  it('is a damaged gzip', async () => {
    const { code, err } = await run('assess', file('cut.ndjson.gz', gzipSync(lines(notice)).subarray(0, 40)))
    expect(code).toBe(3)
    expect(err).toContain('damaged or cut off')
  })

  it('is JSON that breaks: file, line and column are named', async () => {
    const { code, err } = await run('assess', file('broken.json', '[\n  {"id": 1,\n}]'))
    expect(code).toBe(3)
    expect(err).toMatch(/broken\.json:3:1: not JSON/)
  })

  it('is JSON, but no list', async () => {
    const { code, err } = await run('assess', file('object.json', '{"events": []}'))
    expect(code).toBe(3)
    expect(err).toContain('expected a JSON array')
  })
})

describe('a line that cannot be read', () => {
  it('is cut off: the rest is judged, and the line is named with line and column', async () => {
    const path = file('cut.ndjson', `${lines(notice)}{"id":"x","clientId":"acme","ty`)
    const { code, out, err } = await run('assess', path, ...asOf)
    expect(code).toBe(0)
    expect(out).toContain('Read 1 of 2 rows')
    expect(err).toMatch(/1 of 2 rows gave no event/)
    expect(err).toMatch(/cut\.ndjson:2:\d+: not JSON/)
  })

  it('has wrong types, a date out of range, an unknown type: each is named with its remedy', async () => {
    const path = file('wrong.ndjson', lines(notice, { ...notice, id: 7 }, { ...notice, id: 'b', at: '2026-02-30T09:00:00Z' }, { ...notice, id: 'c', type: 'contrct' }, 'text', null))
    const { code, out, err } = await run('assess', path, ...asOf)
    expect(code).toBe(0)
    expect(out).toContain('Read 1 of 6 rows')
    expect(err).toContain('5 of 6 rows gave no event')
    expect(err).toMatch(/wrong\.ndjson:2: id/)
    expect(err).toMatch(/wrong\.ndjson:3: at/)
    expect(err).toMatch(/contract/)
  })

  it('is an error with --strict', async () => {
    const path = file('strict.ndjson', lines(notice, {}))
    const { code, out } = await run('assess', path, ...asOf, '--strict')
    expect(code).toBe(3)
    expect(out).toBe('')
  })

  it('leaves nothing: the first reason is told', async () => {
    const { code, err } = await run('assess', file('none.ndjson', lines({}, {})), ...asOf)
    expect(code).toBe(3)
    expect(err).toContain('none of 2 rows could be read')
  })
})

describe('odd but legal input', () => {
  it('has a line of 10 MB', async () => {
    const path = file('long.ndjson', lines(notice, message('2026-02-03', { text: 'x'.repeat(10_000_000) })))
    const { code, out } = await run('assess', path, ...asOf)
    expect(code).toBe(0)
    expect(out).toContain('Read 2 of 2 rows')
    expect(out).not.toContain('xxxx')
  })

  it('calls a client __proto__, and paints no escape codes of names', async () => {
    const path = file('proto.ndjson', lines({ ...notice, clientId: '__proto__' }, survey('2026-02-02', { clientId: 'a\u001b[31mb' })))
    const { code, out } = await run('assess', path, ...asOf)
    expect(code).toBe(0)
    expect(out).toContain('__proto__')
    expect(out).not.toContain('\u001b')
  })

  it('has a byte order mark and Windows line ends, is gzipped, or comes without a telling name', async () => {
    const text = `\ufeff${lines(notice).replace(/\n/g, '\r\n')}`
    for (const path of [file('bom.ndjson', text), file('bom.ndjson.gz', gzipSync(text)), file('export', text)]) {
      expect((await run('assess', path, ...asOf)).out).toContain('Read 1 of 1 rows')
    }
  })

  it('is the same file twice: nothing changes but the count', async () => {
    const path = file('twice.ndjson', lines(notice, survey('2026-02-02', { score: 3 })))
    const [once, twice] = [await run('assess', path, ...asOf, '--format', 'json'), await run('assess', path, path, ...asOf, '--format', 'json')]
    const assessments = ({ out }: { out: string }): unknown => (JSON.parse(out) as { assessments: unknown }).assessments
    expect(assessments(twice)).toEqual(assessments(once))
  })
})

describe('a call that is wrong', () => {
  it.each([
    [['asses'], 'did you mean assess?'],
    [['assess'], 'name at least one FILE'],
    [['assess', 'x', '--fromat', 'json'], 'unknown option --fromat; did you mean --format?'],
    [['assess', 'x', '--format', 'xml'], 'known are table, json, markdown'],
    [['assess', 'x', '--top', '0'], 'a whole number from 1'],
    [['assess', 'x', '--as-of', 'yesterday'], '--as-of "yesterday"'],
    [['assess', 'x', '--as-of', '2026-02-01', '--time-zone', 'Pacific Standard Time'], 'Pacific Standard Time'],
    [['explain', 'ghostin'], 'did you mean ghosting?'],
    [['schema', 'evnt'], 'event'],
  ])('%j', async (argv, said) => {
    const { code, err, out } = await run(...argv)
    expect(code).toBe(2)
    expect(err).toContain(said)
    expect(err).not.toContain('    at ')
    expect(out).toBe('')
  })

  it('names a client that is not there', async () => {
    const { code, err } = await run('assess', file('one.ndjson', lines(notice)), '--client', 'acmee')
    expect(code).toBe(3)
    expect(err).toContain('no event of this client')
  })

  it('gives a CSV without a mapping, and a mapping that names no such column', async () => {
    const csv = file('rows.csv', 'Customer,Day\nacme,2026-02-01\n')
    const mapping = file('map.json', JSON.stringify({
      timeZone: 'UTC',
      events: [{ type: 'contract', fields: { id: { template: 'n-{$index}' }, clientId: { column: 'Custmer' }, at: { column: 'Day', date: 'yyyy-MM-dd', as: 'instant' }, ref: 'r', status: 'notice-given' } }],
    }))
    expect(await run('assess', csv)).toMatchObject({ code: 2, err: expect.stringContaining('CSV needs --map') as string })
    const { code, err } = await run('assess', csv, '--map', mapping)
    expect(code).toBe(3)
    expect(err).toContain('Custmer')
    expect(err).toContain('Customer')
  })

  it('gives input files that are wrong', async () => {
    const events = file('ok.ndjson', lines(notice))
    for (const [option, content, said] of [
      ['--recording', [{ type: 'message', from: '2026-01-01T00:00:00Z' }], 'type'],
      ['--profiles', [{ clientId: 'acme', timeZone: 'Mars/Olympus' }], 'timeZone'],
      ['--agency', { domain: 'x' }, 'domain'],
      ['--scorecard', { detectors: ['ghostin'] }, 'ghosting'],
      ['--scorecard', { options: { ghosting: { horizonDays: 'long' } } }, 'horizonDays'],
      ['--map', { events: [{ typ: 'x' }] }, 'mapping'],
      ['--directory', { agencies: [] }, 'directory.agency: missing'],
    ] as const) {
      const { code, err } = await run('assess', events, option, file('input.json', JSON.stringify(content)), ...asOf)
      expect([option, code]).toEqual([option, 3])
      expect(err).toContain('input.json')
      expect(err).toContain(said)
    }
  })
})
