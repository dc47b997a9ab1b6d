import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NumberFormat } from '../../src/adapters/index.ts'
import { parseNumber } from '../../src/adapters/numbers.ts'

describe('parseNumber', () => {
  const good: [string, NumberFormat, number][] = [
    ['19.99', { scale: 100 }, 1999],
    ['1.005', { scale: 1000 }, 1005],
    ['97.6', { scale: 100 }, 9760],
    ['20', { scale: 100 }, 2000],
    ['.5', { scale: 100 }, 50],
    ['8.20000', { scale: 100 }, 820],
    ['1.234.567,89', { scale: 100, decimal: ',', group: '.' }, 123456789],
    ["1'234.50", { scale: 100, group: "'" }, 123450],
    ['12,34,567.00', { scale: 100, group: ',' }, 123456700],
    ['\u20ac 1\u00a0234,50', { scale: 100, decimal: ',', group: ' ' }, 123450],
    ['(12.50)', { scale: 100 }, -1250],
    ['\u2212$3', { scale: 1 }, -3],
    ['-0.00', { scale: 100 }, 0],
    ['1.015', { scale: 100, round: true }, 102],
    ['-1.015', { scale: 100, round: true }, -102],
    ['1.014999', { scale: 100, round: true }, 101],
    ['7.25', {}, 7.25],
  ]
  it.each(good)('%s with %j is %d', (text, format, value) => {
    expect(parseNumber(text, format)).toBe(value)
  })

  const bad: [string, NumberFormat][] = [
    ['1,234', {}],
    ['1.234,5', { decimal: ',' }],
    ['1,5', { group: ',' }],
    ['1,,234', { group: ',' }],
    [',234', { group: ',' }],
    ['1,23', { group: ',' }],
    ['1.2.3', {}],
    ['.', {}],
    ['', {}],
    ['-', {}],
    ['1e5', {}],
    ['0x10', {}],
    ['NaN', {}],
    ['Infinity', {}],
    ['=1+1', {}],
    ['12 EUR', {}],
    ['(-5)', {}],
    ['1.005', { scale: 100 }],
    ['99999999999999999', { scale: 100 }],
    ['9'.repeat(101), {}],
    ['\u0661', {}],
  ]
  it.each(bad)('refuses %s with %j', (text, format) => {
    expect(() => parseNumber(text, format)).toThrow(/is not a number|more decimals|too large/)
  })

  it('loses no cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.constantFrom(',', '.'), fc.boolean(), (cents, decimal, grouped) => {
        const digits = String(Math.abs(cents)).padStart(3, '0')
        const group = decimal === ',' ? '.' : ','
        const whole = digits.slice(0, -2)
        const written = grouped ? whole.replace(/\B(?=(?:\d{3})+$)/g, group) : whole
        const text = `${cents < 0 ? '-' : ''}${written}${decimal}${digits.slice(-2)}`
        expect(parseNumber(text, { scale: 100, decimal, ...(grouped && { group }) })).toBe(cents)
      }),
    )
  })
})
