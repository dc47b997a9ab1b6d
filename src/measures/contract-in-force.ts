import type { ContractEvent } from '../events/index.ts'
import type { Dated } from '../timeline/index.ts'
import { livesOf } from './lives.ts'
import type { Scope } from './scope.ts'

/** One contract in its latest status; fields that the newest event leaves out are those of the one before. */
export interface Contract {
  readonly ref: string
  readonly status: ContractEvent['status']
  /** Local days. `startsOn` is that of the newest term. */
  readonly startsOn: number | null
  /** The last day of the newest term; a renewal that names none has none. */
  readonly endsOn: number | null
  /** The last day to give notice: `endsOn` less `noticeDays`. */
  readonly noticeOn: number | null
  /** The last day after the notice or end that stands. */
  readonly effectiveOn: number | null
  readonly noticeDays: number | null
  readonly autoRenews: boolean | null
  readonly outClause: boolean | null
  readonly clientOwnsAccounts: boolean | null
  readonly services: readonly string[] | null
  /** The services that the notice or end that stands takes away; null where it takes all, or none stands. */
  readonly servicesLost: readonly string[] | null
  /** Minor units a month, with currency. */
  readonly monthlyFee: ContractEvent['monthlyFee'] | null
  /** Running at `asOf`: started, not past its end (an auto-renewing one never is), its notice not yet effective. */
  readonly inForce: boolean
  /**
   * Over: ended, past the last day of a notice, or past `endsOn` with `autoRenews: false`. Past `endsOn` with nothing said of
   * renewal it is neither in force nor over: it may well go on.
   */
  readonly over: boolean
  readonly events: readonly Dated<ContractEvent>[]
}

/** The agreement with the client. */
export interface ContractInForce {
  /** By ref, oldest first. */
  readonly contracts: readonly Contract[]
  readonly inForce: readonly Contract[]
  /** At least one contract is on record and every one is over. */
  readonly allOver: boolean
  /** Days since the first contract of the unbroken run that reaches today started; null without a start. */
  readonly contractDay: number | null
}

/** Contracts by ref, each in its latest status, and how long they have run without a break. */
export function contractInForce(scope: Scope): ContractInForce {
  return scope.once('contractInForce', ['contract'], () => contractsOn(scope, scope.calendar.day(scope.asOf)))
}

/** The same as it stood on a local day, by what had happened until its end. */
export function contractsOn(scope: Scope, day: number): ContractInForce {
  const lives = livesOf(scope.of('contract').filter((dated) => dated.day <= day), ['signed', 'renewed', 'notice-given', 'notice-withdrawn', 'ended'])
  const states = [...lives].map(([ref, events]) => stateOf(ref, events, scope.calendar.dayOf))
  const contracts = states.map((state) => contractOf(state, day))
  return {
    contracts,
    inForce: contracts.filter((contract) => contract.inForce),
    allOver: contracts.length > 0 && contracts.every((contract) => contract.over),
    contractDay: contractDayOf(states, day),
  }
}

/** What the events of one contract add up to, whatever day it is. */
type State = { -readonly [Field in keyof Omit<Contract, 'inForce' | 'over' | 'noticeOn'>]: Contract[Field] } & {
  /** Day of the notice or end that stands. */
  leavingOn: number | null
  /** Terms of this contract, each to its last day (Infinity: open), that do not touch each other. */
  runs: { from: number; to: number }[]
}

