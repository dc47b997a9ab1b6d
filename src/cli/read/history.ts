import { backtest, type BacktestInputs, type BacktestResult } from '../../backtest/index.ts'
import { isLocalDate, type LocalDate, type Outcome } from '../../events/index.ts'
import type { Scorecard } from '../../health/index.ts'
import { numberOf, wholeOf, type Args, type OptionSpecs } from '../args.ts'
import { inputProblem, usageProblem } from '../problem.ts'
import type { Progress } from '../progress.ts'
import { plain } from '../style.ts'
import { datesOf, type Dates } from './dates.ts'
import { fileOptions, optional, readExport, type Export } from './export.ts'
import { normsOf } from './norms.ts'
import { readOutcomes } from './outcomes.ts'

/** The options of every command that replays a history, but for the scorecard. */
export const historyOptions = {
  'outcomes': { type: 'string', value: 'FILE', help: 'who left and who stayed: JSON, NDJSON or CSV with clientId, and leftOn or stayedUntil' },
  'others-stayed-until': { type: 'string', value: 'DAY', help: 'until when clients without an outcome are known to have been there' },
  'from': { type: 'string', value: 'DAY', help: 'the first date of judgement (default: 26 weeks after events begin)' },
  'to': { type: 'string', value: 'DAY', help: 'the last one (default: a horizon before outcomes end)' },
  'every-days': { type: 'string', value: 'N', help: 'days between dates (default: 7)' },
  'horizon-days': { type: 'string', value: 'N', help: 'a loss counts for the dates up to N days before it (default: 90)' },
  'time-zone': { type: 'string', value: 'ZONE', help: "IANA zone of the days in --from and --to and of the agency's clock (default: UTC)" },
  'norms': { type: 'string', value: 'fit|FILE', help: 'what is normal: fitted anew each quarter, or a file (default: as shipped)' },
  'health-below': { type: 'string', value: 'N', help: 'health below N is an alarm (default: the end of the second-best band)' },
  'risk-from': { type: 'string', value: 'P', help: 'a chance of at least P is an alarm, 0 to 1 (default: that of as many points)' },
  'capacity': { type: 'string', value: 'N', help: 'how many clients can be called on one date (default: 10)' },
  'resamples': { type: 'string', value: 'N', help: 'draws for the intervals, 0 for none (default: 400)' },
  'seed': { type: 'string', value: 'N', help: 'the draws follow from it (default: 1)' },
  ...fileOptions,
} as const satisfies OptionSpecs

/** A history that can be replayed. */
export interface History {
  readonly read: Export
  /** All that `backtest` needs besides events and scorecard. */
  readonly inputs: BacktestInputs
  /** Ids in the outcomes that no event has. */
  readonly strangers: readonly string[]
}

/** What one run needs that is no input of `backtest`. */
interface Asked {
  readonly outcomes: readonly Outcome[] | undefined
  readonly othersStayedUntil: LocalDate | undefined
}

/** Reads events and outcomes, and chooses the dates; wrong options are refused before anything long begins. */
export async function readHistory(args: Args, command: string, progress: Progress): Promise<History> {
  const numbers = numbersOf(args, command)
  const othersStayedUntil = dayOf(args, 'others-stayed-until', command)
  const outcomes = await optional(args, 'outcomes', readOutcomes)
  refuseOneSided({ outcomes, othersStayedUntil }, command)
  const norms = await normsOf(args)
  const read = await readExport(args, command, progress)
  const { loaded: { events }, profiles, recording, agency } = read
  const known = new Set(events.map(({ clientId }) => clientId))
  const strangers = strangersOf(outcomes ?? [], known)
  const dates: Dates = datesOf(args, command, { events, outcomes, othersStayedUntil, horizonDays: numbers.horizonDays })
  const inputs: BacktestInputs = {
    ...numbers, from: new Date(dates.from), to: new Date(dates.to), agency,
    // A profile in the file does not make a client of the export.
    profiles: profiles.filter(({ clientId }) => known.has(clientId)),
    ...(recording === undefined ? {} : { recording }),
    ...(outcomes === undefined ? {} : { outcomes }),
    ...(othersStayedUntil === undefined ? {} : { othersStayedUntil }),
    ...norms,
  }
  return { read, inputs, strangers }
}

