export { trustEquation } from './trust-equation.ts'
export type { TrustFactor, TrustFactors, TrustOptions, TrustReading, TrustStep } from './trust-equation.ts'
