import type { Assessment } from '../../assess/index.ts'
import { recommended } from '../../health/index.ts'
import { assessPortfolio } from '../../portfolio/index.ts'
import { optionHelp, readArgs, wholeOf, type Args, type OptionSpecs } from '../args.ts'
import { formatOf, formatOption } from '../format/choose.ts'
import { asJson } from '../format/json.ts'
import { asMarkdown } from '../format/markdown.ts'
import type { Report } from '../format/report.ts'
import { asTable } from '../format/table.ts'
import type { Command } from '../main.ts'
import { inputProblem } from '../problem.ts'
import { createProgress, type Progress } from '../progress.ts'
import { exportHelp, exportOptions, optional, readExport, reportUnread, type Export } from '../read/export.ts'
import { readScorecard } from '../read/inputs.ts'
import { normsAsOf, normsOption } from '../read/norms.ts'

const options: OptionSpecs = {
  ...exportOptions,
  scorecard: { type: 'string', value: 'FILE', help: 'other options, weights and bands than the recommended ones' },
  norms: normsOption,
  client: { type: 'string', multiple: true, value: 'ID', help: 'only this client, in full; may be repeated' },
  top: { type: 'string', value: 'N', help: 'only the N worst clients' },
  format: formatOption,
}

/** Ranks the clients of an export. */
export const assessCommand: Command = {
  usage: 'usage: churn-signals assess FILE… [options]',
  help: `Rank the clients in an export, worst first.\n${exportHelp}`,
  options: optionHelp(options),
  run: async (words, output) => {
    const args = readArgs(words, options, 'assess')
    const format = formatOf(args, 'assess', { table: asTable, json: asJson, markdown: asMarkdown })
    const top = wholeOf(args, 'top', 'assess', 1)
    const progress = createProgress(process.stderr)
    try {
      const read = await readExport(args, 'assess', progress)
      const report = await judge(read, args, progress)
      progress.done()
      reportUnread(read.loaded, args, output)
      output.out(format({ ...report, assessments: report.assessments.slice(0, top) }, output))
    } finally {
      progress.done()
    }
  },
}

async function judge(read: Export, args: Args, progress: Progress): Promise<Report> {
  const { asOf, loaded, recording, profiles, agency, names } = read
  const scorecard = await optional(args, 'scorecard', readScorecard) ?? recommended()
  const norms = await normsAsOf(args, asOf)
  const clients = new Set(loaded.events.map((event) => event.clientId))
  const only = args.texts('client')
  for (const id of only) if (!clients.has(id)) throw inputProblem(noSuchClient(id, clients))
  const { ranked, unranked, ended, suspectFeeds } = assessPortfolio(loaded.events, {
    asOf: new Date(asOf), scorecard, agency, ...norms,
    // A profile in the file does not make a client of the export.
    profiles: profiles.filter(({ clientId }) => clients.has(clientId)),
    ...(recording === undefined ? {} : { recording }),
    ...(only.length === 0 ? {} : { only }),
    onClient: (done, of) => { progress.step(`judging ${done} of ${of} clients`) },
  })
  return {
    asOf, names, suspectFeeds,
    assessments: [...ranked, ...unranked, ...ended].map(({ assessment }) => assessment).sort(worstFirst),
    clients: clients.size,
    given: loaded.given, accepted: loaded.accepted, events: loaded.events.length,
    inFull: only.length > 0,
  }
}

/** By what health is at most, which is health where there is one. */
function worstFirst(a: Assessment, b: Assessment): number {
  return (
    a.range.high - b.range.high || b.risk.probability - a.risk.probability || b.coverage - a.coverage ||
    (a.clientId < b.clientId ? -1 : 1)
  )
}

function noSuchClient(id: string, clients: ReadonlySet<string>): string {
  const some = [...clients].sort().slice(0, 3).join(', ')
  return `--client ${JSON.stringify(id)}: no event of this client; there are ${clients.size} clients, such as ${some}`
}
