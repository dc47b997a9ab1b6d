import { formLaws } from './form.ts'
import type { Law } from './law.ts'
import { noDataLaws } from './no-data.ts'
import { samenessLaws } from './sameness.ts'
import { statedLaws } from './stated.ts'

export type { Judged, Law, Problem, Subject } from './law.ts'

/** Every law of the conformance kit. */
export const laws: readonly Law[] = [...statedLaws, ...formLaws, ...samenessLaws, ...noDataLaws]
