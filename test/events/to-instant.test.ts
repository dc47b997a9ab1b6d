import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ToInstantOptions } from '../../src/events/index.ts'
import { isInstant, toInstant } from '../../src/events/index.ts'

const newYork = { zone: 'America/New_York' }

describe('toInstant reads every form of timestamp', () => {
  it.each<[source: string, value: string | number | Date, options: ToInstantOptions, expected: string]>([
    ['HubSpot, Zendesk', '2026-03-06T23:30:00.000Z', {}, '2026-03-06T23:30:00.000Z'],
    ['Google Calendar', '2026-03-06T18:30:00-05:00', {}, '2026-03-06T23:30:00.000Z'],
    ['Salesforce, Jira', '2026-03-06T23:30:00.000+0000', {}, '2026-03-06T23:30:00.000Z'],
    ['Meta Graph API', '2026-03-06T23:30:00+0000', {}, '2026-03-06T23:30:00.000Z'],
    ['Postgres', '2026-03-06 23:30:00.5+00', {}, '2026-03-06T23:30:00.500Z'],
    ['MS Graph, zone beside it', '2026-03-06T18:30:00.0000000', newYork, '2026-03-06T23:30:00.000Z'],
    ['MS Graph in UTC', '2026-03-06T23:30:00.1239999', { zone: 'UTC' }, '2026-03-06T23:30:00.123Z'],
    ['Google Ads', '2026-03-06 18:30:00.123456', newYork, '2026-03-06T23:30:00.123Z'],
    ['Pipedrive', '2026-03-06 23:30:00', { zone: 'UTC' }, '2026-03-06T23:30:00.000Z'],
    ['a sheet', '2026-03-06 18:30', newYork, '2026-03-06T23:30:00.000Z'],
    ['Xero', '/Date(1772839800000+0000)/', {}, '2026-03-06T23:30:00.000Z'],
    ['Xero with a shown offset', '/Date(1772839800000+1300)/', {}, '2026-03-06T23:30:00.000Z'],
    ['mail', 'Fri, 6 Mar 2026 18:30:00 -0500', {}, '2026-03-06T23:30:00.000Z'],
    ['mail with a comment', 'Fri, 06 Mar 2026 18:30:00 -0500 (EST)', {}, '2026-03-06T23:30:00.000Z'],
    ['mail of the nineties', '6 Mar 98 18:30 EST', {}, '1998-03-06T23:30:00.000Z'],
    ['mail in GMT', 'Fri, 6 Mar 2026 23:30:00 GMT', {}, '2026-03-06T23:30:00.000Z'],
    ['Slack', '1772839800.123456', {}, '2026-03-06T23:30:00.123Z'],
    ['Gmail, ClickUp', '1772839800000', {}, '2026-03-06T23:30:00.000Z'],
    ['Stripe', 1772839800, {}, '2026-03-06T23:30:00.000Z'],
    ['JavaScript', 1772839800123, {}, '2026-03-06T23:30:00.123Z'],
    ['fractions of seconds', 1772839800.123, {}, '2026-03-06T23:30:00.123Z'],
    ['Date', new Date(1772839800000), {}, '2026-03-06T23:30:00.000Z'],
    ['said to be seconds', 0, { unit: 'seconds' }, '1970-01-01T00:00:00.000Z'],
    ['said to be milliseconds', '46087', { unit: 'milliseconds' }, '1970-01-01T00:00:46.087Z'],
    ['before 1970', -1e9, {}, '1938-04-24T22:13:20.000Z'],
    ['an offset beats the zone', '2026-03-06T18:30:00-05:00', { zone: 'Asia/Tokyo' }, '2026-03-06T23:30:00.000Z'],
    ['blanks around it', '  2026-03-06T23:30:00Z\n', {}, '2026-03-06T23:30:00.000Z'],
  ])('%s: %s', (_, value, options, expected) => {
    expect(toInstant(value, options)).toBe(expected)
  })
})

