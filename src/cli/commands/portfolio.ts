import { recommended } from '../../health/index.ts'
import { isCurrency } from '../../events/checks.ts'
import { agencyMeasures, assessPortfolio, type ClientEntry } from '../../portfolio/index.ts'
import { optionHelp, readArgs, wholeOf, type Args, type OptionSpecs } from '../args.ts'
import { formatOf, formatOption } from '../format/choose.ts'
import { portfolioMarkdown } from '../format/portfolio-markdown.ts'
import type { PortfolioReport } from '../format/portfolio-report.ts'
import { portfolioTable, worklistTable } from '../format/portfolio-table.ts'
import type { Command } from '../main.ts'
import { inputProblem, usageProblem } from '../problem.ts'
import { createProgress, type Progress } from '../progress.ts'
import { exportHelp, exportOptions, optional, readExport, reportUnread, type Export } from '../read/export.ts'
import { readRates, readRoster, readScorecard } from '../read/inputs.ts'
import { normsAsOf, normsOption } from '../read/norms.ts'

const options: OptionSpecs = {
  ...exportOptions,
  scorecard: { type: 'string', value: 'FILE', help: 'other options, weights and bands than the recommended ones' },
  norms: normsOption,
  roster: { type: 'string', value: 'FILE', help: 'every client there is, as ids or profiles, so that silent ones are found' },
  capacity: { type: 'string', value: 'N', help: 'how many clients can be looked after (default: 10)' },
  worklist: { type: 'boolean', help: 'in a table, only whom to look after first' },
  currency: { type: 'string', value: 'CODE', help: 'currency of the ranking (default: the one that most fees are in)' },
  rates: { type: 'string', value: 'FILE', help: 'what one unit of other currencies is worth in it: { "USD": 0.92 }' },
  format: formatOption,
}

/** Ranks the clients of an export by what is to be lost, and judges the agency as a whole. */
export const portfolioCommand: Command = {
  usage: 'usage: churn-signals portfolio FILE… [options]',
  help: `What is to be lost, whom to look after first, and how the agency as a whole stands.\n${exportHelp}`,
  options: optionHelp(options),
  run: async (words, output) => {
    const args = readArgs(words, options, 'portfolio')
    const table = args.flag('worklist') ? worklistTable : portfolioTable
    const format = formatOf(args, 'portfolio', { table, json: asJson, markdown: portfolioMarkdown })
    const money = await moneyOf(args)
    const capacity = wholeOf(args, 'capacity', 'portfolio')
    const progress = createProgress(process.stderr)
    try {
      const read = await readExport(args, 'portfolio', progress)
      const report = await judge(read, args, { ...money, ...(capacity === undefined ? {} : { capacity }) }, progress)
      progress.done()
      reportUnread(read.loaded, args, output)
      output.out(format(report, output))
    } finally {
      progress.done()
    }
  },
}

interface Policy {
  readonly currency?: string
  readonly rates?: Readonly<Record<string, number>>
  readonly capacity?: number
}

async function moneyOf(args: Args): Promise<Policy> {
  const currency = args.text('currency')
  if (currency !== undefined && !isCurrency(currency))
    throw usageProblem(`portfolio: --currency ${JSON.stringify(currency)} is no ISO 4217 code; write EUR, not € or eur`)
  const rates = await optional(args, 'rates', readRates)
  if (rates !== undefined && currency === undefined)
    throw usageProblem('portfolio: --rates say what a unit is worth in --currency; give it too')
  return { ...(currency === undefined ? {} : { currency }), ...(rates === undefined ? {} : { rates }) }
}

async function judge(read: Export, args: Args, { capacity, ...money }: Policy, progress: Progress): Promise<PortfolioReport> {
  const { asOf, loaded, recording, agency } = read
  const scorecard = await optional(args, 'scorecard', readScorecard) ?? recommended()
  const norms = await normsAsOf(args, asOf)
  const clients = rosterOf(await optional(args, 'roster', readRoster) ?? [], read)
  const known = new Set([...loaded.events.map(({ clientId }) => clientId), ...clients.map(idOf)])
  const inputs = {
    asOf: new Date(asOf), clients, agency, ...money,
    profiles: read.profiles.filter(({ clientId }) => known.has(clientId)),
    ...(recording === undefined ? {} : { recording }),
  }
  const portfolio = assessPortfolio(loaded.events, {
    ...inputs, ...norms, scorecard, ...(capacity === undefined ? {} : { capacity }),
    onClient: (done, of) => { progress.step(`judging ${done} of ${of} clients`) },
  })
  progress.step('measuring the agency')
  const measures = agencyMeasures(loaded.events, inputs)
  const described = clients.filter((entry) => typeof entry !== 'string')
  const named = described.flatMap(({ clientId, name }) => (name === undefined ? [] : [[clientId, name] as const]))
  const names = new Map([...read.names, ...named])
  return { portfolio, measures, names, given: loaded.given, accepted: loaded.accepted, events: loaded.events.length }
}

/** A client may be described in the roster or in the profiles. */
function rosterOf(roster: readonly ClientEntry[], { profiles }: Export): readonly ClientEntry[] {
  const described = new Set(profiles.map(({ clientId }) => clientId))
  for (const entry of roster) {
    if (typeof entry === 'string') continue
    if (described.has(entry.clientId))
      throw inputProblem(`--roster: client ${JSON.stringify(entry.clientId)} is described twice; name it by id only`)
    described.add(entry.clientId)
  }
  return roster
}

function idOf(entry: ClientEntry): string {
  return typeof entry === 'string' ? entry : entry.clientId
}

/** The whole report as one JSON document. */
function asJson({ portfolio, measures, given, accepted, events }: PortfolioReport): string {
  return `${JSON.stringify({ rows: { given, accepted }, events, portfolio, measures }, null, 2)}\n`
}
