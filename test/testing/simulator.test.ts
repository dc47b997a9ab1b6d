import { describe, expect, it } from 'vitest'
import { detect } from '../../src/assess/index.ts'
import { builtIn } from '../../src/detectors/built-in.ts'
import {
  agencyProfileSchema, clientProfileSchema, outcomeSchema, parseEvents, parseRecording, type AnyEvent, type ClientProfile,
} from '../../src/events/index.ts'
import { createMeasures, createScopes, defaultNorms } from '../../src/measures/index.ts'
import { dispersion, median } from '../../src/statistics/index.ts'
import { causeNames, simulate, type Simulation } from '../../src/testing/index.ts'
import { createTimeline, createView } from '../../src/timeline/index.ts'

const DAY = 86_400_000
const START = Date.parse('2024-01-01T00:00:00Z')
const eventsOf = (simulation: Simulation, clientId: string): AnyEvent[] => simulation.events.filter((event) => event.clientId === clientId)

function profileOf(simulation: Simulation, clientId: string): ClientProfile {
  return Object.fromEntries(Object.entries(simulation.profiles.find((own) => own.clientId === clientId) ?? {}).filter(([key]) => key !== 'clientId'))
}

describe('a simulated agency', () => {
  const quiet = simulate({ seed: 11, clients: 12, weeks: 78 })

  it('is the same for the same seed and another one for another', () => {
    const again = simulate({ seed: 11, clients: 12, weeks: 78 })
    expect(again).toEqual(quiet)
    expect(simulate({ seed: 12, clients: 12, weeks: 78 }).events).not.toEqual(quiet.events)
  })

  it('tells a client the same story whoever else is there', () => {
    const alone = simulate({ seed: 11, clients: 1, weeks: 78 })
    expect(alone.events).toEqual(eventsOf(quiet, 'client-1'))
  })

  it('gives events, recording, profiles, agency and outcomes that the library accepts', () => {
    const { events, rejected } = parseEvents(quiet.events)
    expect(rejected).toEqual([])
    expect(events).toHaveLength(quiet.events.length)
    expect(parseRecording(quiet.recording)).toBe(quiet.recording)
    for (const { clientId } of quiet.profiles) clientProfileSchema.parse(profileOf(quiet, clientId))
    for (const outcome of quiet.outcomes) outcomeSchema.parse(outcome)
    agencyProfileSchema.parse(quiet.agency)
  })

  it('has unique ids, events in time order, and nothing after its end', () => {
    const keys = quiet.events.map(({ source = '', id }) => JSON.stringify([source, id]))
    expect(new Set(keys).size).toBe(keys.length)
    const times = quiet.events.map(({ at }) => Date.parse(at))
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(Math.max(...times)).toBeLessThan(START + 78 * 7 * DAY)
  })

  it('holds every type of event except those that only trouble brings', () => {
    const types = new Set<string>(quiet.events.map(({ type }) => type))
    for (const type of ['message', 'call', 'meeting', 'contact-change', 'access-change', 'survey', 'pulse', 'budget', 'invoice', 'financials',
      'request', 'commitment', 'report', 'performance', 'initiative', 'incident', 'plan', 'contract', 'usage']) expect(types).toContain(type)
    expect(types).not.toContain('organisation-change')
  })

  it('plants nothing unless it is asked to', () => {
    expect(quiet.causes).toEqual([])
    expect(quiet.outcomes.every((outcome) => 'stayedUntil' in outcome)).toBe(true)
  })

  it('makes noise of the measured kind: methods.md 0, points 5 and 6', () => {
    const asOf = START + 76 * 7 * DAY
    const measured = quiet.profiles.map(({ clientId, ...profile }) => {
      const view = createView(createTimeline(eventsOf(quiet, clientId), clientId), { asOf, recording: quiet.recording, profile, agency: quiet.agency })
      const measures = createMeasures(createScopes(view, defaultNorms)(['message'], {}))
      const weeks = measures.weeklyCounts('inbound').weeks.filter(({ missing }) => !missing).map(({ count }) => count)
      const latencies = measures.replies('agency').flatMap(({ answer, askedAt }) => (answer === undefined ? [] : [Math.log(Date.parse(answer.at) - askedAt)]))
      return { dispersion: dispersion(weeks), spread: sd(latencies) }
    })
    expect(median(measured.map((own) => own.dispersion))).toBeGreaterThan(0.4)
    expect(median(measured.map((own) => own.dispersion))).toBeLessThan(1.25)
    expect(median(measured.map((own) => own.spread))).toBeGreaterThan(1.8)
    expect(median(measured.map((own) => own.spread))).toBeLessThan(2.6)
  })

  it('refuses what makes no sense, by name', () => {
    expect(() => simulate({ seed: 0.5 })).toThrow('simulate: seed must be a whole number from 0 on, got 0.5')
    expect(() => simulate({ seed: 1, losses: 1.2 })).toThrow('simulate: losses must lie in 0 to 1, got 1.2')
    expect(() => simulate({ seed: 1, losses: 0.7, recoveries: 0.7 })).toThrow('together must be at most 1')
    expect(() => simulate({ seed: 1, from: 'soon' })).toThrow('simulate: from must be a day as YYYY-MM-DD, got soon')
    expect(() => simulate({ seed: 1, faults: { late: -1 } })).toThrow('simulate: late must lie in 0 to 1, got -1')
  })
})

