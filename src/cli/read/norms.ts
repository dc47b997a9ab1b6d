import * as z from 'zod'
import { assertInput } from '../../events/index.ts'
import { isInstant } from '../../events/checks.ts'
import type { Norms } from '../../measures/index.ts'
import type { Args, OptionSpec } from '../args.ts'
import { inputProblem } from '../problem.ts'
import { optional } from './export.ts'
import { readJson } from './inputs.ts'

const finite = z.number()
const norms = z.strictObject({
  asOf: z.string().refine(isInstant, { error: 'expected an instant with an offset, such as 2026-01-05T00:00:00Z' }).optional(),
  gaps: z.strictObject({ m: finite, k: finite, v: finite, s2: finite, a: finite, b: finite }),
  mixedGapCentre: finite,
  weeklyInbound: finite, weeklyThreads: finite, weeklyQuestions: finite, weeklyDispersion: finite,
  lateShare: finite, unansweredShare: finite, overdueShare: finite,
  proactiveCadenceDays: finite,
  feeTopQuarter: z.array(z.strictObject({ amount: finite, currency: z.string() })),
  portfolioWeeks: z.array(z.strictObject({ week: finite, inbound: finite })).optional(),
})

/** What `fitNorms` of `churn-signals/portfolio` gave, kept as JSON. */
const readNorms = (path: string): Promise<Norms> => readJson(path, (value) => {
  assertInput<Norms>(value, norms, 'norms')
  return value
})

/** What is normal, for commands that judge one moment. */
export const normsOption: OptionSpec = { type: 'string', value: 'fit|FILE', help: 'what is normal: fitted to this export, or a file (default: as shipped)' }

/** What `--norms` says: to fit them, or those of a file. */
export async function normsOf(args: Args): Promise<{ readonly norms?: Norms | 'fit' }> {
  const norms = args.text('norms') === 'fit' ? 'fit' : await optional(args, 'norms', readNorms)
  return norms === undefined ? {} : { norms }
}

/** The same for one moment, which norms may not be later than. */
export async function normsAsOf(args: Args, asOf: number): Promise<{ readonly norms?: Norms | 'fit' }> {
  const given = await normsOf(args)
  const { norms } = given
  if (typeof norms === 'object' && norms.asOf !== undefined && Date.parse(norms.asOf) > asOf)
    throw inputProblem(`--norms: fitted as of ${norms.asOf}, later than --as-of: they would know the future; fit them on earlier data, or give --norms fit`)
  return given
}
