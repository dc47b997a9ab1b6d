export type { Estimate } from './factor.ts'
export { evidenceKinds } from './kinds.ts'
export type { EvidenceKind, KindOfEvidence } from './kinds.ts'
export type { TrustChange, TrustRaise } from './raise.ts'
export { trustEquation } from './trust-equation.ts'
export type { TrustFactor, TrustFactors, TrustOptions, TrustReading, TrustStep } from './trust-equation.ts'
export { trustFromEvidence, trustOfView } from './trust-from-evidence.ts'
export type {
  TrustEventRef, TrustEvidence, TrustEvidenceReading, TrustFactorReading, TrustInputs, TrustRating,
} from './trust-from-evidence.ts'
