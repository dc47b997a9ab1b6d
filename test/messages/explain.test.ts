import { describe, expect, it } from 'vitest'
import { assess } from '../../src/assess/index.ts'
import { builtIn } from '../../src/detectors/built-in.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { eventTypes } from '../../src/events/index.ts'
import { recommended } from '../../src/health/index.ts'
import { en } from '../../src/messages/en/index.ts'
import { explain, extendCatalogue } from '../../src/messages/index.ts'
import { call, contract, message } from '../../src/testing/index.ts'
import { scorecard } from '../assess/scorecard.ts'

const asOf = '2026-03-31T09:00:00Z'
const missed = (at: string) => call(at, { status: 'missed' })
const events = [message('2026-03-01'), missed('2026-03-10'), missed('2026-03-12'), missed('2026-03-14')]
const judge = (given: readonly AnyEvent[] = events) => assess(given, { ...scorecard, asOf, clientId: 'acme' })

describe('explain', () => {
  it('says of a built-in sign what, since when, why and what to do', () => {
    const assessment = assess([contract('2026-01-01'), contract('2026-03-02', { status: 'notice-given', effectiveOn: '2026-04-30' })], { ...recommended(), asOf })
    const { headline, health, signals } = explain(assessment, en)
    expect(headline).toBe('Critical, 20 of 100. Notice given, or contract ended.')
    expect(health).toContain('The chance of leaving within 90 days is put at no less than 95 %, on assumed numbers.')
    expect(signals).toEqual([{
      id: 'notice-given', what: 'Notice given, or contract ended', since: '2 March 2026',
      why: 'The agreement is to end; the last day is in 30 days.', causes: [], notes: [],
      whatToDo: ['Hold a calm exit talk: why, and since when.', 'Hand everything over cleanly and completely.', 'Log the reason, and part well: people come back.'],
    }])
  })
  it('lets a detector without text speak through its sign and codes', () => {
    const { headline, health, signals, unknowns } = explain(judge(), en)
    expect(headline).toBe('Healthy, 89 of 100. Calls go unanswered, and 1 more sign.')
    expect(health).toBe('Health is 89 of 100, and could be as low as 79 if all that is unknown were bad. 85 % of what counts could be judged. The chance of leaving within 90 days is put at no less than 7 %, on assumed numbers.')
    expect(signals[0]).toEqual({
      id: 'test/missed-calls', what: 'Calls go unanswered.', since: '10 March 2026', why: 'missed 3', causes: ['often'], notes: [], whatToDo: ['write', 'ring-later'],
    })
    expect(unknowns).toEqual([{ id: 'test/throws', what: 'Never.', why: 'The detector failed; see errors.', needs: [], couldCost: 10 }])
  })
  it('takes texts for detectors of your own', () => {
    const mine = extendCatalogue(en, {
      'test/missed-calls': {
        title: 'Calls in vain', why: ({ evidence }) => `${evidence.numbers['missed']} calls were missed.`,
        causes: { often: 'It happens often.' }, notes: {}, plays: { 'write': 'Write instead.', 'ring-later': 'Ring at another hour.' },
      },
    })
    expect(explain(judge(), mine).signals[0]).toMatchObject({
      what: 'Calls in vain', why: '3 calls were missed.', causes: ['It happens often.'], whatToDo: ['Write instead.', 'Ring at another hour.'],
    })
    expect(en.signs['test/missed-calls']).toBeUndefined()
  })
  it('says what is missing in words, and that there is no score', () => {
    const nothing = explain(judge([]), en)
    expect(nothing.headline).toBe('No score: too little is known. No warning sign is showing.')
    expect(nothing.health).toBe('Health lies between 65 and 100 of 100. 46 % of what counts could be judged. The chance of leaving within 90 days is put at no less than 5 %, on assumed numbers.')
    expect(nothing.unknowns.map(({ id, why, needs }) => [id, why, needs])).toEqual([
      ['test/quiet', 'Everything is recorded, but too little happened to judge.', ['mail and messages']],
      ['test/missed-calls', 'This was never recorded.', ['calls']],
      ['test/throws', 'The detector failed; see errors.', []],
    ])
  })
  it('names a missing field beside its type, and a custom type as it is', () => {
    const [unknown] = judge([]).unknowns
    if (unknown === undefined) throw new Error('no unknown')
    const odd = { ...judge(), unknowns: [{ ...unknown, needs: ['contract.autoRenews', 'acme/visit', 'acme/visit.minutes'] }] }
    expect(explain(odd, en).unknowns[0]?.needs).toEqual(['contracts and notices (autoRenews)', 'acme/visit', 'acme/visit (minutes)'])
  })
  it('shows codes that are named like parts of objects', () => {
    const [signal, ...rest] = judge().signals
    if (signal === undefined) throw new Error('no signal')
    const odd = { ...judge(), band: 'constructor', signals: [{ ...signal, id: 'toString', plays: ['__proto__'] }, ...rest] }
    expect(explain(odd, en).signals[0]).toMatchObject({ what: 'Calls go unanswered.', whatToDo: ['__proto__'] })
  })
})

describe('English', () => {
  it('has words for every detector, its plays, event type, band and dimension', () => {
    for (const factory of builtIn) {
      const { id, plays } = factory()
      const codes = plays.map((play) => (typeof play === 'string' ? play : play.play))
      expect(Object.keys(en.signs[id].plays).sort(), id).toEqual([...new Set(codes)].sort())
      expect(en.signs[id].title, id).not.toMatch(/\.$/)
    }
    // Fields and cues have names of their own besides.
    expect(Object.keys(en.needs)).toEqual(expect.arrayContaining([...eventTypes]))
    expect(Object.keys(en.bands)).toEqual(recommended().bands.map((band) => band.id))
    expect(Object.keys(en.dimensions)).toEqual(Object.keys(recommended().groups))
  })
  it('rounds health down, so that a number never reads as the band above', () => {
    const facts = { health: 79.9, band: 'watch', range: { low: 79.9, high: 79.9 }, coverage: 1, risk: 0.1, horizonDays: 90, showing: [] }
    expect(en.headline(facts)).toBe('Watch, 79 of 100. No warning sign is showing.')
    expect(en.health(facts)).toBe('Health is 79 of 100. 100 % of what counts could be judged. The chance of leaving within 90 days is put at 10 %, on assumed numbers.')
  })
})
