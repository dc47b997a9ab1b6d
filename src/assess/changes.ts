import type { Assessment, DataSeen } from './assessment.ts'

/** What became of a sign. `no-longer-applies`: it was showing and makes no sense any more, or no longer runs. */
export type ChangeKind = 'fired' | 'worsened' | 'became-unknown' | 'no-longer-applies' | 'eased' | 'cleared'

/**
 * Why, as far as two assessments tell. `behaviour`: something happened since. `time`: nothing new, only days went by.
 * `corrected-data`: nothing happened since, but what is known of before was added to, corrected or withdrawn, in the events or
 * beside them. `scorecard`: the scorecards differ, and then nothing else can be told.
 */
export type Because = 'behaviour' | 'time' | 'corrected-data' | 'scorecard'

/** One sign that changed. */
export interface Change {
  id: string
  kind: ChangeKind
  because: Because
  /** Severity before and after; null where it was not showing. */
  severity: { before: number | null; after: number | null }
}

/** What changed from one assessment to a later one. */
export interface Changes {
  clientId: string
  from: string
  to: string
  /** Bad news first. */
  signals: Change[]
  /** Null where the band is the same. */
  band: { before: string | null; after: string | null; because: Because } | null
  health: { before: number | null; after: number | null }
}

/** A smaller change of severity is not worth a word. */
export interface ChangesOptions {
  /** @defaultValue 0.05 */
  step?: number
}

const ORDER: readonly ChangeKind[] = ['fired', 'worsened', 'became-unknown', 'no-longer-applies', 'eased', 'cleared']

/**
 * What changed between two assessments of one client: what a webhook handler tells about.
 *
 * @param options - `step`: severity must change by this much to be named (assumed: 0.05, where a sign begins to show)
 * @throws TypeError where the assessments are of two clients or stand in the wrong order
 *
 * @example
 * const at = (asOf) => assess([contract('2026-02-01', { status: 'notice-given' })], { ...recommended(), asOf })
 * changes(at('2026-01-31T00:00:00Z'), at('2026-02-02T00:00:00Z')).signals
 * // => [{ id: 'notice-given', kind: 'fired', because: 'behaviour', severity: { before: null, after: 1 } }]
 */
export function changes(before: Assessment, after: Assessment, { step = 0.05 }: ChangesOptions = {}): Changes {
  if (before.clientId !== after.clientId) {
    throw new TypeError(`changes: assessments of two clients: ${JSON.stringify(before.clientId)} and ${JSON.stringify(after.clientId)}`)
  }
  if (Date.parse(before.asOf) > Date.parse(after.asOf)) throw new TypeError(`changes: before (${before.asOf}) is later than after (${after.asOf}); swap them`)
  const [was, is] = [statuses(before), statuses(after)]
  const ids = [...new Set([...was.keys(), ...is.keys()])].sort()
  const signals = ids.flatMap((id): Change[] => {
    const [old, now] = [was.get(id) ?? ABSENT, is.get(id) ?? ABSENT]
    const kind = kindOf(old, now, step)
    if (kind === null) return []
    return [{ id, kind, because: because(before, after, (seen) => seen.id === id), severity: { before: old.severity, after: now.severity } }]
  })
  return {
    clientId: after.clientId,
    from: before.asOf,
    to: after.asOf,
    signals: signals.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind)),
    band: before.band === after.band ? null : { before: before.band, after: after.band, because: because(before, after, () => true) },
    health: { before: before.health, after: after.health },
  }
}

interface Status {
  readonly is: 'fired' | 'clear' | 'unknown' | 'absent'
  readonly severity: number | null
}

const ABSENT: Status = { is: 'absent', severity: null }

function statuses(assessment: Assessment): Map<string, Status> {
  return new Map<string, Status>([
    ...assessment.clear.map((id): [string, Status] => [id, { is: 'clear', severity: null }]),
    ...assessment.unknowns.map(({ id }): [string, Status] => [id, { is: 'unknown', severity: null }]),
    ...assessment.signals.map(({ id, severity }): [string, Status] => [id, { is: 'fired', severity }]),
  ])
}

function kindOf(old: Status, now: Status, step: number): ChangeKind | null {
  if (now.severity !== null) {
    if (old.severity === null) return 'fired'
    // Severities carry six digits, so a difference may miss the step by the last of them.
    const difference = Math.abs(now.severity - old.severity) + 1e-9
    if (now.severity === old.severity || difference < step) return null
    return now.severity > old.severity ? 'worsened' : 'eased'
  }
  if (now.is === 'unknown') return old.is === 'fired' || old.is === 'clear' ? 'became-unknown' : null
  if (old.is !== 'fired') return null
  return now.is === 'clear' ? 'cleared' : 'no-longer-applies'
}

function because(before: Assessment, after: Assessment, which: (seen: DataSeen) => boolean): Because {
  if (before.scorecardHash !== after.scorecardHash) return 'scorecard'
  const past = new Map(before.data.map((seen) => [seen.id, seen.fingerprint]))
  const different = after.data.filter((seen) => which(seen) && past.get(seen.id) !== seen.fingerprint)
  const since = Date.parse(before.asOf)
  if (different.some(({ newestAt }) => newestAt !== null && Date.parse(newestAt) > since)) return 'behaviour'
  return different.length > 0 || before.contextHash !== after.contextHash ? 'corrected-data' : 'time'
}
