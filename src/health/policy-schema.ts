import * as z from 'zod'
import type { BaseRisk, Band, Decisive } from './scorecard.ts'

// Schemas of the interfaces in scorecard.ts, held equal by a type test.

const NAME = /^[a-z][a-z0-9-]{0,99}$/
const BASES = ['published', 'measured', 'practitioner', 'assumed'] as const

const name = () => z.string().regex(NAME, { error: 'expected a name in kebab-case; write it like missed-deadlines' })
const share = () => z.number().min(0).max(1)
const sentence = () => z.string().min(1)

/** A decisive fact. */
export const decisiveSchema = (): z.ZodType<Decisive> =>
  z.strictObject({
    healthAtMost: z.number().min(0).max(100).describe('Health is at most this.'),
    riskAtLeast: share().describe('Risk is at least this.'),
  })

/** The fields of a weight entry, each of which a host may change alone. */
const weightFields = () => ({
  weight: z.number().min(0).max(10).describe('Doublings of the odds of leaving at severity 1; 0 is reported and not scored.'),
  family: name().describe('Signs that measure the same thing; the second of a family counts half.'),
  dimension: name().describe('The sub-score it belongs to.'),
  reason: sentence().describe('Why this rank among the others.'),
  basis: z.enum(BASES).describe('What the rank rests on.'),
  decisive: decisiveSchema().optional().describe('Set for a fact that settles the matter.'),
})

/** A whole weight entry. */
export const weightEntrySchema = () => z.strictObject(weightFields())

/** Some fields of a weight entry. */
export const weightPatchSchema = () => z.strictObject(weightFields()).partial()

const bandSchema = (): z.ZodType<Band> =>
  z.strictObject({ id: name(), from: z.number().min(0).max(100).describe('Lowest health of the band.') })

const baseRiskSchema = (): z.ZodType<BaseRisk> =>
  z.strictObject({
    probability: z.number().gt(0).lt(1).describe('Share of clients that leave within `days` in any case.'),
    days: z.number().positive(),
    reason: sentence(),
    basis: z.enum(BASES),
  })

/** All of a policy but its weights. */
export const policyFields = () => ({
  groups: z.record(name(), z.enum(['client', 'conduct', 'agency'])).describe('The group of every dimension.'),
  bands: z.array(bandSchema()).min(1).describe('Ranges of health, best first; the last starts at 0.'),
  minCoverage: share().describe('Share of the applicable weight that must be judged before good news is told.'),
  baseRisk: baseRiskSchema().describe('How many clients leave in any case.'),
  horizonDays: z.number().positive().describe('Days ahead that risk speaks of.'),
  riskSlope: z.number().min(0).max(10).describe('How much of a doubling of the odds a point is believed to be.'),
  combine: z.enum(['doublings', 'weighted-mean', 'worst-of']).optional().describe('How costs are put together.'),
})

/** What a scorecard says apart from its detectors. */
export const policySchema = /* @__PURE__ */ (() => z.strictObject({ weights: z.record(z.string(), weightEntrySchema()), ...policyFields() }))()
