import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { assess, detectAgency } from '../../src/assess/index.ts'
import { clear, defineDetector, fired, notApplicable, unknown, type DetectContext, type Detector } from '../../src/detectors/index.ts'
import { ghosting } from '../../src/detectors/ghosting.ts'
import { lowAgencyNps } from '../../src/detectors/low-agency-nps.ts'
import { managerOverload } from '../../src/detectors/manager-overload.ts'
import { staffDiscontent } from '../../src/detectors/staff-discontent.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { extendScorecard, recommended, type Scorecard, type WeightEntry } from '../../src/health/index.ts'
import { en } from '../../src/messages/en/index.ts'
import { explainAgency, extendCatalogue } from '../../src/messages/index.ts'
import { text as overload } from '../../src/messages/en/manager-overload.ts'
import { assessPortfolio, type PortfolioPolicy } from '../../src/portfolio/index.ts'
import { contactChange, contract, days, message, party, survey } from '../../src/testing/index.ts'
import { asOf, shuffled, TODAY, writes } from './clients.ts'

const entry: WeightEntry = { weight: 0, family: 'agency', dimension: 'agency', reason: 'The whole agency.', basis: 'practitioner' }
const own = [managerOverload(), lowAgencyNps(), staffDiscontent()]
/** The recommended scorecard with and without the signs of the agency. */
const present = recommended().detectors.filter(({ side }) => side === 'agency-level').map(({ id }) => id)
const without = extendScorecard(recommended(), { without: present })
const scorecard = extendScorecard(without, { detectors: own, weights: Object.fromEntries(own.map(({ id }) => [id, entry])) })

const recording = [{ from: '2024-01-01T00:00:00Z' }]
const judge = (events: readonly AnyEvent[], policy: Partial<PortfolioPolicy> = {}, card: Scorecard = scorecard) =>
  assessPortfolio(events, { ...card, asOf, recording, ...policy })

/** Tom is the main person of 23 clients; one respondent in each, two in three of them detractors. */
const events: AnyEvent[] = Array.from({ length: 23 }, (_, i) => `client-${String(i).padStart(2, '0')}`).flatMap((clientId, i) => [
  contactChange('2026-02-02', { clientId, person: party('agency/tom'), change: 'joined', main: true }),
  survey('2026-05-04', { clientId, score: i % 3 === 0 ? 10 : 3 }),
])

describe('in a portfolio', () => {
  test('the signs of the agency are judged once, over all clients', () => {
    const { agency } = judge(events)
    expect(agency.signals.map(({ id }) => id)).toEqual(['low-agency-nps', 'manager-overload'])
    expect(agency.signals[1]).toMatchObject({
      severity: 0.62, since: '2026-02-02', sign: managerOverload().sign,
      plays: ['hire-or-hand-over', 'protect-the-small-clients', 'fewer-services'], evidence: { causes: ['many-clients'] },
    })
    expect(agency.signals[0]?.evidence.clients).toHaveLength(15)
    expect(agency.unknowns).toMatchObject([{ id: 'staff-discontent', reason: 'too-few' }])
    expect(agency).toMatchObject({ clear: [], errors: [], notApplicable: [] })
  })

  test('they enter the health of no client, and leave its coverage untouched', () => {
    const score = (card: Scorecard) => judge(events, {}, card).unranked.map(({ clientId, assessment }) => {
      const { health, coverage, range, risk, unknowns } = assessment
      return { clientId, health, coverage, range, risk, unknowns }
    })
    expect(score(scorecard)).toEqual(score(without))
    const one = assess(events.filter(({ clientId }) => clientId === 'client-00'), { ...scorecard, asOf, recording })
    expect(one.notApplicable).toEqual(expect.arrayContaining(own.map(({ id }) => ({ id, reason: 'agency-level' }))))
    expect(one.coverage).toBe(assess(events.slice(0, 2), { ...without, asOf, recording }).coverage)
  })

  test('only some clients judged: the agency is still all of them', () => {
    expect(judge(events, { only: ['client-03'] }).agency).toEqual(judge(events).agency)
  })

  test('in any order the same, and equal to what detectAgency says', () => {
    expect(judge(shuffled(events)).agency).toEqual(judge(events).agency)
    const finding = detectAgency(events, managerOverload(), { asOf, recording })
    expect(finding).toMatchObject({ status: 'fired', evidence: judge(events).agency.signals[1]?.evidence })
  })

  test('a scorecard by client: the first one that holds a detector decides on its options', () => {
    const strict = extendScorecard(scorecard, { detectors: [managerOverload({ clients: 23 })] })
    const { agency } = assessPortfolio(events, {
      asOf, recording,
      scorecard: ({ clientId }) => (clientId === 'client-00' ? without : clientId === 'client-01' ? strict : scorecard),
    })
    expect(agency.signals.find(({ id }) => id === 'manager-overload')?.severity).toBe(0.05)
  })

  test('without such a detector there is nothing', () => {
    expect(judge(events, {}, without).agency).toEqual({ signals: [], unknowns: [], notApplicable: [], errors: [], clear: [] })
  })

  test('a detector that throws sinks nothing', () => {
    const broken = { ...managerOverload(), detect: () => { throw new Error('boom') } }
    const { agency } = judge(events, {}, extendScorecard(scorecard, { detectors: [broken] }))
    expect(agency.errors).toEqual([{ id: 'manager-overload', message: 'boom' }])
    expect(agency.signals.map(({ id }) => id)).toEqual(['low-agency-nps'])
  })

  test('a feed on which everybody fell silent is no gap that goes unseen', () => {
    const crowd = Array.from({ length: 12 }, (_, i) => writes(`c${i}`, { silentFor: 30, phase: i % 2 })).flat()
    const mail = [{ source: 'gmail', types: ['message'], from: '2025-01-01T00:00:00Z' }]
    const { agency, suspectFeeds } = judge(crowd, { recording: mail })
    expect(suspectFeeds).toHaveLength(1)
    expect(agency.unknowns.find(({ id }) => id === 'manager-overload')).toMatchObject({ reason: 'gap' })
  })
})

