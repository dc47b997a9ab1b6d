import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { read } from '../scripts/project.ts'
import { sampleAsOf } from '../scripts/sample.ts'
import { assess, parseEvents, recommended, type AnyEvent, type Detector } from '../src/index.ts'
import { assessPortfolio } from '../src/portfolio/index.ts'
import type * as Versions from '../src/timeline/versions.ts'
import type * as View from '../src/timeline/view.ts'

// Counts are gates where times cannot be: they are the same on every machine.
const counts = vi.hoisted(() => ({ versions: 0, views: 0 }))

vi.mock('../src/timeline/versions.ts', async (original) => {
  const real = await original<typeof Versions>()
  return { ...real, resolveVersions: (events: readonly AnyEvent[]) => { counts.versions += 1; return real.resolveVersions(events) } }
})
vi.mock('../src/timeline/view.ts', async (original) => {
  const real = await original<typeof View>()
  const createView: typeof real.createView = (...args) => { counts.views += 1; return real.createView(...args) }
  const createViewer: typeof real.createViewer = (...args) => {
    const viewAt = real.createViewer(...args)
    return (moment) => { counts.views += 1; return viewAt(moment) }
  }
  return { ...real, createView, createViewer }
})

let events: readonly AnyEvent[] = []
let clients: AnyEvent[][] = []
beforeAll(() => {
  events = parseEvents(read('sample/events.ndjson').trim().split('\n').map((line) => JSON.parse(line) as unknown)).events
  clients = [...new Set(events.map((event) => event.clientId))].map((id) => events.filter((event) => event.clientId === id))
})
beforeEach(() => { Object.assign(counts, { versions: 0, views: 0 }) })

test('assessing a client builds one timeline and one view, for all detectors', () => {
  assess(clients[0] ?? [], { ...recommended(), asOf: sampleAsOf })
  expect(counts).toMatchObject({ versions: 1, views: 1 })
})

test('assessing a portfolio resolves versions once, and builds one view for each client', () => {
  assessPortfolio(events, { ...recommended(), asOf: sampleAsOf })
  expect(clients.length).toBe(16)
  expect(counts).toMatchObject({ versions: 1, views: clients.length })
})

describe('events handed to detectors', () => {
  /** The detector, with a look at what it is given. */
  const watched = (detector: Detector, look: (events: readonly AnyEvent[]) => void): Detector => ({
    ...detector,
    detect: (context) => { look(context.events as readonly AnyEvent[]); return detector.detect(context) },
  })
  const handed = (look: (detector: Detector, events: readonly AnyEvent[]) => void) => {
    const scorecard = recommended()
    const detectors = scorecard.detectors.map((detector) => watched(detector, (given) => { look(detector, given) }))
    for (const own of clients) assess(own, { ...scorecard, detectors, asOf: sampleAsOf })
    return detectors.length
  }

  test('are of the types it reads, and no older than it looks back', () => {
    const strangers = new Set<string>()
    handed((detector, given) => {
      for (const { type, at } of given) {
        const oldest = Date.parse(sampleAsOf) - (detector.lookbackDays[type] ?? Infinity) * 86_400_000
        if (!detector.reads.includes(type) || Date.parse(at) < oldest) strangers.add(`${detector.id}: ${type} ${at}`)
      }
    })
    expect([...strangers]).toEqual([])
  })

  test('are at most half of all', () => {
    let total = 0
    const detectors = handed((_, given) => { total += given.length })
    expect(total).toBeGreaterThan(events.length)
    expect(total / (events.length * detectors)).toBeLessThanOrEqual(0.5)
  })
})
