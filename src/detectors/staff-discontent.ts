import * as z from 'zod'
import type { ContactChangeEvent } from '../events/index.ts'
import type { NpsVote, PortfolioMeasures } from '../measures/index.ts'
import { blend, normalBelow, ramp } from '../statistics/index.ts'
import type { Dated } from '../timeline/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { clear, graded, notApplicable, unknown, type Unknown } from './finding.ts'
import { heldSince, netScore } from './shared/net-score.ts'
import { earliestOf } from './shared/seen.ts'

/** Options of `staffDiscontent`. */
export interface StaffDiscontentOptions {
  /** Share of the people there that left in the window that is noticeable. @defaultValue 0.1 */
  leftShare?: number
  /** Share that is as bad as it gets. @defaultValue 0.25 */
  severeLeftShare?: number
  /** Days in which leaving counts. @defaultValue 91 */
  windowDays?: number
  /** Points of eNPS, of 100, below the survey before that count as a fall. @defaultValue 20 */
  fallPoints?: number
  /** People who were let go: they did not leave of their own will. @defaultValue [] */
  letGo?: readonly string[]
}

const DAY_MS = 86_400_000
const LOOKBACK_DAYS = 800
/** A survey older than this is no news. Assumed: a yearly one, and a late one. */
const NEWS_DAYS = 400
/** Answers within so many days of the first belong to one survey. Assumed: as in survey-silence. */
const SURVEY_DAYS = 28
/** Fewer answers are never shown, for they would not be anonymous; fewer people are no share. Assumed. */
const AT_LEAST = 5
/** One person who leaves is no sign, in however small a team. Assumed. */
const LEAVERS = 2
/** Severity of an eNPS at or below 0, and of one that fell. Assumed. */
const LOW = 0.5
const FELL = 0.4
/** A fall counts where one of more than ten points has this chance. Assumed: methods.md 1 (e). */
const REAL_FALL = 0.1
const SURE = 0.8

/** The team is not happy, or leaves of its own will. */
export const staffDiscontent = /* @__PURE__ */ defineDetector({
  id: 'staff-discontent',
  sign: 'The team is not happy or leaves of its own will; content teams stay with their clients.',
  side: 'agency-level',
  sources: ['S002'],
  leadTime: { basis: 'assumed' },
  plays: ['build-trust-inside', 'ease-the-load', { play: 'introduce-successors', causes: ['leavers'] }],
  firesOn: 'change',
  reads: ['survey', 'contact-change'],
  options: (): z.ZodType<Required<StaffDiscontentOptions>> =>
    z.strictObject({
      leftShare: option(z.number().gt(0).lt(1).default(0.1), 'Share of the people there that left, noticeable.', {
        basis: 'assumed', because: '15 % a year are about 4 % in a quarter',
      }),
      severeLeftShare: option(z.number().gt(0).max(1).default(0.25), 'Share that is as bad as it gets.', {
        basis: 'assumed', because: 'a quarter of the team in a quarter of a year',
      }),
      windowDays: option(z.number().min(1).default(91), 'Days in which leaving counts.', {
        basis: 'assumed', because: 'a quarter',
      }),
      fallPoints: option(z.number().gt(0).max(200).default(20), 'Points of eNPS below the survey before that count as a fall.', {
        basis: 'assumed', because: 'less is within the interval of a small team',
      }),
      letGo: option(z.array(z.string()).default([]), 'People who were let go: they did not leave of their own will.', {
        basis: 'assumed', because: 'no event tells who wanted it',
      }),
    }).refine((o) => o.severeLeftShare > o.leftShare, { path: ['severeLeftShare'], error: 'must be more than leftShare' }),
  lookbackDays: () => ({ survey: LOOKBACK_DAYS }),
  detect(context, options) {
    const { portfolio } = context
    if (portfolio === undefined) return notApplicable('agency-level')
    const mood = moodOf(portfolio, context.asOf, options)
    const leaving = leavingOf(portfolio, context, options)
    if (mood === null && leaving === null) return unjudged(context, options)

    const parts = [...(mood?.parts ?? []), ...(leaving?.parts ?? [])].sort((a, b) => b.severity - a.severity)
    // Low and lower than before are one and the same survey.
    const ofMood = Math.max(0, ...(mood?.parts ?? []).map(({ severity }) => severity))
    const severity = blend([ofMood, ...(leaving?.parts ?? []).map((part) => part.severity)])
    const evidence = {
      causes: parts.map(({ cause }) => cause),
      numbers: { ...mood?.numbers, ...leaving?.numbers },
      notes: [...(mood === null ? ['mood-not-judged'] : []), ...(leaving === null ? ['leavers-not-judged'] : [])],
      events: [...(mood?.events ?? []), ...(leaving?.events ?? [])],
      clients: leaving?.clients ?? [],
    }
    const since = earliestOf(parts.map((part) => part.since))
    return since === undefined ? clear(evidence) : graded({ ...evidence, severity, since })
  },
})

interface Part {
  readonly cause: string
  readonly severity: number
  readonly since: string
}

