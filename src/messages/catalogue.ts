import type { BuiltInId } from '../detectors/built-in.ts'
import type { Fired, UnknownReason } from '../detectors/index.ts'
import type { EvidenceKind, TrustFactor } from '../trust/index.ts'

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

/** What a headline and the sentence on health are made of. */
export interface ScoreFacts {
  /** 0 to 100, or null where too little was judged. */
  readonly health: number | null
  /** The word for the band, or null with `health`. */
  readonly band: string | null
  readonly range: { readonly low: number; readonly high: number }
  /** 0 to 1. */
  readonly coverage: number
  /** 0 to 1, within `horizonDays`. */
  readonly risk: number
  readonly horizonDays: number
  /** Titles of the signs that show, worst first. */
  readonly showing: readonly string[]
}

/** What the headline of a reading of trust is made of. */
export interface TrustFacts {
  readonly value: number
  readonly interval: { readonly low: number; readonly high: number }
  /** 0 to 100. */
  readonly view: number
  /** The name of the weakest factor; null where nothing is known. */
  readonly weakest: string | null
  /** Names of factors that can break trust alone. */
  readonly breaking: readonly string[]
}

/** What the sentence on one factor of trust is made of. */
export interface TrustFactorFacts {
  readonly value: number
  readonly interval: { readonly low: number; readonly high: number }
  readonly known: boolean
  /** Top of the scale. */
  readonly scale: number
  /** The factor from events alone, and from ratings of the client alone; null where there are none. */
  readonly fromEvidence: number | null
  readonly fromRatings: number | null
  /** How our own people rate it; null where they do not. */
  readonly selfRating: number | null
}

/** How one language speaks of trust. A kind of evidence without a name does not compile. */
export interface TrustText {
  readonly factors: Readonly<Record<TrustFactor, string>>
  /** What happened, as part of a sentence. */
  readonly kinds: Readonly<Record<EvidenceKind, string>>
  readonly headline: (facts: TrustFacts) => string
  readonly factor: (facts: TrustFactorFacts) => string
  /** What trust would be without a kind of evidence. */
  readonly cost: (kind: string, from: number, to: number) => string
  /** What one more fact of a kind would do. */
  readonly proof: (kind: string, from: number, to: number) => string
}

/** One language. A built-in detector without a text does not compile. */
export interface Catalogue {
  /** BCP 47. */
  readonly language: string
  readonly signs: Readonly<Record<BuiltInId, SignText>> & Readonly<Record<string, SignText | undefined>>
  /** Why a sign could not be judged, as a sentence. */
  readonly reasons: Readonly<Record<UnknownReason | 'error', string>>
  /** What event types and fields are called. */
  readonly needs: Readonly<Record<string, string>>
  readonly bands: Readonly<Record<string, string>>
  readonly dimensions: Readonly<Record<string, string>>
  /** One line: how it stands and the worst sign. */
  readonly headline: (facts: ScoreFacts) => string
  /** Health, risk and coverage in two or three sentences. */
  readonly health: (facts: ScoreFacts) => string
  /** A local date, `YYYY-MM-DD`, as it is written. */
  readonly date: (day: string) => string
  /** Numbers by name where a detector has no text of its own. */
  readonly numbers: (numbers: Readonly<Record<string, number>>) => string
  /** The trust equation and its evidence. */
  readonly trust: TrustText
}

/**
 * A catalogue with texts for detectors of your own, or others for built-in ones. The given one stays as it is.
 *
 * @example
 * const mine = extendCatalogue(en, {
 *   'acme/missed-calls': { title: 'Calls go unanswered', why: () => 'Nobody picks up.', causes: {}, notes: {}, plays: {} },
 * })
 * mine.signs['acme/missed-calls'].title // => 'Calls go unanswered'
 */
export function extendCatalogue(base: Catalogue, signs: Readonly<Record<string, SignText>>): Catalogue {
  return { ...base, signs: { ...base.signs, ...signs } }
}
