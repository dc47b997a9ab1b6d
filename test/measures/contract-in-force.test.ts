import { expect, test } from 'vitest'
import type { AnyEvent, ContractEvent } from '../../src/events/index.ts'
import { contractInForce } from '../../src/measures/contract-in-force.ts'
import type { Fields } from '../../src/testing/index.ts'
import { scopeOf } from './scope-of.ts'

const read = (events: readonly AnyEvent[], asOf = '2026-06-01T12:00:00Z') => contractInForce(scopeOf(events, asOf, { reads: ['contract'] }))
const bare = (at: string, status: ContractEvent['status'], fields: Fields<'contract'> = {}): ContractEvent => ({
  id: `${status}-${at}-${fields.ref ?? ''}`, clientId: 'acme', type: 'contract', ref: 'c', at: `${at}T09:00:00Z`, status, ...fields,
})
const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000
const signed = bare('2026-01-02', 'signed', { startsOn: '2026-01-10', endsOn: '2026-12-31', noticeDays: 90, services: ['seo', 'ads'] })

test('no contract on record', () => {
  expect(read([])).toEqual({ contracts: [], inForce: [], allOver: false, contractDay: null })
})

test('the term in force, in local days', () => {
  const { contracts, inForce, allOver, contractDay } = read([signed])
  expect(inForce).toEqual(contracts)
  expect([allOver, contractDay]).toEqual([false, dayOf('2026-06-01') - dayOf('2026-01-10')])
  expect(contracts[0]).toMatchObject({
    ref: 'c', status: 'signed', startsOn: dayOf('2026-01-10'), endsOn: dayOf('2026-12-31'), noticeOn: dayOf('2026-10-02'),
    effectiveOn: null, autoRenews: null, services: ['seo', 'ads'], servicesLost: null, inForce: true, over: false,
  })
})

test('before its start it is not in force', () => {
  expect(read([signed], '2026-01-09T12:00:00Z')).toMatchObject({ inForce: [], allOver: false, contractDay: null })
  expect(read([signed], '2026-01-10T12:00:00Z')).toMatchObject({ contractDay: 0 })
})

test('past the end: over where it does not renew, running where it does, neither where nothing is said', () => {
  const past = (fields: Fields<'contract'>) => {
    const { contracts: [own], inForce, allOver } = read([{ ...signed, ...fields }], '2027-01-01T00:00:00Z')
    return [own?.over, inForce.length, allOver]
  }
  expect(past({ autoRenews: false })).toEqual([true, 0, true])
  expect(past({ autoRenews: true })).toEqual([false, 1, false])
  expect(past({})).toEqual([false, 0, false])
  expect(read([{ ...signed, autoRenews: false }], '2026-12-31T23:00:00Z').inForce).toHaveLength(1)
})

test('a notice runs to its last day: the one stated, else that of the term, else the days of notice', () => {
  const notice = bare('2026-03-02', 'notice-given')
  const over = (events: readonly ContractEvent[], asOf: string) => read(events, `${asOf}T12:00:00Z`).allOver
  expect([over([signed, { ...notice, effectiveOn: '2026-04-30' }], '2026-04-30'), over([signed, { ...notice, effectiveOn: '2026-04-30' }], '2026-05-01')]).toEqual([false, true])
  expect([over([signed, notice], '2026-12-31'), over([signed, notice], '2027-01-01')]).toEqual([false, true])
  const open = bare('2026-01-02', 'signed', { startsOn: '2026-01-10', noticeDays: 30 })
  expect([over([open, notice], '2026-04-01'), over([open, notice], '2026-04-02')]).toEqual([false, true])
  // a term that had renewed itself: its old end says nothing about the notice
  const renewing = bare('2024-01-02', 'signed', { startsOn: '2024-01-10', endsOn: '2024-12-31', autoRenews: true, noticeDays: 30 })
  expect([over([renewing, notice], '2026-04-01'), over([renewing, notice], '2026-04-02')]).toEqual([false, true])
  expect(over([bare('2026-01-02', 'signed'), notice], '2030-01-01')).toBe(false)
})

