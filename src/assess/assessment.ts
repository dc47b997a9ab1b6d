import type { Evidence } from '../detectors/index.ts'
import type { DimensionScore, Ledger, PartScore, Risk, UnknownCost } from '../health/index.ts'

/** A fired finding with what it costs and what to do. */
export interface Signal {
  /** The detector. */
  id: string
  /** The sign in one sentence, as the detector states it; `explain` says it in the reader's language. */
  sign: string
  family: string
  dimension: string
  /** How bad it is if true, 0.05 to 1. */
  severity: number
  /** The instant or local day since which it has been true. */
  since: string
  /** Points of health. */
  cost: number
  /** Its part of all costs, 0 to 1. */
  share: number
  /** Set where the fact settles the matter and caps health. */
  decisive?: true
  evidence: Evidence
  /** Codes of what to do, in order; those for other causes are left out. */
  plays: string[]
}

/** A sign that could not be judged. */
export interface UnknownSign extends UnknownCost {
  sign: string
}

/** What a detector's answer rests on, so that two assessments can tell new events from corrected ones and from mere time. */
export interface DataSeen {
  /** The detector. */
  id: string
  /** Events of the types it reads, and contracts, on which it rests whether it runs. */
  events: number
  /** Instant of the newest; null where there are none. */
  newestAt: string | null
  /** Changes when an event is added, withdrawn or recorded anew under another revision. */
  fingerprint: string
}

/** A human's own reading, beside the score and never in it. */
export interface PulseReading {
  health: number
  author: string
  note: string
  at: string
  expiresOn: string
}

/** One client as judged at one moment: plain JSON, the same for the same inputs, numbers to six significant digits. */
export interface Assessment {
  schemaVersion: 1
  clientId: string
  /** The moment of judgement, RFC 3339 in UTC. */
  asOf: string
  /** Fingerprint of the scorecard. */
  scorecardHash: string
  /** Fingerprint of what is known beside the events: profile, agency and norms. */
  contextHash: string
  /** Nobody said what was recorded; it was inferred from the events. */
  recordingInferred: boolean
  /** 0 to 100, higher is better; null where too little was judged to tell good news. */
  health: number | null
  /** The band of `health`; null with it. */
  band: string | null
  risk: Risk
  /** Share of the applicable weight that was judged, 0 to 1. */
  coverage: number
  /** Health if everything unknown were clear (`high`) or fired in full (`low`). */
  range: { low: number; high: number }
  dimensions: DimensionScore[]
  groups: PartScore[]
  /** Worst first. */
  signals: Signal[]
  /** What could cost most first; detectors that threw are among them. */
  unknowns: UnknownSign[]
  notApplicable: { id: string; reason: string }[]
  /** Detectors that threw. */
  errors: { id: string; message: string }[]
  /** Ids of signs that were looked for and are not showing. */
  clear: string[]
  ledger: Ledger
  /** The latest human reading that has not expired. */
  pulse: PulseReading | null
  data: DataSeen[]
}
