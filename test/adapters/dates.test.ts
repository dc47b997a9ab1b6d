import { tz } from '@date-fns/tz'
import { format, parse } from 'date-fns'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { datePatternProblem, patternReader } from '../../src/adapters/date-pattern.ts'
import { dateReader } from '../../src/adapters/dates.ts'

const reader = (pattern: string | undefined, as: 'instant' | 'localDate', timeZone?: string) =>
  dateReader({ pattern, as, timeZone, time: '12:00' })

describe('dateReader', () => {
  const instants: [string, string, string, string][] = [
    ['dd/MM/yyyy', '03/01/2012', 'Europe/Rome', '2012-01-03T11:00:00.000Z'],
    ['dd/MM/yyyy', '3/1/2012', 'Europe/Rome', '2012-01-03T11:00:00.000Z'],
    ['yyyy/MM/dd HH:mm:ss.SSS', '2012/10/09 14:50:17.000', 'Europe/Rome', '2012-10-09T12:50:17.000Z'],
    ['yyyyMMdd', '20260306', 'UTC', '2026-03-06T12:00:00.000Z'],
    ['d MMM yyyy', '6 Mar 2026', 'UTC', '2026-03-06T12:00:00.000Z'],
    ['EEEE, d MMMM yyyy', 'Friday, 6 March 2026', 'UTC', '2026-03-06T12:00:00.000Z'],
    ['M/d/yy h:mm a', '3/6/26 12:05 AM', 'America/New_York', '2026-03-06T05:05:00.000Z'],
    ["dd.MM.yyyy 'um' HH:mm 'Uhr'", '06.03.2026 um 18:30 Uhr', 'Europe/Berlin', '2026-03-06T17:30:00.000Z'],
    ["yyyy-MM-dd'T'HH:mm:ssXXX", '2026-03-06T18:30:00-05:00', 'UTC', '2026-03-06T23:30:00.000Z'],
    ['t', '911459940', 'UTC', '1998-11-19T07:19:00.000Z'],
    ['T', '911459940000', 'UTC', '1998-11-19T07:19:00.000Z'],
    // The hour that the clocks jump over, and the one that comes twice.
    ['yyyy-MM-dd HH:mm', '2026-03-29 02:30', 'Europe/Rome', '2026-03-29T01:30:00.000Z'],
    ['yyyy-MM-dd HH:mm', '2026-10-25 02:30', 'Europe/Rome', '2026-10-25T00:30:00.000Z'],
  ]
  it.each(instants)('%s reads %s in %s', (pattern, text, zone, instant) => {
    expect(reader(pattern, 'instant', zone)(text)).toBe(instant)
  })

  it('keeps a day a day', () => {
    expect(reader('dd/MM/yyyy', 'localDate', 'Pacific/Kiritimati')('03/01/2012')).toBe('2012-01-03')
    expect(reader(undefined, 'localDate')('2012-01-03')).toBe('2012-01-03')
    expect(reader(undefined, 'instant', 'UTC')('2012-01-03 10:00')).toBe('2012-01-03T10:00:00.000Z')
  })

  it.each([
    ['dd/MM/yyyy', '31/02/2012'],
    ['dd/MM/yyyy', '03/13/2012'],
    ['dd/MM/yyyy', '03/01/12'],
    ['dd/MM/yyyy', '03/01/2012 10:00'],
    ['dd/MM/yyyy', ''],
    ['dd/MM/yyyy', '=TODAY()'],
    ['yyyy-MM-dd', '0001-01-01'],
    ['yyyy-MM-dd', '9999-12-31'],
    ['d MMM yyyy', '6 Mrz 2026'],
    ['yyyy-MM-dd HH:mm', '2026-03-06 25:00'],
    ['M/d/yyyy h:mm a', '3/6/2026 13:05 PM'],
    ['t', '1e9'],
    [undefined, 'soon'],
    ['dd/MM/yyyy', '1'.repeat(1_000_000)],
  ])('%s refuses %s', (pattern, text) => {
    expect(() => reader(pattern, 'instant', 'UTC')(text)).toThrow()
  })

  it('agrees with date-fns', () => {
    const utc = tz('UTC')
    const patterns = [
      'dd/MM/yyyy HH:mm:ss',
      'M/d/yyyy h:mm a',
      'yyyyMMdd',
      'EEE, d MMM yyyy HH:mm:ss.SSS',
      'd MMMM yyyy',
      'yyyy-MM-dd HH:mm XXX',
    ]
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1950-01-01'), max: new Date('2049-12-31'), noInvalidDate: true }),
        fc.constantFrom(...patterns),
        (date, pattern) => {
          const text = format(utc(date), pattern, { in: utc })
          const expected = parse(text, pattern, utc(0), { in: utc }).getTime()
          const ours = dateReader({ pattern, as: 'instant', timeZone: 'UTC', time: '00:00' })(text)
          expect(Date.parse(ours)).toBe(expected)
        },
      ),
    )
  })

  it('never throws but for the text', () => {
    fc.assert(
      fc.property(
        fc.string(),
        (text) => patternReader('dd/MM/yyyy')(text) === undefined || /^\d{1,2}\/\d{1,2}\/\d{4}$/.test(text),
      ),
    )
  })
})

describe('datePatternProblem', () => {
  it.each([
    ['DD/MM/YYYY', /"D".*write "d"/],
    ['dd/mm/yyyy', /must name year, month and day/],
    ['yyyy-MM', /must name/],
    ['dd/MM/yyyy hh:mm', /12-hour/],
    ['dd/MM/yyyy Q', /"Q"/],
    ['dd/dd/yyyy', /twice/],
  ])('%s', (pattern, message) => {
    expect(datePatternProblem(pattern, 'instant')).toMatch(message)
  })

  it('refuses a day from a moment', () => {
    expect(datePatternProblem('t', 'localDate')).toMatch(/a moment, not a day/)
    expect(datePatternProblem('dd/MM/yyyy', 'localDate')).toBeUndefined()
  })
})
