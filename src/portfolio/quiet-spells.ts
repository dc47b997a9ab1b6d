import { countAtMost, dispersion, mean, shrunkDispersion } from '../statistics/index.ts'

/** Occurrences of one thing for each client: numbers of days, counted up from the oldest, ascending. */
export type DaysByClient = ReadonlyMap<string, readonly number[]>

/** Days on which nearly everybody was silent together. Both ends are included. */
export interface QuietSpell {
  readonly from: number
  readonly to: number
  /** What would be usual a week. */
  readonly weekly: number
  /** The chance of as little in its quietest week. */
  readonly probability: number
}

/** Measured: methods.md 1 (a), "portfolio heartbeat": the count of the last 7 days has P < 0.001 under its own level. */
const WEEK = 7
const UNLIKELY = 0.001
/** Weeks that the level is read from. Measured: methods.md 1 (b). */
const BASELINE_WEEKS = 26
/** Fewer weeks show no level. Measured: methods.md 5. */
const LEAST_WEEKS = 8
/** A feed that serves fewer clients cannot tell theirs from its own silence. Assumed. */
const LEAST_CLIENTS = 3
/** At most this part of the clients of an ordinary week may still be heard: silence of all, not of some. Assumed. */
const STILL_HEARD = 0.25
/** Below this level even a Poisson week without anything is likelier than that: e^-6.9 = 0.001. */
const LEAST_WEEKLY = -Math.log(UNLIKELY)
/** A week of half the usual or more is nothing to look into. Assumed; it only saves work. */
const WORTH_A_LOOK = 0.5

interface Series {
  /** Counts of the 7 days up to a day. */
  readonly weekEnding: (day: number) => number
  /** The mean of so many weeks in a row, the last of which ends on a day. */
  readonly meanOfWeeks: (end: number, weeks: number) => number
}

/**
 * Finds the spells in which the whole portfolio fell silent at once. A week is quiet where its count has P < 0.001 under a
 * negative-binomial level of the 26 ordinary weeks before it, where that still holds without the largest client, and where at
 * most a quarter of the clients of an ordinary week are heard. So one client that goes quiet is never taken for a feed, however
 * large.
 *
 * @param days - number of days looked at; the last is today
 * @param clientDispersion - over-dispersion of one client's weekly counts, for the prior
 */
export function quietSpells(byClient: DaysByClient, days: number, clientDispersion: number): QuietSpell[] {
  if (byClient.size < LEAST_CLIENTS) return []
  const perDay = countsPerDay(byClient.values(), days)
  const all = seriesOf(perDay)
  const first = perDay.findIndex((count) => count > 0)
  const flagged = new Uint8Array(days)
  const quiet: { end: number; weekly: number; probability: number }[] = []
  for (let end = first + WEEK * (LEAST_WEEKS + 1) - 1; first >= 0 && end < days; end++) {
    // While no week was quiet all weeks are ordinary, and their mean is one subtraction.
    const weeksBefore = Math.min(BASELINE_WEEKS, Math.floor((end + 1 - first) / WEEK) - 1)
    if (quiet.length === 0 && isOrdinary(all.weekEnding(end), all.meanOfWeeks(end - WEEK, weeksBefore))) continue
    const ends = ordinaryWeeks(end, first, flagged)
    if (ends.length < LEAST_WEEKS) continue
    const weekly = mean(ends.map(all.weekEnding))
    if (isOrdinary(all.weekEnding(end), weekly)) continue
    const probability = chanceOfSilence(byClient, days, all, end, ends, clientDispersion)
    if (probability >= UNLIKELY) continue
    flagged.fill(1, end - WEEK + 1, end + 1)
    quiet.push({ end, weekly, probability })
  }
  return spellsOf(quiet, perDay)
}

/** Too near the usual level for a silence, or a level too low to show one. */
function isOrdinary(count: number, weekly: number): boolean {
  return weekly < LEAST_WEEKLY || count >= WORTH_A_LOOK * weekly
}

