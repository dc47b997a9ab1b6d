export * from './builders.ts'
export type { DetectorCase } from './cases.ts'
