export { clear, fired, graded, notApplicable, unknown } from './finding.ts'
export type { Clear, EventRef, Evidence, EvidenceInput, Finding, Fired, NotApplicable, Unknown, UnknownReason } from './finding.ts'
export { defineDetector, option } from './define-detector.ts'
export type {
  Basis, DetectContext, Detector, DetectorAbout, DetectorFactory, DetectorSpec, EventOfReads, FiresOn, LeadTime, OptionNote, Play, Readable, ReadableEvent,
} from './define-detector.ts'
