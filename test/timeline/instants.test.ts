import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toMs } from '../../src/timeline/index.ts'

const digits = (value: number, length = 2): string => String(value).padStart(length, '0')
const offset = fc.tuple(fc.constantFrom('+', '-'), fc.nat(23), fc.nat(59)).map(([sign, h, m]) => `${sign}${digits(h)}:${digits(m)}`)
const instant = fc
  .tuple(
    fc.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T23:59:59Z'), noInvalidDate: true }),
    fc.option(fc.integer({ min: 1, max: 9 }).chain((length) => fc.nat(10 ** length - 1).map((value) => `.${digits(value, length)}`)), { nil: '' }),
    fc.oneof(fc.constant('Z'), offset),
  )
  .map(([date, fraction, zone]) => `${date.toISOString().slice(0, 19)}${fraction}${zone}`)

describe('an instant', () => {
  it('is read as the platform reads it', () => {
    fc.assert(fc.property(instant, (text) => { expect(toMs(text, 'at')).toBe(Date.parse(text)) }), { numRuns: 2000 })
  })

  it('is refused without an offset, naming the place', () => {
    expect(() => toMs('2026-03-01T10:00:00', 'asOf')).toThrow(/^asOf: "2026-03-01T10:00:00" is no RFC 3339 instant with an offset/)
  })
})
