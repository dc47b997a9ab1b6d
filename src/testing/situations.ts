import { detect, detectAgency, type DetectInputs } from '../assess/index.ts'
import type { Detector, Finding } from '../detectors/index.ts'
import type { AnyEvent } from '../events/index.ts'
import { DAY_MS, toIso, toMs } from '../timeline/index.ts'
import type { DetectorCase } from './cases.ts'
import type { Random } from './random.ts'
import { frozen } from './values.ts'

/** Runs one detector over events; the library's own `detect` and `detectAgency` unless the caller brings another. */
export type Detect = (events: readonly AnyEvent[], detector: Detector, inputs: DetectInputs) => Finding

/** What the library answers: over one client's events, or over those of all where the sign is one of the whole agency. */
export const judge: Detect = (events, detector, inputs) =>
  detector.side === 'agency-level' ? detectAgency(events, detector, inputs) : detect(events, detector, inputs)

/** One thing to judge: a case, or a random variation of one. Events and inputs are frozen. */
export interface Situation {
  /** The case, and what was varied. */
  readonly name: string
  readonly detector: Detector
  readonly events: readonly AnyEvent[]
  readonly inputs: DetectInputs & { readonly asOf: string; readonly clientId: string }
}

/** The case itself, in frozen copies. */
export function situationOf({ name, detector, events, inputs }: DetectorCase): Situation {
  const clientId = inputs.clientId ?? events[0]?.clientId ?? 'acme'
  const asOf = toIso(toMs(inputs.asOf, 'asOf'))
  return { name, detector, events: frozen(events), inputs: frozen({ ...inputs, clientId, asOf }) }
}

const ZONES = ['UTC', 'Europe/Vienna', 'America/New_York', 'Pacific/Kiritimati'] as const

/** The same case with some events left out, seen from another moment, in another zone, or with a hole in what was recorded. */
export function variationOf(origin: DetectorCase, random: Random, index: number): Situation {
  const base = situationOf(origin)
  const dropped = random.pick([0, 0.1, 0.5])
  const events = base.events.filter(() => random.next() >= dropped)
  const asOf = random.next() < 0.5 ? base.inputs.asOf : earlier(base, random)
  const profile = { ...base.inputs.profile, timeZone: random.pick(ZONES) }
  const recording = random.next() < 0.3 ? withHole(asOf, random) : base.inputs.recording
  return {
    ...base,
    name: `${base.name} (variation ${index + 1})`,
    events: frozen(events),
    inputs: frozen({ ...base.inputs, asOf, profile, ...(recording === undefined ? {} : { recording }) }),
  }
}

/** At an event, a millisecond before it, or anywhere since the first: edges are where mistakes are. */
function earlier({ events, inputs }: Situation, random: Random): string {
  const end = toMs(inputs.asOf, 'asOf')
  const instants = events.map((event) => toMs(event.at, 'at')).filter((at) => at < end)
  if (instants.length === 0) return inputs.asOf
  const start = Math.min(...instants)
  const at = random.pick(instants)
  return toIso(random.pick([at, at - 1, Math.floor(start + random.next() * (end - start))]))
}

function withHole(asOf: string, random: Random) {
  const end = toMs(asOf, 'asOf')
  const [length, ago] = [1 + random.below(60), random.below(200)]
  const hole = { from: toIso(end - (ago + length) * DAY_MS), to: toIso(end - ago * DAY_MS) }
  return [{ from: toIso(end - 20 * 365 * DAY_MS), to: hole.from }, { from: hole.to }]
}
