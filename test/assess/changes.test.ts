import { describe, expect, it } from 'vitest'
import { assess, changes } from '../../src/assess/index.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { extendScorecard } from '../../src/health/index.ts'
import { call, contract, message } from '../../src/testing/index.ts'
import { missedCalls, scorecard } from './scorecard.ts'

const card = extendScorecard(scorecard, { without: ['test/throws'] })
const at = (asOf: string, events: readonly AnyEvent[], more: object = {}) => assess(events, { ...card, asOf, clientId: 'acme', ...more })
const mail = message('2026-03-01')
const ring = (day: string) => call(day, { status: 'missed' })
const [MARCH, APRIL] = ['2026-03-11T09:00:00Z', '2026-04-10T09:00:00Z']
const kinds = (found: ReturnType<typeof changes>) => found.signals.map(({ id, kind, because }) => [id.slice(5), kind, because])

describe('changes', () => {
  it('is empty between equal assessments', () => {
    const same = at(MARCH, [mail])
    expect(changes(same, same)).toEqual({
      clientId: 'acme', from: '2026-03-11T09:00:00.000Z', to: '2026-03-11T09:00:00.000Z', signals: [], band: null, health: { before: 98, after: 98 },
    })
  })
  it('tells the passing of time', () => {
    const found = changes(at(MARCH, [mail, call('2026-03-02')]), at(APRIL, [mail, call('2026-03-02')]))
    expect(found.signals).toEqual([{ id: 'test/quiet', kind: 'worsened', because: 'time', severity: { before: 0.1, after: 0.4 } }])
  })
  it('tells what happened since', () => {
    const before = at(APRIL, [mail, call('2026-03-02')])
    const after = at('2026-04-12T09:00:00Z', [mail, call('2026-03-02'), message('2026-04-11'), ring('2026-04-11'), ring('2026-04-12')])
    expect(kinds(changes(before, after))).toEqual([['missed-calls', 'fired', 'behaviour'], ['quiet', 'cleared', 'behaviour']])
  })
  it('tells corrected data: nothing happened since, but what is known of before is other', () => {
    const logged = { ...ring('2026-03-05'), recordedAt: '2026-04-01T00:00:00Z' }
    const events = [mail, call('2026-03-02'), logged]
    const found = changes(at(MARCH, events), at('2026-04-02T00:00:00Z', events))
    expect(kinds(found)).toEqual([['missed-calls', 'fired', 'corrected-data'], ['quiet', 'worsened', 'time']])

    const answered = call('2026-03-05', { id: logged.id, revision: 1, recordedAt: '2026-04-03T00:00:00Z' })
    const back = changes(at('2026-04-02T00:00:00Z', [...events, answered]), at('2026-04-04T00:00:00Z', [...events, answered]))
    expect(kinds(back)).toEqual([['missed-calls', 'cleared', 'corrected-data']])
  })
  it('tells another profile', () => {
    const found = changes(at(MARCH, [mail]), at(APRIL, [mail], { profile: { headcount: 3 } }))
    expect(kinds(found)).toEqual([['quiet', 'worsened', 'corrected-data']])
  })
  it('blames the scorecard where it differs', () => {
    const stricter = extendScorecard(card, { detectors: [missedCalls({ worst: 1 })] })
    const events = [mail, ring('2026-03-05')]
    const found = changes(at(MARCH, events), assess(events, { ...stricter, asOf: MARCH }))
    expect(found.signals).toEqual([{ id: 'test/missed-calls', kind: 'worsened', because: 'scorecard', severity: { before: 0.25, after: 1 } }])
    expect(kinds(changes(at(MARCH, events), at(MARCH, events, { detectors: card.detectors.slice(0, 1) })))).toEqual([['missed-calls', 'no-longer-applies', 'scorecard']])
  })
  it('tells what eased, and passes over what hardly changed', () => {
    const before = at(APRIL, [mail])
    expect(kinds(changes(before, at(APRIL, [mail, message('2026-03-21')])))).toEqual([['quiet', 'eased', 'corrected-data']])
    expect(changes(before, at('2026-04-11T09:00:00Z', [mail])).signals).toEqual([])
    expect(changes(before, at('2026-04-11T09:00:00Z', [mail]), { step: 0 }).signals).toHaveLength(1)
    expect(changes(before, at('2026-04-15T09:00:00Z', [mail])).signals).toHaveLength(1)
  })
  it('tells what can no longer be judged, and the band', () => {
    const before = at(MARCH, [mail])
    const withdrawn: AnyEvent = { type: 'retraction', id: mail.id, clientId: 'acme', at: '2026-04-01T00:00:00Z', recordedAt: '2026-04-01T00:00:00Z' }
    expect(changes(before, at(APRIL, [mail, withdrawn]))).toMatchObject({
      signals: [{ id: 'test/quiet', kind: 'became-unknown', because: 'corrected-data', severity: { before: 0.1, after: null } }],
    })
    const over = changes(before, at(APRIL, [mail, contract('2026-04-05', { status: 'ended' })]))
    expect(kinds(over)).toEqual([['gone', 'fired', 'behaviour'], ['quiet', 'no-longer-applies', 'behaviour']])
    expect(over.band).toEqual({ before: 'healthy', after: 'critical', because: 'behaviour' })
  })
  it('refuses two clients, and the wrong order', () => {
    expect(() => changes(at(MARCH, []), assess([], { ...card, asOf: APRIL, clientId: 'globex' }))).toThrow('assessments of two clients: "acme" and "globex"')
    expect(() => changes(at(APRIL, []), at(MARCH, []))).toThrow('is later than after')
  })
})
