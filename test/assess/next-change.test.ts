import { describe, expect, test } from 'vitest'
import { detect, nextChange } from '../../src/assess/index.ts'
import { ghosting } from '../../src/detectors/ghosting.ts'
import { latePayment } from '../../src/detectors/late-payment.ts'
import { lowNps } from '../../src/detectors/low-nps.ts'
import { days, invoice, message, survey } from '../../src/testing/index.ts'

const recording = [{ from: '2025-01-01T00:00:00Z' }]
const asOf = '2026-02-01T00:00:00Z'
const inputs = { asOf, recording, horizonDays: 120 }
const after = (count: number) => `${days('2026-02-01', count)}T00:00:00Z`

describe('nextChange', () => {
  test.each([
    ['an invoice falls overdue', latePayment(), [invoice('2026-01-25', { dueOn: '2026-02-20' })]],
    ['silence grows', ghosting(), Array.from({ length: 40 }, (_, i) => message(days('2025-11-13', 2 * i)))],
    ['a low score fades', lowNps(), [survey('2026-01-20', { score: 2 })]],
  ] as const)('%s: it changes on that day and on no earlier one', (_, detector, events) => {
    const next = nextChange(events, detector, inputs)
    if (next === null) throw new Error('nothing changes')
    const at = (count: number) => detect(events, detector, { recording, asOf: after(count) })
    expect(next.at).toBe(new Date(after(next.days)).toISOString())
    expect(next.before).toEqual(at(0))
    expect(next.after).toEqual(at(next.days))
    const key = (count: number) => { const finding = at(count); return finding.status === 'fired' ? finding.severity : finding.status }
    const first = key(0)
    for (let count = 1; count <= next.days; count++) {
      const now = key(count)
      const changed = typeof first === 'number' && typeof now === 'number' ? Math.abs(now - first) >= 0.05 - 1e-9 : now !== first
      expect(changed).toBe(count === next.days)
    }
  })
  test('nothing changes: null', () => {
    expect(nextChange([invoice('2026-01-01', { dueOn: '2026-12-31' })], latePayment(), { ...inputs, horizonDays: 30 })).toBeNull()
  })
  test('a change that a look at the end alone would miss is found', () => {
    // A low score that is recorded in ten days and withdrawn after fifty.
    const low = survey('2026-02-11', { id: 's', score: 0 })
    const better = { ...low, score: 10, revision: 1, recordedAt: '2026-04-01T00:00:00Z' }
    const before = survey('2025-12-01', { score: 9 })
    const next = nextChange([before, low, better], lowNps(), inputs)
    expect([next?.days, next?.before.status, next?.after.status]).toEqual([11, 'clear', 'fired'])
  })
  test('wrong horizons are refused', () => {
    expect(() => nextChange([], lowNps(), { ...inputs, clientId: 'acme', horizonDays: 1.5 })).toThrow('whole number above 0')
  })
})
