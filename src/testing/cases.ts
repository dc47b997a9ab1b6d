import type { DetectInputs } from '../assess/index.ts'
import type { Detector } from '../detectors/index.ts'
import type { AnyEvent } from '../events/index.ts'

/** One situation that a detector is judged in, and the answer it must give. The conformance kit runs its laws over such cases. */
export interface DetectorCase {
  /** What the situation is, in words: `two invoices 40 days late`. */
  readonly name: string
  /** The configured detector. */
  readonly detector: Detector
  /** One client's events, in any order; for a detector of side `agency-level` those of all clients. */
  readonly events: readonly AnyEvent[]
  /** `asOf` and what else is known. */
  readonly inputs: DetectInputs
  /** The status it must answer. */
  readonly expect: 'fired' | 'clear' | 'unknown' | 'not-applicable'
  /** The severity it must answer where it fires, to within 0.005. */
  readonly severity?: number
  /** The reason it must give for `unknown` or `not-applicable`. */
  readonly reason?: string
  /** The same situation made worse; it must never lower severity, nor turn a fired finding into another. */
  readonly worsen?: (events: readonly AnyEvent[]) => readonly AnyEvent[]
}