describe('what an agency-level detector is given', () => {
  const seen: DetectContext[] = []
  const looking = defineDetector({
    id: 'acme/looking', sign: 'Looks.', side: 'agency-level', sources: ['Acme'], leadTime: { basis: 'assumed' }, plays: [],
    firesOn: 'presence', reads: ['message'], options: () => z.strictObject({}), lookbackDays: () => ({ message: 30 }),
    detect(context) {
      if (context.portfolio === undefined) return notApplicable('agency-level')
      seen.push(context)
      return context.recording.covers(['message'], context.asOf - 86_400_000, context.asOf) ? clear() : unknown('gap', ['message'])
    },
  })()

  test('all events within its look-back, every client by itself, and the days of the agency', () => {
    const given = [
      message(days(TODAY, -10), { clientId: 'beta' }), message(days(TODAY, -20), { clientId: 'acme' }),
      message(days(TODAY, -40), { clientId: 'acme' }), contract('2026-01-05', { clientId: 'gone', ref: 'g', status: 'ended' }),
    ]
    expect(detectAgency(given, looking, { asOf, recording, agency: { holidays: [days(TODAY, -3)] } }).status).toBe('clear')
    const context = seen.at(-1)
    expect(context?.events.map(({ clientId }) => clientId)).toEqual(['acme', 'beta'])
    expect(context?.portfolio?.clients.map(({ clientId, over, measures }) => [clientId, over, measures.contacts().length]))
      .toEqual([['acme', false, 1], ['beta', false, 1], ['gone', true, 0]])
    // Tuesday to Thursday: Friday was a day off.
    expect(context?.portfolio?.dailyClients(3).days.map((day) => context.calendar.date(day)))
      .toEqual(['2026-05-28', '2026-05-27', '2026-05-26'])
  })

  test('recorded is what is recorded of four fifths of the clients; one that is gone needs no recording', () => {
    const ask = (ends: readonly (string | undefined)[], over: readonly number[] = []) => detectAgency(
      [
        ...ends.map((_, i) => message('2026-03-02', { clientId: `c${i}` })),
        ...over.map((i) => contract('2026-03-02', { clientId: `c${i}`, ref: `c${i}`, status: 'ended' })),
      ],
      looking,
      {
        asOf,
        recording: ends.map((to, i) => ({ clientId: `c${i}`, from: '2025-01-01T00:00:00Z', ...(to === undefined ? {} : { to }) })),
      },
    ).status
    const ended = '2026-04-01T00:00:00Z'
    expect(ask([ended, undefined, undefined, undefined, undefined])).toBe('clear')
    expect(ask([ended, ended, undefined, undefined, undefined])).toBe('unknown')
    expect(ask([ended, ended, undefined, undefined, undefined], [0, 1])).toBe('clear')
    expect(ask([ended, ended], [0, 1])).toBe('unknown')
  })

  test('a client of whom recording begins later is no hole before', () => {
    const late: Detector = {
      ...looking,
      detect: ({ recording: recorded, asOf: now }) =>
        (recorded.covers(['message'], Date.parse('2026-01-01T00:00:00Z'), now) ? clear() : fired({ severity: 1, since: '2026-01-01' })),
    }
    const spans = ['2025-01-01', '2026-03-01', '2026-03-01'].map((from, i) => ({ clientId: `c${i}`, from: `${from}T00:00:00Z` }))
    const given = [0, 1, 2].map((i) => message('2026-05-04', { clientId: `c${i}` }))
    expect(detectAgency(given, late, { asOf, recording: spans }).status).toBe('clear')
  })

  test('no events and no clients: nothing is recorded', () => {
    expect(detectAgency([], managerOverload(), { asOf })).toMatchObject({ status: 'unknown', reason: 'not-recorded' })
  })

  test('a detector of one client is refused', () => {
    expect(() => detectAgency([], ghosting(), { asOf })).toThrow('detectAgency: ghosting is about one client; give detect the events of one')
  })
})

test('explainAgency says them in words', () => {
  const { signals, unknowns } = explainAgency(judge(events).agency, extendCatalogue(en, { 'manager-overload': overload }))
  expect(signals[1]).toEqual({
    id: 'manager-overload', what: 'One person looks after too many clients', since: '2 February 2026',
    why: 'One person looks after 23 clients.', causes: ['So many clients are possible only with strong systems.'],
    notes: ['Somebody looks after as many clients as a mixed book can hold.'],
    whatToDo: [
      'Hire, or hand clients over, before the next sale.', 'Protect the small clients: they bought your time too.',
      'Offer fewer services rather than thinner ones.',
    ],
  })
  expect(unknowns[0]).toMatchObject({ id: 'staff-discontent', needs: ['survey answers', 'who joined and left at the client'] })
})
