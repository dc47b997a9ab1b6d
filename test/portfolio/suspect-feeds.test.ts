import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { detect } from '../../src/assess/index.ts'
import { ghosting } from '../../src/detectors/ghosting.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { recommended } from '../../src/health/index.ts'
import { assessPortfolio, createPortfolio, type PortfolioInputs } from '../../src/portfolio/index.ts'
import { seenIn } from '../../src/portfolio/feeds.ts'
import { suspicions } from '../../src/portfolio/suspect-feeds.ts'
import { groupTimelines } from '../../src/timeline/index.ts'
import { call, days, message } from '../../src/testing/index.ts'
import { asOf, crowd, shuffled, TODAY, writes } from './clients.ts'

const suspects = (events: readonly AnyEvent[], inputs: Partial<PortfolioInputs> = {}) =>
  createPortfolio(events, { asOf, ...inputs }).suspectFeeds
const everything = [{ from: '2025-01-01T00:00:00Z' }]
const daysBefore = (daysAgo: number) => `${days(TODAY, -daysAgo)}T00:00:00.000Z`

describe('the silence of all is the feed', () => {
  test('nobody writes for nine days: found, dated, and it lasts', () => {
    const [found, ...rest] = suspects(crowd(10, { silentFor: 9 }))
    expect(rest).toEqual([])
    expect(found).toMatchObject({
      source: 'gmail',
      types: ['message'],
      to: null,
      events: 0,
      clients: expect.arrayContaining(['client-00', 'client-09']),
    })
    expect(found?.from).toBe(daysBefore(9))
    expect(found?.expected).toBeCloseTo(45, 0)
    expect(found?.probability).toBeLessThan(0.001)
  })

  test('a feed that came back leaves a hole with two ends', () => {
    const gap = crowd(10).filter(({ at }) => at < daysBefore(60) || at >= daysBefore(45))
    expect(suspects(gap)).toMatchObject([{ from: daysBefore(60), to: daysBefore(45), events: 0 }])
  })

  test('an outage of half a year is one outage', () => {
    const gap = crowd(10, { over: 600 }).filter(({ at }) => at < daysBefore(250) || at >= daysBefore(60))
    expect(suspects(gap)).toMatchObject([{ from: daysBefore(250), to: daysBefore(60) }])
  })

  test('detectors answer unknown: gap by themselves, with stated and with inferred recording', () => {
    const events = crowd(10, { silentFor: 70, over: 400 })
    for (const recording of [everything, undefined]) {
      const { ranked, unranked, suspectFeeds, recordingInferred } = assessPortfolio(events, {
        ...recommended(),
        asOf,
        ...(recording === undefined ? {} : { recording }),
      })
      expect([suspectFeeds.length, recordingInferred]).toEqual([1, recording === undefined])
      expect(ranked).toEqual([])
      for (const { assessment } of unranked) {
        expect(assessment.signals.map(({ id }) => id)).not.toContain('ghosting')
        expect(assessment.unknowns.find(({ id }) => id === 'ghosting')?.reason).toBe('gap')
      }
    }
    // Without the guard the stated recording would make ghosts of all of them.
    const unguarded = assessPortfolio(events, { ...recommended(), asOf, recording: everything, guardFeeds: false })
    expect(unguarded.suspectFeeds).toEqual([])
    expect(unguarded.unranked.every(({ assessment }) => assessment.signals.some(({ id }) => id === 'ghosting'))).toBe(true)
  })

  test('a source from which nothing comes at all misses its rare types too', () => {
    const rare = ['2026-01-10', '2026-03-10'].map((day) => call(day, { clientId: 'client-01', source: 'gmail' }))
    expect(suspects([...crowd(10, { silentFor: 9 }), ...rare]).map(({ types }) => types)).toEqual([['call', 'message']])
    const alive = [...rare, call('2026-05-30', { clientId: 'client-01', source: 'gmail' })]
    expect(suspects([...crowd(10, { silentFor: 9 }), ...alive]).map(({ types }) => types)).toEqual([['message']])
  })
})

describe('one client is not a feed', () => {
  test('one silent client among ten is a ghost, however large', () => {
    const others = crowd(9)
    expect(suspects([...others, ...writes('quiet', { silentFor: 60 })])).toEqual([])
    const giant = Array.from({ length: 12 }, (_, hour) =>
      writes('giant', { every: 1, silentFor: 40 }).map((event) => ({ ...event, id: `${event.id}-${hour}` })),
    ).flat()
    expect(suspects([...others, ...giant])).toEqual([])
  })
  test('a giant and two that seldom write: not enough to tell', () => {
    const giant = Array.from({ length: 12 }, (_, hour) =>
      writes('giant', { every: 1, silentFor: 10 }).map((event) => ({ ...event, id: `${event.id}-${hour}` })),
    ).flat()
    expect(
      suspects([...giant, ...writes('a', { every: 20, silentFor: 10 }), ...writes('b', { every: 20, silentFor: 10 })]),
    ).toEqual([])
  })
  test('two clients are no portfolio', () => { expect(suspects(crowd(2, { every: 1, silentFor: 30 }))).toEqual([]) })
  test('half of the clients gone at once is not everybody', () => {
    expect(suspects([...crowd(5), ...['a', 'b', 'c', 'd', 'e'].flatMap((id) => writes(id, { silentFor: 20 }))])).toEqual([])
  })
})