function numbersOf(args: Args, command: string) {
  const [healthBelow, riskFrom] = [numberOf(args, 'health-below', command, [0, 100]), numberOf(args, 'risk-from', command, [0, 1])]
  return {
    everyDays: wholeOf(args, 'every-days', command, 1) ?? 7,
    horizonDays: wholeOf(args, 'horizon-days', command, 1) ?? 90,
    capacity: wholeOf(args, 'capacity', command, 1) ?? 10,
    resamples: wholeOf(args, 'resamples', command) ?? 400,
    seed: wholeOf(args, 'seed', command) ?? 1,
    alarms: { ...(healthBelow === undefined ? {} : { healthBelow }), ...(riskFrom === undefined ? {} : { riskFrom }) },
  }
}

function dayOf(args: Args, name: string, command: string): LocalDate | undefined {
  const text = args.text(name)
  if (text === undefined || isLocalDate(text)) return text
  throw usageProblem(`${command}: --${name} ${JSON.stringify(text)} is no day; write it as YYYY-MM-DD`)
}

/** With losses alone every date with a known end is one before a loss: each alarm would look right. */
function refuseOneSided({ outcomes, othersStayedUntil }: Asked, command: string): void {
  if (outcomes === undefined && othersStayedUntil !== undefined)
    throw usageProblem(`${command}: --others-stayed-until says what became of clients without an outcome; give --outcomes too`)
  if (outcomes === undefined || othersStayedUntil !== undefined || outcomes.some((outcome) => 'stayedUntil' in outcome)) return
  throw usageProblem(
    `${command}: the outcomes name who left and nobody who stayed; ` +
    'say with --others-stayed-until DAY until when all other clients are known to have been there',
  )
}

function strangersOf(outcomes: readonly Outcome[], known: ReadonlySet<string>): string[] {
  const strangers = outcomes.map(({ clientId }) => clientId).filter((id) => !known.has(id))
  const [outcome, client] = [strangers[0], [...known].sort()[0]]
  if (outcome === undefined || client === undefined || strangers.length < outcomes.length) return strangers
  throw inputProblem(
    `--outcomes: no outcome names a client of the events: outcomes have ids such as ${JSON.stringify(outcome)}, ` +
    `events such as ${JSON.stringify(client)}; write the same ids in both`,
  )
}

const SHOWN = 5

/** Says on standard error which outcomes belong to no client of the events: a mistyped id hides a loss. */
export function reportStrangers({ strangers }: History, err: (text: string) => void): void {
  if (strangers.length === 0) return
  const more = strangers.length - SHOWN
  const listed = strangers.slice(0, SHOWN).map((id) => plain(JSON.stringify(id))).join(', ')
  err(`${strangers.length} outcomes name clients without an event, and count for nothing: ${listed}${more > 0 ? ` and ${more} more` : ''}\n`)
}

/** Replays the history with one scorecard. */
export function replayed({ read, inputs }: History, scorecard: Scorecard, progress: Progress): BacktestResult {
  return refusing(() => backtest(read.loaded.events, {
    ...inputs, scorecard,
    onProgress: ({ asOf, done, of }) => { progress.step(`judging ${asOf.slice(0, 10)}, ${Math.floor((100 * done) / of)} %`) },
  }))
}

/** What the library refuses is a problem of the input; its options are spelt here as they are on the command line. */
export function refusing<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    const refused = (error instanceof TypeError || error instanceof RangeError) && /^(?:backtest|calibrate|whatIf): /.test(error.message)
    throw refused ? inputProblem(inOptions(error.message)) : error
  }
}

const SPELT: Readonly<Record<string, string>> = Object.fromEntries(
  [...Object.keys(historyOptions), 'fit-share'].map((name) =>
    [name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()), `--${name}`]),
)

/** Words with a capital within are names of options, such as `othersStayedUntil`. */
function inOptions(message: string): string {
  return message
    .replace("norms: 'fit'", '--norms fit')
    .replace(/\b[a-z]+[A-Z]\w*/g, (word) => (Object.hasOwn(SPELT, word) ? SPELT[word] ?? word : word))
}
