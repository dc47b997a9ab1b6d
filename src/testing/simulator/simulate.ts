import type { AgencyProfile, AnyEvent, ClientEvent, ClientProfile, LocalDate, Outcome, RecordingSpan } from '../../events/index.ts'
import { agreement, noticeDaysOf, plans } from './agreement.ts'
import { hours, incidents, initiatives } from './care.ts'
import { AGENCY_DOMAIN, drawCast } from './cast.ts'
import { causeNames, plantArc, troubleOf, type CauseName, type Ending, type PlantedCause } from './causes.ts'
import { DAY, holidaysBetween, localDate, midnight, WEEK } from './clock.ts'
import { createDiary, type Diary } from './diary.ts'
import { deliver, type Faults } from './faults.ts'
import { drawHoles, drawOutages, isLost, recordingOf } from './feeds.ts'
import { harmless } from './harmless.ts'
import { meetings } from './meetings.ts'
import { accounts, budgets } from './money.ts'
import { createNoise, type Noise } from './noise.ts'
import { access, people, VENDOR_DOMAIN } from './people.ts'
import { promises } from './promises.ts'
import { remarks } from './remarks.ts'
import { approvals, clientRequests } from './requests.ts'
import { results } from './results.ts'
import { coreServices, drawStyle, type Style } from './style.ts'
import { pulses, references, surveys } from './surveys.ts'
import { talk } from './talk.ts'

/** What to simulate. Without `losses` and `recoveries` every client is quiet: nothing is planted. */
export interface SimulateOptions {
  /** A whole number; the same one gives the same agency. */
  seed: number
  /** How many clients. @defaultValue 20 */
  clients?: number
  /** How many weeks of history. @defaultValue 104 */
  weeks?: number
  /** The first day, best a Monday. @defaultValue '2024-01-01' */
  from?: LocalDate
  /** Share of clients that leave, 0 to 1. @defaultValue 0 */
  losses?: number
  /** Share of those losses that come without any warning. @defaultValue 0.15 */
  withoutWarning?: number
  /** Share of clients that get into trouble and stay, 0 to 1. @defaultValue 0 */
  recoveries?: number
  /** Which causes may be planted. @defaultValue all */
  causes?: readonly CauseName[]
  /** Faults of delivery. @defaultValue none */
  faults?: Faults
  /** Share of clients whose talk was not recorded for some weeks; the recording says so. @defaultValue 0 */
  holes?: number
  /** How many times the mail of everybody was lost for a week or two, and no recording says so. @defaultValue 0 */
  outages?: number
}

/** A simulated agency with all its clients. */
export interface Simulation {
  /** Of all clients, by time of happening. */
  events: AnyEvent[]
  recording: RecordingSpan[]
  /** One for each client. */
  profiles: (ClientProfile & { clientId: string })[]
  agency: AgencyProfile
  /** One for each client. In the simulation a client has left on the day it gives notice: from then on nobody can be warned. */
  outcomes: Outcome[]
  /** What was planted, none for quiet clients. */
  causes: PlantedCause[]
}

/** A loss needs a history before it, so that there is something to compare with. Assumed. */
const SETTLED_DAYS = 270

/**
 * A made-up agency: clients with ways of their own, ordinary noise, innocent look-alikes of every sign, and, where asked for,
 * planted troubles that end in a loss or are put right. For testing detectors and thresholds; it is not evidence about the world.
 *
 * @throws RangeError where a number lies outside its range, or `from` is no day
 *
 * @example
 * const quiet = simulate({ seed: 1, clients: 2, weeks: 26 })
 * quiet.causes // => []
 * quiet.profiles.length // => 2
 * simulate({ seed: 1, clients: 4, weeks: 60, losses: 1 }).outcomes.every((outcome) => 'leftOn' in outcome) // => true
 */
export function simulate(options: SimulateOptions): Simulation {
  const { seed, clients = 20, weeks = 104, from: firstDay = '2024-01-01', holes = 0, outages = 0, faults = {} } = options
  check(options)
  const from = Date.parse(`${firstDay}T00:00:00Z`)
  const to = from + weeks * WEEK
  const stories = Array.from({ length: clients }, (_, i) => tell(options, `client-${i + 1}`, from, to))
  const ids = stories.map(({ clientId }) => clientId)
  const feeds = createNoise(seed, 'feeds')
  const known = drawHoles(feeds, ids, holes, from, to)
  const lost = [...known, ...drawOutages(feeds, outages, from, to)]
  const delivery = createNoise(seed, 'faults')
  const kept = stories.flatMap(({ events }) => events).filter((event) => !isLost(event, lost)).sort(byTime)
  return {
    events: deliver(delivery, kept, faults),
    recording: recordingOf(ids, known, from),
    profiles: stories.map(({ profile }) => profile),
    agency: {
      domains: [AGENCY_DOMAIN], vendors: [VENDOR_DOMAIN], coreServices: [...coreServices], timeZone: 'Europe/Vienna', holidays: holidaysBetween(from, to),
    },
    outcomes: stories.map(({ outcome }) => outcome),
    causes: stories.flatMap(({ causes }) => causes),
  }
}

