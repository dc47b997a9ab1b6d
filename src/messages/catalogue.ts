import type { Fired } from '../detectors/index.ts'

/** How one language speaks of one sign. Texts are plain: no names, no message text, no HTML. */
export interface SignText {
  /** The sign as a headline: `Silence against the client's own rhythm`. */
  readonly title: string
  /** Why it fires, in one or two sentences with the numbers of the evidence. */
  readonly why: (finding: Fired) => string
  /** One sentence for every cause that the detector may name. */
  readonly causes: Readonly<Record<string, string>>
  /** One sentence for every note that a reader should see. */
  readonly notes: Readonly<Record<string, string>>
  /** What to do, by the codes of the detector's plays. */
  readonly plays: Readonly<Record<string, string>>
}
