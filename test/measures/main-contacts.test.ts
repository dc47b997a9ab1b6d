import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AnyEvent } from '../../src/events/index.ts'
import { contactChange, days, message, party } from '../../src/testing/index.ts'
import { measuresOf } from './scope.ts'

const ASOF = '2026-06-01T00:00:00Z'
const ana = party('client/ana')
const ben = party('client/ben')
const main = (events: readonly AnyEvent[], side: 'client' | 'agency' = 'client', asOf = ASOF) => measuresOf(events, asOf).mainContacts(side)
const mails = (from: string, count: number, who: string) =>
  Array.from({ length: count }, (_, i) => message(days(from, i), { from: party(who) }))
const ms = (day: string) => Date.parse(`${day}T09:00:00Z`)

test('nobody is known without events', () => {
  const none = main([])
  expect(none).toMatchObject({ current: null, departures: [], otherDepartures: [], changes: [] })
  expect(none.activity(Date.parse(ASOF)).size).toBe(0)
  expect(none.share('ana', Date.parse(ASOF))).toBe(0)
})

test('who is named main stays so until leaving, handing over, changing role or being replaced', () => {
  const named = contactChange('2026-01-05', { change: 'joined', main: true })
  const current = (...more: AnyEvent[]) => main([named, ...more]).current
  expect(current()).toEqual({ person: 'ana', since: ms('2026-01-05'), basis: 'named' })
  for (const change of ['left', 'handed-over', 'role-changed'] as const) expect(current(contactChange('2026-02-02', { change }))).toBeNull()
  expect(current(contactChange('2026-02-02', { change: 'role-changed', main: true }))?.person).toBe('ana')
  expect(current(contactChange('2026-02-02', { change: 'joined', main: false }))).toBeNull()
  expect(current(contactChange('2026-02-02', { change: 'joined', person: ben, main: true }))?.person).toBe('ben')
  expect(current(contactChange('2026-02-02', { change: 'joined', person: ben }))?.person).toBe('ana')
})

test('the successor of a main person is the main person; people of the other side are not', () => {
  const events = [contactChange('2026-01-05', { change: 'joined', main: true }), contactChange('2026-02-02', { successor: ben })]
  expect(main(events).current).toEqual({ person: 'ben', since: ms('2026-02-02'), basis: 'named' })
  expect(main(events, 'agency').current).toBeNull()
  expect(main([contactChange('2026-01-05', { main: true, successor: party('agency/tom') })]).current).toBeNull()
})

test('nobody named: whoever is behind at least half of the inbound of 91 days', () => {
  expect(main(mails('2026-05-01', 3, 'client/ana')).current).toEqual({ person: 'ana', since: ms('2026-05-01'), basis: 'volume' })
  expect(main([...mails('2026-05-01', 3, 'client/ana'), ...mails('2026-05-01', 4, 'client/ben')]).current?.person).toBe('ben')
  // two of five is under half, with another two and one of a mailbox without a person
  const spread = [...mails('2026-05-01', 2, 'client/ana'), ...mails('2026-05-05', 2, 'client/ben'), message('2026-05-09', { from: { side: 'client' } })]
  expect(main(spread).current).toBeNull()
  expect(main(mails('2026-02-01', 9, 'client/ana')).current).toBeNull()
})

test('of two people with half each, the one who wrote last', () => {
  expect(main([...mails('2026-05-01', 2, 'client/ana'), ...mails('2026-05-11', 2, 'client/ben')]).current?.person).toBe('ben')
  expect(main([...mails('2026-05-01', 2, 'client/ben'), ...mails('2026-05-11', 2, 'client/ana')]).current?.person).toBe('ana')
})

test('our side is judged by what we send', () => {
  expect(main(mails('2026-05-01', 3, 'agency/tom'), 'agency').current?.person).toBe('tom')
  expect(main(mails('2026-05-01', 3, 'agency/tom')).current).toBeNull()
})

test('who left is not the main person by volume, and is again after coming back', () => {
  const events = [...mails('2026-05-01', 5, 'client/ana'), contactChange('2026-05-10')]
  expect(main(events).current).toBeNull()
  expect(main([...events, contactChange('2026-05-20', { change: 'joined' })]).current?.person).toBe('ana')
})

test('a departure counts as that of the main person when named, by volume, or when it says so', () => {
  const split = (events: readonly AnyEvent[]) => [main(events).departures.length, main(events).otherDepartures.length]
  const left = contactChange('2026-05-10')
  expect(split([contactChange('2026-01-05', { change: 'joined', main: true }), left])).toEqual([1, 0])
  expect(split([...mails('2026-05-01', 5, 'client/ana'), left])).toEqual([1, 0])
  expect(split([contactChange('2026-05-10', { main: true })])).toEqual([1, 0])
  expect(split([left])).toEqual([0, 1])
  expect(split([...mails('2026-05-01', 5, 'client/ana'), contactChange('2026-05-10', { main: false })])).toEqual([0, 1])
  // named beats volume
  expect(split([contactChange('2026-01-05', { change: 'joined', person: ben, main: true }), ...mails('2026-05-01', 5, 'client/ana'), left])).toEqual([0, 1])
})

test('handing over and leaving afterwards is one departure; leaving again after coming back is a second', () => {
  const named = contactChange('2026-01-05', { change: 'joined', main: true })
  const handed = contactChange('2026-03-02', { change: 'handed-over' })
  expect(main([named, handed, contactChange('2026-04-01')]).departures).toHaveLength(1)
  const back = contactChange('2026-03-20', { change: 'joined', main: true })
  expect(main([named, handed, back, contactChange('2026-04-01')]).departures).toHaveLength(2)
})

test('the main person of an earlier moment', () => {
  const events = [contactChange('2026-01-05', { change: 'joined', main: true }), contactChange('2026-02-02', { successor: ben })]
  const { at } = main(events)
  expect([at(ms('2026-01-04')), at(ms('2026-01-05')), at(ms('2026-02-02'))].map((p) => p?.person)).toEqual([undefined, 'ana', 'ben'])
})

test('hostile names are names', () => {
  const events = [...mails('2026-05-01', 3, 'client/__proto__'), contactChange('2026-05-20', { person: party('client/__proto__') })]
  expect(main(events).departures).toHaveLength(1)
  expect(main(events).activity(ms('2026-05-20')).get('__proto__')).toBe(3)
})

test('activity and share count what lies in the 91 days up to the moment', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.constantFrom('ana', 'ben', 'eva')), { maxLength: 30 }), fc.integer({ min: 0, max: 220 }), (rows, n) => {
      const until = Date.parse('2025-11-01T09:00:00Z') + n * 86_400_000
      const { activity, share } = main(rows.map(([day, who], i) => message(days('2025-11-01', day), { id: `m${i}`, from: party(`client/${who}`) })))
      const inside = rows.filter(([day]) => day <= n && day > n - 91)
      for (const who of ['ana', 'ben', 'eva']) {
        const own = inside.filter(([, w]) => w === who).length
        expect(activity(until).get(who) ?? 0).toBe(own)
        expect(share(who, until)).toBeCloseTo(inside.length === 0 ? 0 : own / inside.length, 12)
      }
    }),
  )
})

test('the changes of a side, and only what the detector reads', () => {
  const events = [contactChange('2026-01-05', { person: ana }), contactChange('2026-01-06', { person: party('agency/tom') }), ...mails('2026-05-01', 3, 'client/eva')]
  expect(main(events).changes).toHaveLength(1)
  expect(measuresOf(events, ASOF, { reads: ['contact-change'] }).mainContacts('client').current).toBeNull()
})