/** The chance that all clients together are this quiet by themselves; 1 where that is likely, or too many are still heard. */
function chanceOfSilence(
  byClient: DaysByClient,
  days: number,
  all: Series,
  end: number,
  ends: readonly number[],
  clientDispersion: number,
): number {
  const oldest = (ends.at(-1) ?? end) - WEEK + 1
  const levels = [...byClient]
    .map(([clientId, own]) => ({ clientId, own, count: countWithin(own, oldest, end - WEEK) }))
    .filter(({ count }) => count > 0)
  if (levels.length < LEAST_CLIENTS) return 1
  const together = chanceOf(all, levels, end, ends, clientDispersion)
  // Most slack weeks end here: to ask who is still heard is dear.
  if (together >= UNLIKELY) return 1
  const heardIn = (weekEnd: number): number =>
    levels.filter(({ own }) => countWithin(own, weekEnd - WEEK + 1, weekEnd) > 0).length
  if (heardIn(end) > STILL_HEARD * mean(ends.map(heardIn))) return 1

  const largest = levels.reduce((a, b) => (b.count > a.count ? b : a))
  const others = levels.filter((level) => level !== largest)
  const rest = seriesOf(countsPerDay(others.map(({ own }) => own), days))
  return Math.max(together, chanceOf(rest, others, end, ends, clientDispersion))
}

/**
 * P(as few) under the level of the ordinary weeks. Clients that differ by themselves make a total that differs less: with weekly
 * means m_i the dispersion of the sum is A Σm_i²/(Σm_i)², which is the prior of its own.
 */
function chanceOf(
  { weekEnding }: Series,
  levels: readonly { readonly count: number }[],
  end: number,
  ends: readonly number[],
  clientDispersion: number,
): number {
  const counts = ends.map(weekEnding)
  const level = mean(counts)
  if (level === 0) return 1
  const total = levels.reduce((sum, { count }) => sum + count, 0)
  const prior = clientDispersion * levels.reduce((sum, { count }) => sum + (count / total) ** 2, 0)
  return countAtMost(weekEnding(end), level, shrunkDispersion(dispersion(counts), prior))
}

/** Ends of the newest weeks before one, a week apart, that are not quiet themselves; a long outage reaches back beyond itself. */
function ordinaryWeeks(end: number, first: number, flagged: Uint8Array): number[] {
  const ends: number[] = []
  for (let e = end - WEEK; e - WEEK + 1 >= first && ends.length < BASELINE_WEEKS; e -= WEEK) {
    if (!flagged.subarray(e - WEEK + 1, e + 1).includes(1)) ends.push(e)
  }
  return ends
}

/** Joins quiet weeks that touch, and takes off the days at both ends on which about as much came as ever. */
function spellsOf(quiet: readonly { end: number; weekly: number; probability: number }[], perDay: Float64Array): QuietSpell[] {
  const spells: { from: number; to: number; weekly: number; probability: number }[] = []
  for (const { end, weekly, probability } of quiet) {
    const last = spells.at(-1)
    if (last !== undefined && end - WEEK <= last.to) {
      last.to = end
      last.probability = Math.min(last.probability, probability)
    } else spells.push({ from: end - WEEK + 1, to: end, weekly, probability })
  }
  return spells.map((spell) => {
    const busy = (day: number): boolean => (perDay[day] ?? 0) >= spell.weekly / WEEK / 2
    let { from, to } = spell
    while (from < to && busy(from)) from++
    while (to > from && busy(to)) to--
    return { ...spell, from, to }
  })
}

function countsPerDay(clients: Iterable<readonly number[]>, days: number): Float64Array {
  const counts = new Float64Array(days)
  for (const own of clients) for (const day of own) counts[day] = (counts[day] ?? 0) + 1
  return counts
}

/** Sums as differences of running totals. */
function seriesOf(perDay: Float64Array): Series {
  const totals = new Float64Array(perDay.length + 1)
  perDay.forEach((count, day) => { totals[day + 1] = (totals[day] ?? 0) + count })
  const within = (day: number, back: number): number => (totals[day + 1] ?? 0) - (totals[Math.max(0, day - back + 1)] ?? 0)
  return { weekEnding: (day) => within(day, WEEK), meanOfWeeks: (end, weeks) => within(end, weeks * WEEK) / weeks }
}

/** How many of the ascending days lie within two days, both included. */
export function countWithin(days: readonly number[], from: number, to: number): number {
  return Math.max(0, firstAfter(days, to) - firstAfter(days, from - 1))
}

function firstAfter(days: readonly number[], day: number): number {
  let [low, high] = [0, days.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((days[middle] ?? Infinity) > day) high = middle
    else low = middle + 1
  }
  return low
}
