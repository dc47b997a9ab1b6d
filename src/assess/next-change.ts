import type { AnyEvent } from '../events/index.ts'
import type { Detector, Finding } from '../detectors/index.ts'
import { defaultNorms } from '../measures/index.ts'
import { firstWhere } from '../statistics/index.ts'
import { createTimeline, createViewer, DAY_MS, toIso, toMs } from '../timeline/index.ts'
import { runner, type DetectInputs } from './detect.ts'

/** What is known, and how far to look ahead. */
export interface NextChangeInputs extends DetectInputs {
  /** Days ahead, whole ones, above 0. */
  horizonDays: number
}

/** When a finding changes by itself, and to what. */
export interface NextChange {
  /** Whole days after `asOf`, and that moment. */
  days: number
  at: string
  before: Finding
  after: Finding
}

/** Days that are looked at besides the last one, so that a change and its return are not stepped over: one a week. */
const STRIDE_DAYS = 7

/**
 * When a finding would change with no new event: hosts schedule the next look instead of polling. Events that are known and lie
 * ahead (a planned date has come, a record becomes visible) count as they come.
 *
 * Looked for by halving, to the day, between weekly looks; what changes and changes back within a week may be missed. A change is
 * one of status, or of severity by 0.05 or more.
 *
 * @param events - one client's events in any order
 * @param detector - a configured detector
 * @returns null where nothing changes within the horizon
 * @throws TypeError where `horizonDays` is no whole number above 0, `asOf` is no instant or the events are of two clients
 *
 * @example
 * const invoices = [invoice('2026-01-01', { dueOn: '2026-01-31' })]
 * const recording = [{ from: '2025-01-01T00:00:00Z' }]
 * const next = nextChange(invoices, latePayment(), { asOf: '2026-02-01T00:00:00Z', horizonDays: 90, recording })
 * next.after.status // => 'fired'
 * next.at.slice(0, 10) > '2026-02-01' // => true
 */
export function nextChange(events: readonly AnyEvent[], detector: Detector, inputs: NextChangeInputs): NextChange | null {
  const { asOf, clientId, recording, profile, agency, norms = defaultNorms, horizonDays } = inputs
  if (!(Number.isInteger(horizonDays) && horizonDays > 0)) throw new TypeError(`nextChange: horizonDays must be a whole number above 0, got ${horizonDays}`)
  const view = createViewer(createTimeline(events, clientId), { profile, agency })
  const start = toMs(asOf, 'asOf')
  const known = new Map<number, Finding>()
  const after = (days: number): Finding => {
    const finding = known.get(days) ?? runner(view({ asOf: start + days * DAY_MS, recording }), norms)(detector)
    known.set(days, finding)
    return finding
  }
  const before = after(0)
  const differs = (days: number): boolean => isChange(before, after(days))
  for (let from = 0; from < horizonDays; from += STRIDE_DAYS) {
    const days = firstWhere(from + 1, Math.min(from + STRIDE_DAYS, horizonDays), differs)
    if (days !== null) return { days, at: toIso(start + days * DAY_MS), before, after: after(days) }
  }
  return null
}

/** Smaller changes of severity are not worth a word. Assumed: as in `changes`. */
const STEP = 0.05
/** Severities carry six digits. */
const ROUNDING = 1e-9

function isChange(before: Finding, after: Finding): boolean {
  if (before.status !== after.status) return true
  return before.status === 'fired' && after.status === 'fired' && Math.abs(after.severity - before.severity) >= STEP - ROUNDING
}
