import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCalendar, DAY_MS, type Calendar } from '../../src/timeline/index.ts'

/** Calendars against the platform's own formatting and against loops that count day by day. */

const ZONES = [
  'UTC', 'Europe/Vienna', 'America/New_York', 'America/Sao_Paulo', 'America/Havana', 'Asia/Beirut', 'Asia/Kolkata',
  'Australia/Lord_Howe', 'Africa/Casablanca', 'Africa/Cairo', 'Atlantic/Azores', 'Pacific/Kiritimati', 'Pacific/Pago_Pago',
  'Pacific/Apia',
]
const calendars = new Map(ZONES.map((zone) => [zone, createCalendar({ timeZone: zone }, {})]))
const calendarOf = (zone: string): Calendar => calendars.get(zone) ?? createCalendar({ timeZone: zone }, {})

/** The local date as the platform prints it: another way to the same answer. */
const form = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
const printed = new Map(ZONES.map((timeZone) => [timeZone, new Intl.DateTimeFormat('en-CA', { timeZone, ...form })]))
const localDate = (zone: string, ms: number): string => printed.get(zone)?.format(ms) ?? ''

const zone = fc.constantFrom(...ZONES)
/** 1970 to 2037, hours and their edges included. */
const instant = fc.oneof(
  fc.integer({ min: 0, max: Date.parse('2037-12-31') }),
  fc.tuple(fc.integer({ min: 1, max: 596_000 }), fc.constantFrom(-1, 0, 1)).map(([hour, ms]) => hour * 3_600_000 + ms),
)
const utc = createCalendar({}, {})
const dayOf = (date: string): number => utc.dayOf(date)

describe('day', () => {
  it('is the local day that the platform prints, in every zone', () => {
    fc.assert(fc.property(zone, instant, (z, ms) => {
      const calendar = calendarOf(z)
      expect(calendar.date(calendar.day(ms))).toBe(localDate(z, ms))
    }), { numRuns: 3000 })
  })

  it.each([
    ['Pacific/Kiritimati', '2026-03-01T10:00:00Z', '2026-03-02'],
    ['Pacific/Pago_Pago', '2026-03-01T10:59:59Z', '2026-02-28'],
    ['America/New_York', '2026-03-08T04:59:59Z', '2026-03-07'],
    ['America/New_York', '2026-03-09T03:59:59Z', '2026-03-08'],
    ['UTC', '1969-12-31T23:59:59Z', '1969-12-31'],
  ])('in %s %s is %s', (z, at, date) => {
    const calendar = calendarOf(z)
    expect(calendar.date(calendar.day(Date.parse(at)))).toBe(date)
  })

  it("is on the client's clock, or on the agency's where asked", () => {
    const calendar = createCalendar({ timeZone: 'Pacific/Kiritimati' }, { timeZone: 'Pacific/Pago_Pago' })
    const noon = Date.parse('2026-03-01T10:30:00Z')
    expect([calendar.day(noon), calendar.day(noon, 'agency')].map(calendar.date)).toEqual(['2026-03-02', '2026-02-28'])
  })

  it('without a zone is the day in UTC', () => {
    fc.assert(fc.property(instant, (ms) => { expect(utc.day(ms)).toBe(Math.floor(ms / DAY_MS)) }))
  })

  it('an unknown zone is refused by name', () => {
    expect(() => createCalendar({ timeZone: 'Europe/Atlantis' }, {})).toThrow('unknown time zone "Europe/Atlantis"')
    expect(() => createCalendar({}, { timeZone: 'Mars' })).toThrow('"Mars"')
  })
})