function sd(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
}

describe('trouble', () => {
  const lost = simulate({ seed: 5, clients: 8, weeks: 90, losses: 1, withoutWarning: 0 })

  it('ends in notice, after which nothing happens any more', () => {
    for (const outcome of lost.outcomes) {
      const leftOn = 'leftOn' in outcome ? Date.parse(outcome.leftOn) : NaN
      const events = eventsOf(lost, outcome.clientId)
      expect(Math.max(...events.map(({ at }) => Date.parse(at)))).toBeLessThan(leftOn)
      expect(events.filter((event) => event.type === 'contract' && 'status' in event && event.status === 'notice-given')).toHaveLength(1)
    }
  })

  it('acts before the end it leads to', () => {
    expect(lost.causes.length).toBeGreaterThan(8)
    for (const { clientId, from, to, ending } of lost.causes) {
      expect(from < to).toBe(true)
      expect(ending).toBe('loss')
      expect(lost.outcomes).toContainEqual({ clientId, leftOn: to, reason: 'planted' })
    }
  })

  it('can come without warning, or pass', () => {
    const sudden = simulate({ seed: 5, clients: 4, weeks: 90, losses: 1, withoutWarning: 1 })
    expect(sudden.causes).toEqual([])
    expect(sudden.outcomes.every((outcome) => 'leftOn' in outcome && outcome.reason === 'no warning')).toBe(true)
    const recovered = simulate({ seed: 5, clients: 4, weeks: 90, recoveries: 1 })
    expect(recovered.outcomes.every((outcome) => 'stayedUntil' in outcome)).toBe(true)
    expect(recovered.causes.every(({ ending }) => ending === 'recovery')).toBe(true)
    expect(recovered.causes.length).toBeGreaterThan(0)
  })

  it.each(causeNames)('%s is planted so that its detector can see it', (cause) => {
    const detector = builtIn.map((factory) => factory()).find(({ id }) => id === cause)
    if (detector === undefined) throw new Error(`no detector ${cause}`)
    const planted = simulate({ seed: 4, clients: 8, weeks: 90, losses: 1, withoutWarning: 0, causes: [cause] })
    expect(new Set(planted.causes.map((own) => own.cause))).toEqual(new Set([cause]))
    const seen = planted.causes.some(({ clientId, from, to }) => {
      const profile = profileOf(planted, clientId)
      const own = eventsOf(planted, clientId)
      for (let at = Date.parse(from) + 7 * DAY; at < Date.parse(to); at += 14 * DAY) {
        const asOf = new Date(at).toISOString()
        if (detect(own, detector, { asOf, clientId, recording: planted.recording, profile, agency: planted.agency }).status === 'fired') return true
      }
      return false
    })
    expect(seen).toBe(true)
  })
})

