import { toInstant } from '../../events/index.ts'
import { recommended } from '../../health/index.ts'
import { optionHelp, readArgs, type Args, type OptionSpecs } from '../args.ts'
import { assessClients } from '../assess-clients.ts'
import { asJson } from '../format/json.ts'
import { asMarkdown } from '../format/markdown.ts'
import type { Report } from '../format/report.ts'
import { asTable } from '../format/table.ts'
import type { Command, Output } from '../main.ts'
import { inputProblem, usageProblem } from '../problem.ts'
import { createProgress, type Progress } from '../progress.ts'
import { loadEvents, type Loaded } from '../read/events.ts'
import type { Unread } from '../read/json.ts'
import { plain } from '../style.ts'
import { readAgency, readDirectory, readMapping, readProfiles, readRecording, readScorecard } from '../read/inputs.ts'

const options: OptionSpecs = {
  'as-of': { type: 'string', value: 'TIME', help: 'judge as of this instant, or the end of this day (default: now)' },
  'time-zone': { type: 'string', value: 'ZONE', help: "IANA zone of a day in --as-of and of the agency's clock (default: UTC)" },
  map: { type: 'string', value: 'FILE', help: 'mapping of columns to events, for CSV and for rows in JSON' },
  directory: { type: 'string', value: 'FILE', help: 'whose address is whose, for mbox and for mappings that need it' },
  delimiter: { type: 'string', value: 'CHAR', help: 'what separates the columns of a CSV (default: comma)' },
  recording: { type: 'string', value: 'FILE', help: 'what was being recorded, from when to when (default: inferred)' },
  profiles: { type: 'string', value: 'FILE', help: 'what is known of each client: name, zone, holidays, cadence' },
  agency: { type: 'string', value: 'FILE', help: 'what is known of the agency: domains, vendors, zone, holidays' },
  scorecard: { type: 'string', value: 'FILE', help: 'other options, weights and bands than the recommended ones' },
  client: { type: 'string', multiple: true, value: 'ID', help: 'only this client, in full; may be repeated' },
  top: { type: 'string', value: 'N', help: 'only the N worst clients' },
  format: { type: 'string', value: 'table|json|markdown', help: 'how to print (default: table)' },
  strict: { type: 'boolean', help: 'a row that cannot be read is an error' },
}

/** Ranks the clients of an export. */
export const assessCommand: Command = {
  usage: 'usage: churn-signals assess FILE… [options]',
  help: 'Rank the clients in an export, worst first.\nFILE is NDJSON, JSON, CSV (with --map) or mbox (with --directory), gzipped or not; - is standard input.',
  options: optionHelp(options),
  run: async (words, output) => {
    const args = readArgs(words, options, 'assess')
    if (args.files.length === 0) throw usageProblem('assess: name at least one FILE, or - for standard input; churn-signals demo needs none')
    const format = formatOf(args)
    const top = topOf(args)
    const progress = createProgress(process.stderr)
    try {
      const { report, loaded } = await assessFiles(args, progress)
      progress.done()
      reportUnread(loaded, args, output)
      output.out(format({ ...report, assessments: report.assessments.slice(0, top) }, output))
    } finally {
      progress.done()
    }
  },
}

type Format = (report: Report, output: Output) => string

function formatOf(args: Args): Format {
  const formats: Readonly<Record<string, Format>> = { table: asTable, json: asJson, markdown: asMarkdown }
  const name = args.text('format') ?? 'table'
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined
  if (format === undefined) throw usageProblem(`assess: --format ${JSON.stringify(name)} is not known; known are ${Object.keys(formats).join(', ')}`)
  return format
}

function topOf(args: Args): number | undefined {
  const text = args.text('top')
  if (text === undefined) return undefined
  const top = Number(text)
  if (!Number.isInteger(top) || top < 1) throw usageProblem(`assess: --top takes a whole number from 1, got ${JSON.stringify(text)}`)
  return top
}