/** Every instant here is written in the same way, so that they sort as text. */
function byTime(a: ClientEvent, b: ClientEvent): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1
}

function check({ seed, clients = 20, weeks = 104, from = '2024-01-01', outages = 0, ...options }: SimulateOptions): void {
  const counts = { seed, clients, weeks, outages }
  for (const [name, value] of Object.entries(counts)) {
    if (!Number.isInteger(value) || value < 0) throw new RangeError(`simulate: ${name} must be a whole number from 0 on, got ${value}`)
  }
  const { losses = 0, recoveries = 0, withoutWarning = 0, holes = 0, faults = {} } = options
  for (const [name, value] of Object.entries({ losses, recoveries, withoutWarning, holes, ...faults })) {
    if (!(value >= 0 && value <= 1)) throw new RangeError(`simulate: ${name} must lie in 0 to 1, got ${value}`)
  }
  if (losses + recoveries > 1) throw new RangeError('simulate: losses and recoveries together must be at most 1')
  if (Number.isNaN(Date.parse(`${from}T00:00:00Z`))) throw new RangeError(`simulate: from must be a day as YYYY-MM-DD, got ${from}`)
}

interface Story {
  readonly clientId: string
  readonly events: readonly ClientEvent[]
  readonly profile: ClientProfile & { clientId: string }
  readonly outcome: Outcome
  readonly causes: readonly PlantedCause[]
}

/** One client from its first day to its last, or to the end of the simulation. */
function tell(options: SimulateOptions, clientId: string, from: number, to: number): Story {
  const { seed, causes: allowed = causeNames, withoutWarning = 0.15 } = options
  const noise = createNoise(seed, clientId)
  const style = drawStyle(noise, from, to)
  const ending = drawEnding(noise, options)
  const end = ending === null ? to : endOf(noise, style, from, to)
  const isSudden = ending === 'loss' && noise.chance(withoutWarning)
  const causes = ending === null || isSudden ? [] : plantArc(noise, clientId, end, ending, plantable(allowed, style, end, to))
  const leftAt = ending === 'loss' ? end : null
  const trouble = troubleOf(causes)
  const begin = Math.max(from, style.startedAt)
  const until = leftAt ?? to
  const cast = drawCast(createNoise(seed, `${clientId}/cast`), clientId, style, trouble, begin, until)
  const diary = createDiary({ seed, clientId, style, trouble, cast, from: begin, to: until })
  writeAll(diary, leftAt !== null)
  return {
    clientId,
    events: diary.events,
    causes,
    outcome: leftAt === null ? { clientId, stayedUntil: localDate(to) } : { clientId, leftOn: localDate(leftAt), reason: causes.length === 0 ? 'no warning' : 'planted' },
    profile: {
      clientId, timeZone: 'Europe/Vienna', holidays: holidaysBetween(from, to), ownerOperated: style.ownerOperated, headcount: style.headcount,
      separateBilling: style.separateBilling, ...(style.agreed ? { agreedCadenceDays: style.meetingDays } : {}),
    },
  }
}

function drawEnding(noise: { next(): number }, { losses = 0, recoveries = 0 }: SimulateOptions): Ending | null {
  const draw = noise.next()
  return draw < losses ? 'loss' : draw < losses + recoveries ? 'recovery' : null
}

/** The end of a trouble: late enough for a history before it, and before the simulation ends. */
function endOf(noise: Noise, style: Style, from: number, to: number): number {
  const settled = Math.max(from, style.startedAt) + SETTLED_DAYS * DAY
  const noticeDays = noticeDaysOf(style, to).filter((day) => day >= settled)
  // Who has a term mostly leaves at the end of it.
  const day = noticeDays.length > 0 && noise.chance(0.7) ? noise.pick(noticeDays) : noise.between(Math.min(settled, to - DAY), to)
  return midnight(day)
}

/** A renewal stalls only where one is due: with a term, and at the last day of notice. */
function plantable(allowed: readonly CauseName[], style: Style, end: number, to: number): readonly CauseName[] {
  const isDue = noticeDaysOf(style, to).some((day) => midnight(day) === end)
  return isDue ? allowed : allowed.filter((cause) => cause !== 'renewal-stall')
}

function writeAll(diary: Diary, leaves: boolean): void {
  agreement(diary, leaves)
  people(diary)
  access(diary)
  plans(diary)
  talk(diary)
  remarks(diary)
  meetings(diary)
  surveys(diary)
  references(diary)
  pulses(diary)
  const months = budgets(diary)
  results(diary, months)
  accounts(diary)
  clientRequests(diary)
  approvals(diary)
  promises(diary)
  initiatives(diary)
  incidents(diary)
  hours(diary)
  harmless(diary)
}
