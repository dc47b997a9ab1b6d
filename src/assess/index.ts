export { detect, runner } from './detect.ts'
export type { DetectInputs, RunFinding } from './detect.ts'
