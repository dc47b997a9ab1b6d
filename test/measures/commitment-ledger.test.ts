import { describe, expect, test } from 'vitest'
import type { CommitmentEvent } from '../../src/events/index.ts'
import { commitmentLedger } from '../../src/measures/commitment-ledger.ts'
import { commitment, party } from '../../src/testing/index.ts'
import { scopeOf } from './scope-of.ts'

const ANA = party('client/ana')
const day = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000
const made = commitment('2026-03-02', { ref: 'r', dueOn: '2026-03-20' }) // Monday to a Friday
const then = (at: string, status: CommitmentEvent['status'], fields: Parameters<typeof commitment>[1] = {}) =>
  commitment(at, { ref: 'r', status, dueOn: '2026-03-20', ...fields })
const ledger = (events: readonly CommitmentEvent[], agency = {}) => commitmentLedger(scopeOf(events, '2026-05-01T00:00:00Z', { agency }))

test('a day is over at its last instant, an hour at itself', () => {
  expect(ledger([made])[0]).toMatchObject({ promisedOn: day('2026-03-20'), dueBy: Date.parse('2026-03-20T23:59:59.999Z') })
  const atFive = commitment('2026-03-02', { ref: 'r', dueAt: '2026-03-20T17:00:00Z' })
  expect(ledger([atFive])[0]).toMatchObject({ dueOn: day('2026-03-20'), dueBy: Date.parse('2026-03-20T17:00:00Z') })
  expect(ledger([made], { timeZone: 'America/New_York' })[0]?.dueBy).toBe(Date.parse('2026-03-21T03:59:59.999Z'))
})

describe('moves', () => {
  test('know their lead in working days of whoever owes it', () => {
    const wednesday = then('2026-03-18', 'moved', { dueOn: '2026-03-27', announced: true })
    expect(ledger([made, wednesday])[0]?.moves).toMatchObject([{ from: day('2026-03-20'), to: day('2026-03-27'), leadWorkingDays: 2, announced: true }])
    expect(ledger([made, wednesday], { holidays: ['2026-03-19'] })[0]?.moves[0]?.leadWorkingDays).toBe(1)
    const late = then('2026-03-23', 'moved', { dueOn: '2026-03-27', announced: true })
    expect(ledger([made, late])[0]?.moves[0]?.leadWorkingDays).toBe(-1)
  })
  test('without a word leave the date the client knows', () => {
    const silent = then('2026-03-10', 'moved', { dueOn: '2026-03-25' })
    const told = then('2026-03-18', 'moved', { dueOn: '2026-03-30', announced: true })
    expect(ledger([made, silent, told])[0]).toMatchObject({
      dueOn: day('2026-03-30'), promisedOn: day('2026-03-20'),
      moves: [{ announced: null, to: day('2026-03-25') }, { from: day('2026-03-20'), leadWorkingDays: 2 }],
    })
  })
  test('by the other side are known to it', () => {
    const theirs = then('2026-03-10', 'moved', { dueOn: '2026-03-25', by: ANA })
    const ours = then('2026-03-23', 'moved', { dueOn: '2026-03-30', announced: true })
    expect(ledger([made, theirs, ours])[0]).toMatchObject({ side: 'agency', moves: [{ bySide: 'client' }, { from: day('2026-03-25'), leadWorkingDays: 2 }] })
  })
  test('to the same date are none; a date that slipped and is announced later is one', () => {
    expect(ledger([made, then('2026-03-10', 'moved')])[0]?.moves).toEqual([])
    const slipped = then('2026-03-10', 'moved', { dueOn: '2026-03-25' })
    const told = then('2026-03-18', 'moved', { dueOn: '2026-03-25', announced: true })
    expect(ledger([made, slipped, told])[0]?.moves.map(({ announced }) => announced)).toEqual([null, true])
  })
  test('after delivery change nothing', () => {
    const [only] = ledger([made, then('2026-03-19', 'delivered'), then('2026-03-24', 'moved', { dueOn: '2026-04-01' })])
    expect(only).toMatchObject({ dueOn: day('2026-03-20'), moves: [], deliveredAt: Date.parse('2026-03-19T09:00:00Z') })
  })
})

test('a promise moved after it was cancelled is wanted again', () => {
  expect(ledger([made, then('2026-03-10', 'cancelled')])[0]?.cancelledAt).toBe(Date.parse('2026-03-10T09:00:00Z'))
  expect(ledger([made, then('2026-03-10', 'cancelled'), then('2026-03-11', 'moved', { dueOn: '2026-04-01' })])[0]?.cancelledAt).toBeNull()
})

test('a ref promised anew after delivery is a promise of its own', () => {
  const next = commitment('2026-04-01', { ref: 'r', dueOn: '2026-04-17' })
  const promises = ledger([made, then('2026-03-19', 'delivered'), next])
  expect(promises.map(({ promisedOn, deliveredAt }) => [promisedOn, deliveredAt === null])).toEqual([
    [day('2026-03-20'), false], [day('2026-04-17'), true],
  ])
})

test('states with one stamp are taken in the order of a life', () => {
  const at = '2026-03-02'
  const events = [commitment(at, { ref: 'r', status: 'delivered', id: 'a' }), commitment(at, { ref: 'r', id: 'b' })]
  expect(ledger(events)).toMatchObject([{ deliveredAt: Date.parse('2026-03-02T09:00:00Z') }])
})