describe('delivery', () => {
  const plain = { seed: 9, clients: 3, weeks: 40 }
  const whole = simulate(plain)

  it('can be late, double, corrected and erased, without changing what happened', () => {
    const faulty = simulate({ ...plain, faults: { late: 0.2, duplicate: 0.1, corrected: 0.1, erased: 0.02 } })
    expect(parseEvents(faulty.events).rejected).toEqual([])
    const late = faulty.events.filter((event) => event.type !== 'retraction' && event.recordedAt !== undefined && event.revision === undefined)
    const retracted = faulty.events.filter(({ type }) => type === 'retraction')
    const corrected = faulty.events.filter(({ revision }) => revision === 1)
    expect(late.length / whole.events.length).toBeGreaterThan(0.15)
    expect(corrected.length / whole.events.length).toBeGreaterThan(0.07)
    expect(retracted.length / whole.events.length).toBeGreaterThan(0.01)
    const ids = new Set(faulty.events.map(({ id }) => id))
    expect(ids).toEqual(new Set(whole.events.map(({ id }) => id)))
    expect(faulty.events.length).toBeGreaterThan(whole.events.length * 1.15)
    for (const { at, recordedAt = at } of faulty.events) expect(recordedAt >= at).toBe(true)
  })

  it('delivers the late ones days after they happened, and nothing else about them changes', () => {
    const { events } = simulate({ ...plain, faults: { late: 1 } })
    const original = new Map(whole.events.map((event) => [event.id, event]))
    for (const { recordedAt = '', ...event } of events) {
      expect(Date.parse(recordedAt)).toBeGreaterThan(Date.parse(event.at))
      expect(event).toEqual(original.get(event.id))
    }
  })

  it('delivers duplicates that are the same to the letter', () => {
    const { events } = simulate({ ...plain, faults: { duplicate: 1 } })
    expect(events).toEqual(whole.events.flatMap((event) => [event, event]))
  })

  it('corrects with a higher revision that comes later and says what really happened', () => {
    const { events } = simulate({ ...plain, faults: { corrected: 1 } })
    expect(events).toHaveLength(2 * whole.events.length)
    whole.events.forEach((event, i) => {
      const [wrong, right] = events.slice(2 * i, 2 * i + 2)
      expect(wrong).toMatchObject({ id: event.id, recordedAt: event.at })
      expect(Date.parse(wrong?.at ?? '')).toBeLessThan(Date.parse(event.at))
      expect(right).toMatchObject({ ...event, revision: 1 })
      expect(Date.parse(right?.recordedAt ?? '')).toBeGreaterThan(Date.parse(event.at))
    })
  })

  it('erases by a retraction of the same source and id, so that no replay sees it', () => {
    const { events } = simulate({ ...plain, faults: { erased: 1 } })
    const personal = whole.events.filter(({ type }) => ['message', 'call', 'survey'].includes(type))
    const retractions = events.filter(({ type }) => type === 'retraction')
    expect(events.filter(({ type }) => type !== 'retraction')).toEqual(whole.events)
    expect(retractions).toHaveLength(personal.length)
    personal.forEach(({ id, source, clientId, at }, i) => {
      expect(retractions[i]).toMatchObject({ id, source, clientId, erase: true })
      expect(Date.parse(retractions[i]?.at ?? '')).toBeGreaterThan(Date.parse(at))
    })
    const asOf = START + 40 * 7 * DAY
    const early = (all: readonly AnyEvent[]): number => whole.profiles.reduce((sum, { clientId }) => {
      const view = createView(createTimeline(all.filter((event) => event.clientId === clientId), clientId), { asOf })
      return sum + createMeasures(createScopes(view, defaultNorms)(['message'], {})).contacts().filter(({ at }) => at < asOf - 200 * DAY).length
    }, 0)
    expect(early(whole.events)).toBeGreaterThan(0)
    expect(early(events)).toBe(0)
  })

  it('can have holes that the recording knows', () => {
    const holed = simulate({ ...plain, holes: 1 })
    for (const { clientId } of holed.profiles) {
      const [before, after] = holed.recording.filter((span) => span.clientId === clientId)
      const inside = eventsOf(holed, clientId).filter(({ type, at }) => type === 'message' && at >= (before?.to ?? '') && at < (after?.from ?? ''))
      expect(before?.to).toBeDefined()
      expect(inside).toEqual([])
    }
    expect(holed.events.length).toBeLessThan(whole.events.length)
  })

  it('can lose the mail of everybody, and the recording does not know', () => {
    const cut = simulate({ ...plain, weeks: 60, outages: 1 })
    const full = simulate({ ...plain, weeks: 60 })
    expect(cut.recording).toEqual(full.recording)
    const missing = full.events.filter((event) => !cut.events.some(({ id }) => id === event.id))
    expect(missing.length).toBeGreaterThan(5)
    const times = missing.map(({ at }) => Date.parse(at))
    expect(Math.max(...times) - Math.min(...times)).toBeLessThan(14 * DAY)
  })
})