/** What the last staff survey says, and against the one before; null where there is none with enough answers. */
function moodOf(portfolio: PortfolioMeasures, asOf: number, { fallPoints }: Required<StaffDiscontentOptions>) {
  const surveys = surveysOf(portfolio, asOf).filter((votes) => votes.length >= AT_LEAST)
  const [before, votes] = [surveys.at(-2), surveys.at(-1)]
  const newest = votes?.at(-1)?.answer.survey.at ?? -Infinity
  if (votes === undefined || newest <= asOf - NEWS_DAYS * DAY_MS) return null
  const now = netScore(votes)
  const then = before === undefined ? null : netScore(before)
  const chance = then === null ? 0 : normalBelow((then.net - REAL_FALL - now.net) / Math.hypot(now.se, then.se))
  const fell = then !== null && 100 * (then.net - now.net) >= fallPoints && chance >= SURE
  const low = heldSince(votes, AT_LEAST, ({ net }) => net <= 0)
  const last = votes.at(-1)?.answer.survey.event.at
  const parts: Part[] = [
    ...(low === undefined ? [] : [{ cause: 'low-enps', severity: LOW, since: low }]),
    ...(!fell || last === undefined ? [] : [{ cause: 'enps-fell', severity: FELL, since: last }]),
  ]
  return {
    parts,
    numbers: { enps: 100 * now.net, enpsAnswers: votes.length, ...(then === null ? {} : { enpsBefore: 100 * then.net }) },
    events: votes.map(({ answer }) => answer.survey.event),
  }
}

/** The votes of each staff survey, oldest first; one vote a person in each. */
function surveysOf(portfolio: PortfolioMeasures, asOf: number): readonly (readonly NpsVote[])[] {
  const answers = portfolio.clients.flatMap(({ measures }) => measures.surveyAnswers('agency').answers)
  const times = answers.filter(({ metric }) => metric === 'nps').map(({ survey }) => survey.at).sort((a, b) => a - b)
  const starts: number[] = []
  for (const at of times) if (at - (starts.at(-1) ?? -Infinity) > SURVEY_DAYS * DAY_MS) starts.push(at)
  return starts.map((start, i) => portfolio.npsVotes('agency', start - 1, (starts[i + 1] ?? asOf + 1) - 1))
}

/** Who left, of those who were there; null where too few are known or leaving was not recorded throughout. */
function leavingOf(portfolio: PortfolioMeasures, { recording, asOf }: DetectContext, options: Required<StaffDiscontentOptions>) {
  const { leftShare, severeLeftShare, windowDays, letGo } = options
  const start = asOf - windowDays * DAY_MS
  if (!recording.covers(['contact-change'], start, asOf)) return null
  const people = peopleOf(portfolio)
  const there = [...people].filter(([, { known, gone }]) => known < start && (gone === null || gone.at >= start))
  if (there.length < AT_LEAST) return null
  const left = [...people]
    .filter(([person, { gone, joined }]) => gone !== null && gone.at >= start && joined < start && !letGo.includes(person))
    .flatMap(([person, { gone }]) => (gone === null ? [] : [{ person, ...gone }]))
    .sort((a, b) => a.at - b.at)
  // Somebody who is seen only by leaving was there as well.
  const staff = new Set([...there.map(([person]) => person), ...left.map(({ person }) => person)]).size
  const share = left.length / staff
  const severity = left.length < LEAVERS ? 0 : ramp(share, leftShare, severeLeftShare)
  const decisive = left[Math.max(LEAVERS, Math.ceil(leftShare * staff)) - 1]
  const parts: Part[] = severity === 0 || decisive === undefined ? [] : [{ cause: 'leavers', severity, since: decisive.event.at }]
  return {
    parts,
    numbers: { left: left.length, staff, leftShare: share },
    events: left.map(({ event }) => event),
    clients: clientsOf(portfolio, new Set(left.map(({ person }) => person)), start),
  }
}

/** One of us: when first heard of otherwise than by leaving, when last joined, and the departure that stands. */
interface Employee {
  known: number
  joined: number
  gone: Dated<ContactChangeEvent> | null
}

function peopleOf({ clients }: PortfolioMeasures): ReadonlyMap<string, Employee> {
  const people = new Map<string, Employee>()
  const employee = (person: string): Employee => {
    const known = people.get(person) ?? { known: Infinity, joined: -Infinity, gone: null }
    people.set(person, known)
    return known
  }
  const meet = (person: string | null | undefined, at: number): void => {
    if (person == null) return
    const own = employee(person)
    own.known = Math.min(own.known, at)
  }
  const changes = clients.flatMap(({ measures }) => measures.mainContacts('agency').changes).sort((a, b) => a.at - b.at)
  for (const change of changes) {
    const { person: { person }, change: what, successor } = change.event
    if (what !== 'left') meet(person, change.at)
    if (successor?.side === 'agency') meet(successor.person, change.at)
    // Leaving one client after the other is leaving once; who joins again has come back.
    if (person !== undefined && what === 'left') employee(person).gone ??= change
    else if (person !== undefined && what === 'joined') Object.assign(employee(person), { joined: change.at, gone: null })
  }
  for (const { measures } of clients) {
    for (const { respondent, survey } of measures.surveyAnswers('agency').answers) meet(respondent, survey.at)
  }
  return people
}

/** Clients that the leavers left, or whose main person one of them was. */
function clientsOf({ clients }: PortfolioMeasures, left: ReadonlySet<string>, start: number): string[] {
  return clients
    .filter(({ measures }) => {
      const { changes, at } = measures.mainContacts('agency')
      const lately = changes.filter((change) => change.at >= start && change.event.change === 'left')
      return [...lately.map(({ event }) => event.person), at(start)].some((own) => left.has(own?.person ?? ''))
    })
    .map(({ clientId }) => clientId)
}

function unjudged({ recording, asOf }: DetectContext, { windowDays }: Required<StaffDiscontentOptions>): Unknown {
  const needs = ['survey', 'contact-change']
  if (!needs.some((type) => recording.has(type))) return unknown('not-recorded', needs)
  const from = asOf - windowDays * DAY_MS
  const complete = needs.some((type) => recording.covers([type], from, asOf))
  return unknown(complete ? 'too-few' : 'gap', needs)
}
