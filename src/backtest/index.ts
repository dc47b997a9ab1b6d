/** Proof: what the signs would have said on your own history, without hindsight, against what came. */
export * from './metrics.ts'
