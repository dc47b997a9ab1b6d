import * as fc from 'fast-check'
import * as z from 'zod'
import { describe, expect, it } from 'vitest'
import { isInstant, isLocalDate } from '../../src/events/index.ts'

const zodInstant = z.iso.datetime({ offset: true })
const zodDate = z.iso.date()

/** Texts near an instant: its parts drawn at and around their limits, sometimes with a character changed. */
const two = (max: number) => fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, '0'))
const day = fc.tuple(fc.constantFrom('1900', '1999', '2000', '2024', '2026', '2100', '2199'), two(14), two(33)).map((parts) => parts.join('-'))
const instantLike = fc
  .tuple(
    day, fc.constantFrom('T', 'T', 'T', 't', ' '), two(25), two(61), two(62),
    fc.constantFrom('', '', '.', '.1', '.123', '.123456789'),
    fc.oneof(fc.constantFrom('Z', 'Z', 'z', '', '+00', '+0000'), fc.tuple(fc.constantFrom('+', '-'), two(25), two(61)).map(([s, h, m]) => `${s}${h}:${m}`)),
  )
  .map(([d, t, h, m, s, f, o]) => `${d}${t}${h}:${m}:${s}${f}${o}`)
const withSlip = fc.tuple(instantLike, fc.nat(40), fc.constantFrom('', 'x', '/', ':', '0', ' ')).map(([text, at, slip]) => text.slice(0, at) + slip + text.slice(at + 1))

describe('isInstant', () => {
  it('agrees with zod between 1900 and 2199, up to nine fraction digits', () => {
    let accepted = 0
    fc.assert(
      fc.property(fc.oneof(instantLike, withSlip), (text) => {
        const expected = zodInstant.safeParse(text).success && /^(19|20|21)/.test(text)
        expect(isInstant(text), text).toBe(expected)
        accepted += expected ? 1 : 0
      }),
      { numRuns: 20_000 },
    )
    expect(accepted).toBeGreaterThan(300)
  })

  it.each([
    ['0001-01-01T00:00:00Z', false],
    ['1899-12-31T23:59:59Z', false],
    ['1900-01-01T00:00:00Z', true],
    ['2199-12-31T23:59:59.999999999-23:59', true],
    ['2200-01-01T00:00:00Z', false],
    ['2026-03-06T24:00:00Z', false],
    ['2026-03-06T23:59:60Z', false],
    ['1900-02-29T00:00:00Z', false],
    ['2000-02-29T00:00:00Z', true],
    ['2026-03-06T23:30:00.0000000000Z', false],
    ['+002026-03-06T00:00:00Z', false],
    [' 2026-03-06T00:00:00Z', false],
    ['', false],
  ])('%s: %s', (text, expected) => {
    expect(isInstant(text)).toBe(expected)
  })

  it('accepts only what Date.parse can read', () => {
    fc.assert(
      fc.property(instantLike.filter(isInstant), (text) => {
        expect(Date.parse(text)).not.toBeNaN()
      }),
      { numRuns: 200 },
    )
  })

  it('reads a very long text once', () => {
    const start = performance.now()
    expect(isInstant(`2026-03-06T00:00:00.${'0'.repeat(5_000_000)}`)).toBe(false)
    expect(performance.now() - start).toBeLessThan(2_000)
  })
})

describe('isLocalDate', () => {
  it('agrees with zod between 1900 and 2199', () => {
    fc.assert(
      fc.property(day, (text) => {
        expect(isLocalDate(text), text).toBe(zodDate.safeParse(text).success)
      }),
      { numRuns: 5_000 },
    )
  })

  it.each(['2026-02-29', '9999-12-31', '0000-00-00', '2026-3-6', '20260306', '2026-03-06T00:00:00Z'])('refuses %s', (text) => {
    expect(isLocalDate(text)).toBe(false)
  })
})