async function assessFiles(args: Args, progress: Progress): Promise<{ report: Report; loaded: Loaded }> {
  const zone = args.text('time-zone')
  const asOf = asOfOf(args.text('as-of'), zone ?? 'UTC')
  const optional = async <T>(name: string, read: (path: string) => Promise<T>): Promise<T | undefined> => {
    const path = args.text(name)
    return path === undefined ? undefined : read(path)
  }
  const directory = await optional('directory', readDirectory)
  const mapping = await optional('map', (path) => readMapping(path, directory))
  const recording = await optional('recording', readRecording)
  const profiles = await optional('profiles', readProfiles)
  const agency = { ...(zone === undefined ? {} : { timeZone: zone }), ...await optional('agency', readAgency) }
  const scorecard = await optional('scorecard', readScorecard) ?? recommended()

  const loaded = await loadEvents(args.files, { mapping, directory, delimiter: args.text('delimiter'), progress })
  if (loaded.accepted === 0) throw inputProblem(nothingRead(loaded, args.files))
  const clients = new Set(loaded.events.map((event) => event.clientId))
  for (const id of args.texts('client')) {
    if (!clients.has(id)) throw inputProblem(`--client ${JSON.stringify(id)}: no event of this client; there are ${clients.size} clients, such as ${[...clients].sort().slice(0, 3).join(', ')}`)
  }
  const assessments = assessClients(loaded.events, {
    asOf, scorecard, recording, profiles, agency, only: args.texts('client'),
    onClient: (done, of) => progress.step(`judging ${done} of ${of} clients`),
  })
  const names = new Map((profiles ?? []).flatMap(({ clientId, name }) => (name === undefined ? [] : [[clientId, name] as const])))
  const inFull = args.texts('client').length > 0
  return { loaded, report: { asOf, assessments, clients: clients.size, names, given: loaded.given, accepted: loaded.accepted, events: loaded.events.length, inFull } }
}

/** A day means its end in the zone: what happened on it has happened. */
function asOfOf(text: string | undefined, zone: string): number {
  if (text === undefined) return Date.now()
  try {
    const nextDay = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${new Date(Date.parse(`${text}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)} 00:00:00` : text
    return Date.parse(toInstant(nextDay, { zone }))
  } catch (error) {
    throw usageProblem(`assess: --as-of ${JSON.stringify(text)}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function nothingRead({ unread, given }: Loaded, files: readonly string[]): string {
  const [first] = unread
  return first === undefined ? `${files.join(', ')}: no rows in it` : `none of ${given} rows could be read; the first: ${first.place}: ${first.reason}`
}

const SHOWN = 5

/** Says on standard error what could not be read: the commonest kinds of reasons, each with its count and its first case. */
function reportUnread({ unread, given }: Loaded, args: Args, { err }: Output): void {
  if (unread.length === 0) return
  const kinds = new Map<string, { first: Unread; count: number }>()
  for (const row of unread) {
    const kind = kindOf(row.reason)
    const seen = kinds.get(kind)
    kinds.set(kind, { first: seen?.first ?? row, count: (seen?.count ?? 0) + 1 })
  }
  const commonest = [...kinds.values()].sort((a, b) => b.count - a.count)
  err(`${unread.length} of ${given} rows gave no event:\n`)
  for (const { first, count } of commonest.slice(0, SHOWN)) err(`  ${count} × such as ${plain(first.place)}: ${plain(first.reason)}\n`)
  if (commonest.length > SHOWN) err(`  and ${commonest.length - SHOWN} more kinds of reasons\n`)
  if (args.flag('strict')) throw inputProblem(`--strict: ${unread.length} rows could not be read`)
}

/** Reasons that differ in what they quote and count are of one kind. */
function kindOf(reason: string): string {
  return reason.replace(/"[^"]*"/g, '""').replace(/\d+/g, '0')
}