function stateOf(ref: string, events: readonly Dated<ContractEvent>[], dayOf: (date: string) => number): State {
  const state: State = {
    ref, events, status: 'signed', startsOn: null, endsOn: null, effectiveOn: null, noticeDays: null, autoRenews: null,
    outClause: null, clientOwnsAccounts: null, services: null, servicesLost: null, monthlyFee: null, leavingOn: null, runs: [],
  }
  const optionalDay = (date: string | undefined): number | null => (date === undefined ? null : dayOf(date))
  for (const { event, day } of events) {
    const leaves = event.status === 'notice-given' || event.status === 'ended'
    state.status = event.status
    state.noticeDays = event.noticeDays ?? state.noticeDays
    state.autoRenews = event.autoRenews ?? state.autoRenews
    state.outClause = event.outClause ?? state.outClause
    state.clientOwnsAccounts = event.clientOwnsAccounts ?? state.clientOwnsAccounts
    state.startsOn = optionalDay(event.startsOn) ?? state.startsOn
    state.monthlyFee = event.monthlyFee ?? state.monthlyFee
    if (leaves) {
      state.servicesLost = partOf(event.services, state.services)
      state.leavingOn ??= day
      state.effectiveOn = optionalDay(event.effectiveOn) ?? state.effectiveOn
      state.endsOn = optionalDay(event.endsOn) ?? state.endsOn
    } else {
      state.services = event.services ?? state.services
      state.servicesLost = null
      state.leavingOn = null
      state.effectiveOn = null
      // A new term has its own end; a notice that is withdrawn leaves the term as it was.
      state.endsOn = optionalDay(event.endsOn) ?? (event.status === 'notice-withdrawn' ? state.endsOn : null)
    }
    noteRun(state, event.status, optionalDay(event.startsOn), day)
  }
  return state
}

/** The services that a notice names, where they are fewer than those of the contract; null means all of them. */
function partOf(named: readonly string[] | undefined, services: readonly string[] | null): readonly string[] | null {
  if (named === undefined || services === null) return null
  return services.every((service) => named.includes(service)) ? null : named
}

/** The last day: of the whole contract, where it is to be left; else of the term. Infinity where none is known. */
function lastDayOf(state: State): number {
  if (state.leavingOn !== null && state.servicesLost === null) {
    if (state.status === 'ended') return state.effectiveOn ?? state.leavingOn
    // A term that ended before the notice had renewed itself, so its last day says nothing.
    const endsOn = state.endsOn !== null && state.endsOn >= state.leavingOn ? state.endsOn : null
    return state.effectiveOn ?? endsOn ?? (state.noticeDays === null ? Infinity : state.leavingOn + state.noticeDays)
  }
  return state.autoRenews === true ? Infinity : (state.endsOn ?? Infinity)
}

/** Keeps the spans in which the contract ran; a term that starts by the day after the last one ends goes on with it. */
function noteRun(state: State, status: ContractEvent['status'], startsOn: number | null, day: number): void {
  const last = state.runs.at(-1)
  const opens = status === 'signed' || status === 'renewed'
  const from = startsOn ?? (last === undefined ? null : day)
  if (opens && from !== null && (last === undefined || from > last.to + 1)) {
    state.runs.push({ from, to: lastDayOf(state) })
  } else if (last !== undefined) {
    if (opens && startsOn !== null) last.from = Math.min(last.from, startsOn)
    last.to = lastDayOf(state)
  }
}

function contractOf(state: State, today: number): Contract {
  const { leavingOn, runs, ...contract } = state
  const wholeLeft = leavingOn !== null && state.servicesLost === null
  const past = today > lastDayOf(state)
  const over = (wholeLeft && (past || state.status === 'ended')) || (past && state.autoRenews === false)
  const started = state.startsOn === null || state.startsOn <= today || runs.some((run) => run.from <= today && today <= run.to)
  return {
    ...contract,
    noticeOn: state.endsOn === null || state.noticeDays === null ? null : state.endsOn - state.noticeDays,
    inForce: started && !past && !over,
    over,
  }
}

/** Days since the start of the run of terms, of whichever contracts, that touches today. */
function contractDayOf(states: readonly State[], today: number): number | null {
  const runs = states.flatMap((state) => state.runs).filter((run) => run.from <= today).sort((a, b) => a.from - b.from)
  let current: { from: number; to: number } | null = null
  for (const run of runs) {
    if (current === null || run.from > current.to + 1) current = { ...run }
    else current.to = Math.max(current.to, run.to)
  }
  return current === null || current.to < today ? null : today - current.from
}
