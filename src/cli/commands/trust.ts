import { createPortfolio } from '../../portfolio/index.ts'
import { trustOfView } from '../../trust/index.ts'
import { optionHelp, readArgs, type Args, type OptionSpecs } from '../args.ts'
import { formatOf, formatOption } from '../format/choose.ts'
import { trustJson, trustMarkdown, trustTable, type TrustReport } from '../format/trust.ts'
import type { Command } from '../main.ts'
import { inputProblem, usageProblem } from '../problem.ts'
import { createProgress, type Progress } from '../progress.ts'
import { exportHelp, exportOptions, readExport, reportUnread, type Export } from '../read/export.ts'

const options: OptionSpecs = {
  ...exportOptions,
  scale: { type: 'string', value: '10|5', help: 'top of the scale of the factors (default: 10)' },
  client: { type: 'string', multiple: true, value: 'ID', help: 'only this client, in full; may be repeated' },
  format: formatOption,
}

/** Reads the trust equation from the events of an export. */
export const trustCommand: Command = {
  usage: 'usage: churn-signals trust FILE… [options]',
  help: `Read the trust equation of each client from what happened, with the evidence.\n${exportHelp}`,
  options: optionHelp(options),
  run: async (words, output) => {
    const args = readArgs(words, options, 'trust')
    const format = formatOf<TrustReport>(args, 'trust', { table: trustTable, json: trustJson, markdown: trustMarkdown })
    const scale = scaleOf(args)
    const progress = createProgress(process.stderr)
    try {
      const read = await readExport(args, 'trust', progress)
      const report = readTrust(read, args.texts('client'), scale, progress)
      progress.done()
      reportUnread(read.loaded, args, output)
      output.out(format(report, output))
    } finally {
      progress.done()
    }
  },
}

function scaleOf(args: Args): 10 | 5 {
  const text = args.text('scale') ?? '10'
  if (text === '10') return 10
  if (text === '5') return 5
  throw usageProblem(`trust: --scale takes 10 or 5, got ${JSON.stringify(text)}`)
}

/** All clients are seen together, so that a feed that delivers for one is alive for all. */
function readTrust({ asOf, loaded, recording, profiles, agency, names }: Export, only: readonly string[], scale: 10 | 5, progress: Progress): TrustReport {
  const known = new Set(loaded.events.map(({ clientId }) => clientId))
  for (const id of only) if (!known.has(id)) throw inputProblem(`--client ${JSON.stringify(id)}: no event of this client; there are ${known.size} clients`)
  const { clients, norms } = createPortfolio(loaded.events, {
    asOf: new Date(asOf), agency,
    // A profile in the file does not make a client of the export.
    profiles: profiles.filter(({ clientId }) => known.has(clientId)),
    ...(recording === undefined ? {} : { recording }),
  })
  const wanted = clients.filter(({ clientId }) => only.length === 0 || only.includes(clientId))
  const readings = wanted.map(({ view }, i) => {
    progress.step(`reading trust of ${i} of ${wanted.length} clients`)
    return trustOfView(view, norms, scale)
  })
  return { asOf, names, inFull: only.length > 0, readings: readings.sort((a, b) => (a.clientId < b.clientId ? -1 : 1)) }
}