describe('startOf', () => {
  it('is the first instant of its day, also where the clocks change', () => {
    fc.assert(fc.property(zone, instant, (z, ms) => {
      const calendar = calendarOf(z)
      const start = calendar.startOf(calendar.day(ms))
      expect(start).toBeLessThanOrEqual(ms)
      expect(localDate(z, start)).toBe(localDate(z, ms))
      expect(localDate(z, start - 1) < localDate(z, start)).toBe(true)
    }), { numRuns: 3000 })
  })

  it.each([
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00.000Z'], // midnight does not exist: the day begins at one
    ['America/Havana', '2025-11-02', '2025-11-02T04:00:00.000Z'], // midnight comes twice: the first one
    ['Asia/Beirut', '2026-03-29', '2026-03-28T22:00:00.000Z'],
    ['Europe/Vienna', '2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['Europe/Vienna', '2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['Pacific/Kiritimati', '2026-01-01', '2025-12-31T10:00:00.000Z'],
  ])('in %s %s begins at %s', (z, date, start) => {
    expect(new Date(calendarOf(z).startOf(dayOf(date))).toISOString()).toBe(start)
  })

  it('of a day that a zone skipped is where the next one begins', () => {
    const apia = calendarOf('Pacific/Apia')
    expect(apia.startOf(dayOf('2011-12-30'))).toBe(apia.startOf(dayOf('2011-12-31')))
  })
})

describe('week', () => {
  it('runs from Monday to Sunday and counts on', () => {
    expect([utc.week(dayOf('2026-03-01')) + 1, utc.week(dayOf('2026-03-08'))])
      .toEqual([utc.week(dayOf('2026-03-02')), utc.week(dayOf('2026-03-02'))])
    fc.assert(fc.property(fc.integer({ min: -20_000, max: 40_000 }), (day) => {
      const sunday = new Date(day * DAY_MS).getUTCDay() === 0
      expect(utc.week(day + 1) - utc.week(day)).toBe(sunday ? 1 : 0)
    }))
  })
})

const HOLIDAYS = ['2026-01-01', '2026-01-06', '2026-04-06', '2026-05-01', '2026-05-02', '2026-12-25', '2026-12-26', '2026-12-25']
const withHolidays = createCalendar({ holidays: HOLIDAYS }, { holidays: ['2026-07-14'] })
const near2026 = fc.integer({ min: dayOf('2025-11-01'), max: dayOf('2027-02-01') })
const anyDay = fc.integer({ min: -25_000, max: 60_000 })

describe('working days', () => {
  const naive = (calendar: Calendar, from: number, to: number): number => {
    let count = 0
    for (let day = from + 1; day <= to; day++) if (calendar.isWorkingDay(day)) count++
    return count
  }

  it('are counted as a loop over the days counts them, holidays once', () => {
    fc.assert(fc.property(near2026, near2026, (a, b) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)]
      expect(withHolidays.workingDays(from, to)).toBe(naive(withHolidays, from, to))
    }), { numRuns: 1000 })
  })

  it('before 1970 too, and backwards the same with a minus', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: 0, max: 800 }), (from, length) => {
      expect(utc.workingDays(from, from + length)).toBe(naive(utc, from, from + length))
      expect(utc.workingDays(from + length, from) + utc.workingDays(from, from + length)).toBe(0)
    }), { numRuns: 1000 })
  })

  it.each([
    ['2026-03-04', '2026-03-06', 2], // Wednesday to Friday
    ['2026-03-06', '2026-03-06', 0],
    ['2026-03-06', '2026-03-09', 1], // Friday to Monday
    ['2026-03-07', '2026-03-08', 0], // Saturday to Sunday
    ['2026-12-24', '2026-12-28', 1], // Christmas on a Friday and a Saturday
    ['2026-03-09', '2026-03-06', -1],
  ])('from %s to %s there are %i', (from, to, count) => {
    expect(withHolidays.workingDays(dayOf(from), dayOf(to))).toBe(count)
  })

  it("are the agency's own where asked", () => {
    const bastille = dayOf('2026-07-14')
    expect([withHolidays.isWorkingDay(bastille), withHolidays.isWorkingDay(bastille, 'agency')]).toEqual([true, false])
    expect([withHolidays.isHoliday(dayOf('2026-05-01')), withHolidays.isHoliday(dayOf('2026-05-01'), 'agency')])
      .toEqual([true, false])
    expect(withHolidays.workingDays(bastille - 1, bastille + 1, 'agency')).toBe(1)
  })
})

describe('working hours', () => {
  /** Minute by minute would be slow; quarter hours are exact for zones and instants on them. */
  const naive = (calendar: Calendar, from: number, to: number): number => {
    const step = 900_000
    let count = 0
    for (let ms = from; ms < to; ms += step) if (calendar.isWorkingDay(calendar.day(ms))) count++
    return count / 4
  }
  const [first, last] = [Date.parse('2026-01-01') / 900_000, Date.parse('2027-01-10') / 900_000]
  const quarter = fc.integer({ min: first, max: last }).map((q) => q * 900_000)
  const span = fc.integer({ min: 0, max: 30 * 96 })

  it('are the hours that lie on working days, where clocks change on Sundays', () => {
    for (const z of ['UTC', 'Europe/Vienna', 'America/New_York', 'Asia/Kolkata', 'Pacific/Kiritimati']) {
      const calendar = createCalendar({ timeZone: z, holidays: HOLIDAYS }, {})
      fc.assert(fc.property(quarter, span, (from, quarters) => {
        expect(calendar.workingHours(from, from + quarters * 900_000))
          .toBeCloseTo(naive(calendar, from, from + quarters * 900_000), 9)
      }), { numRuns: 60 })
    }
  })

  it('count a whole working day as 24 also where its clocks change', () => {
    const cairo = calendarOf('Africa/Cairo') // 2026-04-24, a Friday, begins at one
    const [thursday, saturday] = [cairo.startOf(dayOf('2026-04-23')), cairo.startOf(dayOf('2026-04-25'))]
    expect(saturday - thursday).toBe(47 * 3_600_000)
    expect(cairo.workingHours(thursday, saturday)).toBe(48)
  })

  it('backwards are the same with a minus', () => {
    fc.assert(fc.property(quarter, span, (from, quarters) => {
      const to = from + quarters * 900_000
      expect(withHolidays.workingHours(to, from) + withHolidays.workingHours(from, to)).toBeCloseTo(0, 9)
    }))
  })

  it.each([
    ['2026-03-06T15:00:00Z', '2026-03-06T18:30:00Z', 3.5],
    ['2026-03-06T18:00:00Z', '2026-03-09T06:00:00Z', 12], // Friday evening to Monday morning
    ['2026-03-07T08:00:00Z', '2026-03-08T20:00:00Z', 0],
    ['2026-04-30T12:00:00Z', '2026-05-04T12:00:00Z', 24], // over the first of May and a weekend
  ])('from %s to %s are %d', (from, to, hours) => {
    expect(withHolidays.workingHours(Date.parse(from), Date.parse(to))).toBe(hours)
  })
})

describe('dates', () => {
  it('and day numbers are each other', () => {
    fc.assert(fc.property(fc.integer({ min: -25_567, max: 84_005 }), (day) => { expect(utc.dayOf(utc.date(day))).toBe(day) }))
    expect([utc.dayOf('1970-01-01'), utc.dayOf('1969-12-31'), utc.date(0)]).toEqual([0, -1, '1970-01-01'])
  })

  it.each(['2026-02-30', '2026-2-3', '2026-03-01T00:00:00Z', 'soon', ''])('%j is refused', (text) => {
    expect(() => utc.dayOf(text)).toThrow('is no day; write it YYYY-MM-DD')
    expect(() => createCalendar({ holidays: [text] }, {})).toThrow('is no day')
  })
})