test('a notice that is withdrawn leaves the term as it was; a renewal starts a new one', () => {
  const notice = bare('2026-03-02', 'notice-given', { effectiveOn: '2026-04-30' })
  expect(read([signed, notice, bare('2026-03-10', 'notice-withdrawn')]).contracts[0]).toMatchObject({
    status: 'notice-withdrawn', effectiveOn: null, endsOn: dayOf('2026-12-31'), inForce: true,
  })
  expect(read([signed, notice, bare('2026-03-10', 'renewed')]).contracts[0]).toMatchObject({ status: 'renewed', endsOn: null, noticeOn: null, inForce: true })
  const next = bare('2026-11-02', 'renewed', { startsOn: '2027-01-01', endsOn: '2027-12-31' })
  const { inForce, contractDay } = read([signed, next], '2026-12-01T12:00:00Z')
  expect(inForce).toHaveLength(1)
  expect(contractDay).toBe(dayOf('2026-12-01') - dayOf('2026-01-10'))
})

test('notice for some of the services leaves the contract in force', () => {
  const part = read([signed, bare('2026-03-02', 'notice-given', { services: ['ads'], effectiveOn: '2026-03-31' })])
  expect(part.contracts[0]).toMatchObject({ servicesLost: ['ads'], services: ['seo', 'ads'], inForce: true, over: false })
  const whole = read([signed, bare('2026-03-02', 'notice-given', { services: ['ads', 'seo'], effectiveOn: '2026-03-31' })])
  expect(whole.contracts[0]).toMatchObject({ servicesLost: null, inForce: false, over: true })
})

test('fields that a later event leaves out stay', () => {
  const fee = { amount: 300_000, currency: 'EUR' }
  const events = [{ ...signed, monthlyFee: fee, outClause: true, clientOwnsAccounts: false }, bare('2026-03-01', 'renewed', { outClause: false })]
  expect(read(events).contracts[0]).toMatchObject({ monthlyFee: fee, outClause: false, clientOwnsAccounts: false, noticeDays: 90, startsOn: dayOf('2026-01-10') })
})

test('all contracts must be over; an unbroken run counts from its first', () => {
  const first = bare('2025-01-02', 'signed', { ref: 'a', startsOn: '2025-01-01', endsOn: '2025-12-31', autoRenews: false })
  const second = bare('2025-12-02', 'signed', { ref: 'b', startsOn: '2026-01-01', endsOn: '2026-12-31' })
  expect(read([first, second])).toMatchObject({ allOver: false, contractDay: dayOf('2026-06-01') - dayOf('2025-01-01') })
  const later = { ...second, startsOn: '2026-01-02' }
  expect(read([first, later]).contractDay).toBe(dayOf('2026-06-01') - dayOf('2026-01-02'))
  expect(read([first], '2026-06-01T00:00:00Z')).toMatchObject({ allOver: true, contractDay: null })
})

test('a client that comes back under the same ref starts anew', () => {
  const back = [signed, bare('2026-02-01', 'ended'), bare('2026-05-01', 'signed', { startsOn: '2026-05-02', endsOn: '2027-05-01' })]
  expect(read(back)).toMatchObject({ allOver: false, contractDay: 30 })
  const undated = [signed, bare('2026-02-01', 'ended'), bare('2026-05-01', 'signed')]
  expect(read(undated).contractDay).toBe(31)
})

test('states stamped with one time keep their natural order, and hostile refs are refs', () => {
  const at = '2026-03-02'
  expect(read([bare(at, 'ended', { id: 'a' }), bare(at, 'signed', { id: 'b' })]).contracts[0]?.status).toBe('ended')
  expect(read([{ ...signed, ref: '__proto__' }]).contracts[0]?.ref).toBe('__proto__')
})
