import { isTimeZone } from '../../events/checks.ts'
import { toInstant, type AgencyProfile, type RecordingSpan } from '../../events/index.ts'
import type { NamedProfile } from '../../portfolio/index.ts'
import type { Args, OptionSpecs } from '../args.ts'
import type { Output } from '../main.ts'
import { inputProblem, usageProblem } from '../problem.ts'
import type { Progress } from '../progress.ts'
import { plain } from '../style.ts'
import { loadEvents, type Loaded } from './events.ts'
import { readAgency, readDirectory, readMapping, readProfiles, readRecording } from './inputs.ts'
import type { Unread } from './json.ts'

/** What every command that reads an export says of its files. */
export const exportHelp =
  'FILE is NDJSON, JSON, CSV (with --map) or mbox (with --directory), gzipped or not; - is standard input.'

/** How the files of an export are read, and what is known besides. */
export const fileOptions = {
  'map': { type: 'string', value: 'FILE', help: 'mapping of columns to events, for CSV and for rows in JSON' },
  'directory': { type: 'string', value: 'FILE', help: 'whose address is whose, for mbox and for mappings that need it' },
  'delimiter': { type: 'string', value: 'CHAR', help: 'what separates the columns of a CSV (default: comma)' },
  'recording': { type: 'string', value: 'FILE', help: 'what was being recorded, from when to when (default: inferred)' },
  'profiles': { type: 'string', value: 'FILE', help: 'what is known of each client: name, zone, holidays, cadence' },
  'agency': { type: 'string', value: 'FILE', help: 'what is known of the agency: domains, vendors, zone, holidays' },
  'strict': { type: 'boolean', help: 'a row that cannot be read is an error' },
} as const satisfies OptionSpecs

/** The options of every command that reads an export. */
export const exportOptions = {
  'as-of': { type: 'string', value: 'TIME', help: 'judge as of this instant, or the end of this day (default: now)' },
  'time-zone': { type: 'string', value: 'ZONE', help: "IANA zone of a day in --as-of and of the agency's clock (default: UTC)" },
  ...fileOptions,
} as const satisfies OptionSpecs

/** An export with what is known besides. */
export interface Export {
  /** Milliseconds since 1970. */
  readonly asOf: number
  readonly loaded: Loaded
  readonly recording: readonly RecordingSpan[] | undefined
  readonly profiles: readonly NamedProfile[]
  readonly agency: AgencyProfile
  /** Names of clients by id, where known. */
  readonly names: ReadonlyMap<string, string>
}

/** Reads the file behind an option, where it is given. */
export async function optional<T>(args: Args, name: string, read: (path: string) => Promise<T>): Promise<T | undefined> {
  const path = args.text(name)
  return path === undefined ? undefined : read(path)
}

/** Reads the files of a command and what is known besides; every row that gives no event is accounted for. */
export async function readExport(args: Args, command: string, progress: Progress): Promise<Export> {
  if (args.files.length === 0)
    throw usageProblem(`${command}: name at least one FILE, or - for standard input; churn-signals demo needs none`)
  const zone = args.text('time-zone')
  if (zone !== undefined && !isTimeZone(zone))
    throw usageProblem(`${command}: --time-zone ${JSON.stringify(zone)} is no IANA time zone; write one such as Europe/Vienna`)
  const asOf = asOfOf(args.text('as-of'), zone ?? 'UTC', command)
  const directory = await optional(args, 'directory', readDirectory)
  const mapping = await optional(args, 'map', (path) => readMapping(path, directory))
  const recording = await optional(args, 'recording', readRecording)
  const profiles = await optional(args, 'profiles', readProfiles) ?? []
  const agency = { ...(zone === undefined ? {} : { timeZone: zone }), ...await optional(args, 'agency', readAgency) }
  const loaded = await loadEvents(args.files, { mapping, directory, delimiter: args.text('delimiter'), progress })
  if (loaded.accepted === 0) throw inputProblem(nothingRead(loaded, args.files))
  const names = new Map(profiles.flatMap(({ clientId, name }) => (name === undefined ? [] : [[clientId, name] as const])))
  return { asOf, loaded, recording, profiles, agency, names }
}

/** A day means its end in the zone: what happened on it has happened. */
function asOfOf(text: string | undefined, zone: string, command: string): number {
  if (text === undefined) return Date.now()
  try {
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text)
    const nextDay = isDay ? `${new Date(Date.parse(`${text}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)} 00:00:00` : text
    return Date.parse(toInstant(nextDay, { zone }))
  } catch (error) {
    throw usageProblem(`${command}: --as-of ${JSON.stringify(text)}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function nothingRead({ unread, given }: Loaded, files: readonly string[]): string {
  const [first] = unread
  return first === undefined
    ? `${files.join(', ')}: no rows in it`
    : `none of ${given} rows could be read; the first: ${first.place}: ${first.reason}`
}

const SHOWN = 5

/** Says on standard error what could not be read: the commonest kinds of reasons, each with its count and its first case. */
export function reportUnread({ unread, given }: Loaded, args: Args, { err }: Output): void {
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