describe('what is no suspect', () => {
  test('a steady portfolio, a thin one, a young one', () => {
    expect(suspects(crowd(10))).toEqual([])
    expect(suspects(crowd(4, { every: 30, silentFor: 9 }))).toEqual([])
    expect(suspects(crowd(10, { over: 50, silentFor: 9 }))).toEqual([])
    expect(suspects([])).toEqual([])
  })
  test('a source that another took over', () => {
    const moved = crowd(10).map((event) => (event.at < daysBefore(100) ? event : { ...event, source: 'outlook' }))
    expect(suspects(moved)).toEqual([])
  })
  test('a feed that the host itself says was off', () => {
    const events = crowd(10, { silentFor: 20 })
    expect(suspects(events, { recording: [{ from: '2025-01-01T00:00:00Z', to: daysBefore(21) }] })).toEqual([])
    expect(suspects(events, { recording: everything })).toHaveLength(1)
  })
  test('clients of another source keep their recording', () => {
    const events = [...crowd(10, { silentFor: 20 }), ...writes('slack-only', { source: 'slack' })]
    const portfolio = createPortfolio(events, { asOf, recording: everything })
    expect(portfolio.suspectFeeds.map(({ source }) => source)).toEqual(['gmail'])
    const missing = (clientId: string) =>
      portfolio.clients
        .find((client) => client.clientId === clientId)
        ?.view.recording.missing('message', Date.parse(daysBefore(20)), Date.parse(asOf))
    expect([missing('slack-only'), missing('client-03')]).toEqual([0, 20 * 86_400_000])
  })
  test('other types of the same client stay recorded', () => {
    const portfolio = createPortfolio(crowd(10, { silentFor: 20 }), { asOf, recording: everything })
    const { recording } = portfolio.clients[0]?.view ?? { recording: null }
    expect(recording?.covers(['invoice', 'contract'], Date.parse(daysBefore(20)), Date.parse(asOf))).toBe(true)
    expect(recording?.covers(['message'], Date.parse(daysBefore(19)), Date.parse(asOf))).toBe(false)
  })
})

describe('laws', () => {
  const feeds = (events: readonly AnyEvent[]) =>
    suspicions(seenIn(groupTimelines(events).values())(Date.parse(asOf)), Date.parse(asOf), 0.8).map(({ feed }) => feed)

  const rhythm = fc.record({ every: fc.integer({ min: 1, max: 4 }), jitter: fc.integer({ min: 0, max: 1000 }) })
  /** A client that writes about every few days, at scattered hours. */
  const scattered = (clientId: string, { every, jitter }: { every: number; jitter: number }) =>
    Array.from({ length: Math.floor(320 / every) }, (_, i) => {
      const at = Date.parse(asOf) - (320 - i * every) * 86_400_000 + ((jitter * 7919 + i * 104_729) % 86_400) * 1000
      return message(new Date(Math.min(at, Date.parse(asOf) - 1)).toISOString(), { clientId, source: 'gmail' })
    })

  test('a hole that is planted in everybody is found; the silence of one is not', () => {
    fc.assert(
      fc.property(
        fc.array(rhythm, { minLength: 6, maxLength: 14 }),
        fc.integer({ min: 8, max: 40 }),
        fc.oneof(fc.constant(0), fc.integer({ min: 8, max: 120 })),
        (rhythms, length, ago) => {
          const events = rhythms.flatMap((own, i) => scattered(`c${i}`, own))
          expect(feeds(events)).toEqual([])
          const [from, to] = [daysBefore(ago + length), daysBefore(ago)]
          const inHole = (at: string): boolean => at >= from && at < to
          const found = feeds(events.filter(({ at }) => !inHole(at)))
          expect(found).toHaveLength(1)
          expect(Math.abs(Date.parse(found[0]?.from ?? '') - Date.parse(from))).toBeLessThanOrEqual(6 * 86_400_000)
          expect(found[0]?.to === null).toBe(ago === 0)
          expect(feeds(events.filter(({ at, clientId }) => clientId !== 'c0' || !inHole(at)))).toEqual([])
        },
      ),
      { numRuns: 20 },
    )
  })

  test('order and duplicates change nothing', () => {
    const events = crowd(10, { silentFor: 9 })
    expect(suspects(shuffled([...events, ...events.slice(0, 200)]))).toEqual(suspects(events))
  })

  test('later events are not known yet', () => {
    const silent = crowd(10, { silentFor: 9 })
    const later = crowd(10).map((event) => ({ ...event, id: `${event.id}-late`, recordedAt: '2026-06-15T00:00:00Z' }))
    expect(suspects([...silent, ...later])).toEqual(suspects(silent))
  })
})

test('one client alone, asked without a portfolio, knows nothing of the guard', () => {
  const own = writes('client-00', { silentFor: 60, over: 400 })
  expect(detect(own, ghosting(), { asOf, recording: everything }).status).toBe('fired')
})