describe('toInstant when clocks change', () => {
  it.each([
    ['before the gap', '2026-03-29 01:59', 'Europe/Rome', '2026-03-29T00:59:00.000Z'],
    ['in the gap: with the offset before it', '2026-03-29 02:30', 'Europe/Rome', '2026-03-29T01:30:00.000Z'],
    ['after the gap', '2026-03-29 03:00', 'Europe/Rome', '2026-03-29T01:00:00.000Z'],
    ['twice: the first one', '2026-10-25 02:30', 'Europe/Rome', '2026-10-25T00:30:00.000Z'],
    ['after it came twice', '2026-10-25 03:00', 'Europe/Rome', '2026-10-25T02:00:00.000Z'],
    ['in the gap, west', '2026-03-08 02:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
    ['twice, west', '2026-11-01 01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    ['half an hour', '2026-04-05 01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z'],
    ['south', '2026-06-01 09:00', 'Pacific/Auckland', '2026-05-31T21:00:00.000Z'],
    ['a day that was skipped', '2011-12-30 12:00', 'Pacific/Apia', '2011-12-30T22:00:00.000Z'],
    ['with a sign in its name', '2026-06-01 09:00', 'Etc/GMT-14', '2026-05-31T19:00:00.000Z'],
  ])('%s: %s %s', (_, value, zone, expected) => {
    expect(toInstant(value, { zone })).toBe(expected)
  })

  it('reads back what a clock shows, except the second pass of a repeated hour', () => {
    const zones = ['Europe/Rome', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'Australia/Lord_Howe', 'Pacific/Kiritimati']
    const clock = (ms: number, timeZone: string): string =>
      new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(ms)
    fc.assert(
      fc.property(fc.integer({ min: 946_684_800, max: 1_893_456_000 }), fc.constantFrom(...zones), (seconds, zone) => {
        const shown = clock(seconds * 1000, zone)
        const read = Date.parse(toInstant(shown, { zone }))
        expect(clock(read, zone)).toBe(shown)
        expect(read).toBeLessThanOrEqual(seconds * 1000)
      }),
      { numRuns: 300 },
    )
  })
})

describe('toInstant refuses', () => {
  it.each<[what: string, value: string | number | Date, options: ToInstantOptions, remedy: RegExp]>([
    ['a time without a zone', '2026-03-06 18:30:00', {}, /no offset; say where the clock was: toInstant\(value, \{ zone/],
    ['mail without a zone', '6 Mar 2026 18:30:00', {}, /no offset/],
    ['a day', '2026-03-06', { zone: 'Europe/Rome' }, /is a day, not an instant; keep it as a LocalDate/],
    ['a Windows zone', '2026-03-06 18:30:00', { zone: 'Pacific Standard Time' }, /Windows name; use the IANA name/],
    ['an unknown zone', '2026-03-06 18:30:00', { zone: 'Mars/Base' }, /unknown time zone "Mars\/Base"; use an IANA name/],
    ['an unknown zone that ends like an offset', '2026-03-06 18:30:00', { zone: 'Mars/Base-05' }, /unknown time zone/],
    ['an empty zone', '2026-03-06 18:30:00', { zone: '' }, /unknown time zone/],
    ['__proto__ as zone', '2026-03-06 18:30:00', { zone: '__proto__' }, /unknown time zone/],
    ['constructor as zone', '2026-03-06 18:30:00', { zone: 'constructor' }, /unknown time zone/],
    ['a leap second', '2026-12-31T23:59:60Z', {}, /time outside/],
    ['24:00', '2026-12-31T24:00:00Z', {}, /time outside/],
    ['a day that does not exist', '2026-02-29T00:00:00Z', {}, /not in the calendar/],
    ['a month that does not exist', '6 Mrz 2026 18:30:00 +0100', {}, /not in the calendar/],
    ['an offset out of range', '2026-02-28T00:00:00+24:00', {}, /offsets go from/],
    ['a zone name that mail does not define', '6 Mar 2026 18:30:00 MET', {}, /mail does not define/],
    ['a compact date', '20260306', {}, /spreadsheet day, a date/],
    ['a day of a spreadsheet', 46087.77, {}, /spreadsheet day/],
    ['microseconds', 1772839800123456, {}, /another unit/],
    ['NaN', NaN, { unit: 'seconds' }, /not a finite number/],
    ['a year too far', '9999-12-31T00:00:00Z', {}, /1900 to 2199/],
    ['a number too far', 1e11, { unit: 'seconds' }, /1900 to 2199/],
    ['a number that Date cannot hold', 1e17, { unit: 'seconds' }, /1900 to 2199/],
    ['an invalid Date', new Date(NaN), {}, /invalid Date/],
    ['an ambiguous order', '06/03/2026 18:30', { zone: 'UTC' }, /not a timestamp I know/],
    ['nothing', '', {}, /not a timestamp I know/],
    ['a very long text', ' '.repeat(3) + '1'.repeat(1_000_000), {}, /too long/],
  ])('%s', (_, value, options, remedy) => {
    expect(() => toInstant(value, options)).toThrow(RangeError)
    expect(() => toInstant(value, options)).toThrow(remedy)
  })

  it('anything that is no timestamp at all, with a clear error or a valid instant', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double(), fc.integer()), (value) => {
        try {
          expect(isInstant(toInstant(value, { zone: 'UTC' }))).toBe(true)
        } catch (error) {
          expect(String(error)).toMatch(/^RangeError: toInstant: /)
        }
      }),
    )
  })
})

it('does not depend on the time zone of the machine', () => {
  const module = fileURLToPath(new URL('../../src/events/to-instant.ts', import.meta.url))
  const script = `import { toInstant } from ${JSON.stringify(module)}
    console.log(JSON.stringify([toInstant('2026-03-29 02:30', { zone: 'Europe/Rome' }), toInstant('Fri, 6 Mar 2026 18:30:00 -0500'), toInstant('2026-03-06 18:30', { zone: 'UTC' }), toInstant(1772839800)]))`
  const run = (TZ: string): string =>
    execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { env: { ...process.env, TZ }, encoding: 'utf8' })
  const utc = run('UTC')
  expect(JSON.parse(utc)).toEqual(['2026-03-29T01:30:00.000Z', '2026-03-06T23:30:00.000Z', '2026-03-06T18:30:00.000Z', '2026-03-06T23:30:00.000Z'])
  expect(run('Pacific/Kiritimati')).toBe(utc)
  expect(run('America/New_York')).toBe(utc)
})
