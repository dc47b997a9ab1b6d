import { expect, test } from 'vitest'
import type { AnyEvent } from '../../src/events/index.ts'
import { accessRoster } from '../../src/measures/access-roster.ts'
import { accessChange, call, contactChange, days, meeting, message, party } from '../../src/testing/index.ts'
import { scopeOf } from './scope-of.ts'

const roster = (events: readonly AnyEvent[]) => accessRoster(scopeOf(events, '2026-06-01T00:00:00Z'))
const eva = party('third-party/eva@other.example')
const ana = party('client/ana')
const ms = (day: string) => Date.parse(`${day}T09:00:00Z`)
const seen = (day: string, ...people: (typeof eva)[]) => people.map((principal) => accessChange(day, { change: 'observed', principal, id: `${day}-${principal.person ?? ''}` }))

test('granted, role changed, revoked: one entry', () => {
  const events = [
    accessChange('2026-03-02', { principal: eva, role: 'read' }),
    accessChange('2026-03-05', { principal: eva, change: 'role-changed', role: 'admin' }),
    accessChange('2026-03-09', { principal: eva, change: 'revoked', by: party('agency/tom') }),
  ]
  expect(roster(events.slice(0, 2)).entries).toMatchObject([{ platform: 'ads', asset: null, role: 'admin', by: ana, grantedAt: ms('2026-03-02'), revokedAt: null }])
  const { entries } = roster(events)
  expect(entries).toMatchObject([{ role: 'admin', revokedAt: ms('2026-03-09'), revokedBy: party('agency/tom'), inFirstSnapshot: false }])
  expect(entries[0]?.events).toHaveLength(3)
})

test('granted again is a new entry; assets and platforms are apart', () => {
  const again = [accessChange('2026-03-02'), accessChange('2026-03-03', { change: 'revoked' }), accessChange('2026-03-04')]
  expect(roster(again).entries.map((e) => e.grantedAt)).toEqual([ms('2026-03-02'), ms('2026-03-04')])
  expect(roster([accessChange('2026-03-02'), accessChange('2026-03-03', { asset: '1' }), accessChange('2026-03-03', { platform: 'shop' })]).entries).toHaveLength(3)
})

test('what is first heard of by its end or a change of role was there before anybody looked', () => {
  for (const change of ['revoked', 'role-changed'] as const) expect(roster([accessChange('2026-03-02', { change })]).entries).toMatchObject([{ inFirstSnapshot: true }])
  expect(roster([accessChange('2026-03-02')]).entries).toMatchObject([{ inFirstSnapshot: false }])
})

test('snapshots: the first says who was there, a later one who is new and who is gone', () => {
  const events = [...seen('2026-03-02', ana), ...seen('2026-03-09', ana, eva), ...seen('2026-03-16', eva)]
  const { entries, lastSnapshotAt } = roster(events)
  expect(lastSnapshotAt).toBe(ms('2026-03-16'))
  expect(entries).toMatchObject([
    { principal: ana, inFirstSnapshot: true, grantedAt: ms('2026-03-02'), revokedAt: ms('2026-03-16'), revokedBy: null },
    { principal: eva, inFirstSnapshot: false, grantedAt: ms('2026-03-09'), revokedAt: null },
  ])
  // every asset has its own first snapshot
  expect(roster([...seen('2026-03-02', ana), { ...accessChange('2026-03-09', { change: 'observed', principal: eva, platform: 'shop' }) }]).entries[1]?.inFirstSnapshot).toBe(true)
})

test('let in after the day of a snapshot is not closed by it; let in anew after it was missing is a new entry', () => {
  expect(roster([...seen('2026-03-02', ana), accessChange('2026-03-03', { principal: eva })]).entries[1]?.revokedAt).toBeNull()
  const events = [...seen('2026-03-02', ana, eva), ...seen('2026-03-09', ana), accessChange('2026-03-10', { principal: eva })]
  expect(roster(events).entries.filter((e) => e.principal.person === eva.person)).toMatchObject([
    { revokedAt: ms('2026-03-09') },
    { grantedAt: ms('2026-03-10'), revokedAt: null, inFirstSnapshot: false },
  ])
})

test("the client's domains come from its people wherever they appear, without public mailboxes", () => {
  const at = (who: string) => party(`client/${who}`)
  const events = [
    accessChange('2026-03-02', { principal: at('a@one.example'), by: at('b@two.example') }),
    contactChange('2026-03-02', { person: at('c@three.example'), successor: at('d@four.example') }),
    message('2026-03-02', { from: at('e@five.example') }),
    call('2026-03-02', { from: at('f@gmail.com') }),
    meeting('2026-03-02', { attendees: [at('g@seven.example'), eva] }),
  ]
  expect([...roster(events).clientDomains()].sort()).toEqual(['five.example', 'four.example', 'one.example', 'seven.example', 'three.example', 'two.example'])
})

test('who stays through a hundred snapshots is one entry', () => {
  const events = Array.from({ length: 100 }, (_, s) => seen(days('2026-01-01', s), ...Array.from({ length: 100 }, (_, i) => party(`client/p${i}`)))).flat()
  expect(roster(events).entries).toHaveLength(100)
})

test('hostile names are names', () => {
  expect(roster([accessChange('2026-03-02', { platform: '__proto__', principal: party('client/__proto__') })]).entries).toHaveLength(1)
})
