import { significant } from '../statistics/index.ts'
import { add, freshWeight, valueOf, type Counts, type Weighed } from './factor.ts'
import { kindNames, kindOf, type EvidenceKind } from './kinds.ts'
import type { TrustFactor } from './trust-equation.ts'

/** What trust would be after one change. */
export interface TrustChange {
  kind: EvidenceKind
  factor: TrustFactor
  /** Trust afterwards. */
  value: number
}

/** What would raise trust most, in terms of evidence. */
export interface TrustRaise {
  /** Kinds of evidence that cost most, each with trust as it would be without them; worst first, at most three. */
  costs: TrustChange[]
  /** What we can do in any week, each with trust as it would be after doing it once today; best first, at most three. */
  proofs: TrustChange[]
}

/** What is known of all factors. */
export interface TrustState {
  readonly weighed: Readonly<Record<TrustFactor, readonly Weighed[]>>
  /** Evidence and ratings together. */
  readonly counts: Readonly<Record<TrustFactor, Counts>>
  readonly asOf: number
  readonly scale: 10 | 5
}

const SHOWN = 3

/** What costs most, and what would help most. */
export function raiseOf(state: TrustState): TrustRaise {
  const now = trustAfter(state, null)
  const best = (changes: TrustChange[]): TrustChange[] =>
    changes.filter(({ value }) => value > now).sort((a, b) => b.value - a.value || (a.kind < b.kind ? -1 : 1)).slice(0, SHOWN)
  const hurting = kindNames().filter((kind) => kindOf(kind).effect === 'hurts')
  const doable = kindNames().filter((kind) => kindOf(kind).anytime === true)
  return {
    costs: best(hurting.map((kind) => changed(state, kind, -weightOf(kind, state)))),
    proofs: best(doable.map((kind) => changed(state, kind, freshWeight(kind, state.weighed[kindOf(kind).factor], state.asOf)))),
  }
}

function weightOf(kind: EvidenceKind, { weighed }: TrustState): number {
  return weighed[kindOf(kind).factor].reduce((sum, own) => sum + (own.kind === kind ? own.weight : 0), 0)
}

/** Trust after so much evidence more, or less, of a kind. */
function changed(state: TrustState, kind: EvidenceKind, by: number): TrustChange {
  const { factor, effect } = kindOf(kind)
  const isUp = (effect === 'builds') !== (factor === 'selfOrientation')
  const after = add(state.counts[factor], isUp ? { up: by, down: 0 } : { up: 0, down: by })
  // Taking away what was added may leave a crumb of floating point.
  const counts = { up: Math.max(0, after.up), down: Math.max(0, after.down) }
  return { kind, factor, value: trustAfter(state, { factor, counts }) }
}

function trustAfter({ counts, scale }: TrustState, change: { factor: TrustFactor; counts: Counts } | null): number {
  const value = (factor: TrustFactor): number => valueOf(change?.factor === factor ? change.counts : counts[factor], scale)
  return significant((value('credibility') + value('reliability') + value('intimacy')) / value('selfOrientation'))
}
