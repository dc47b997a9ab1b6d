import { expect, test } from 'vitest'
import { initiativeLedger } from '../../src/measures/initiative-ledger.ts'
import { initiative, party } from '../../src/testing/index.ts'
import { scopeOf } from './scope-of.ts'

const ms = (date: string) => Date.parse(`${date}T09:00:00Z`)
const asOf = '2026-05-01T09:00:00Z'

test('one idea is one entry in its latest status, with the time of each answer that stands', () => {
  const events = [
    initiative('2026-04-01', { ref: 'b', kind: 'proposal', by: party('client/ana') }),
    initiative('2026-03-02', { ref: 'a' }),
    initiative('2026-03-05', { ref: 'a', status: 'accepted' }),
    initiative('2026-03-20', { ref: 'a', status: 'done' }),
  ]
  expect(initiativeLedger(scopeOf(events, asOf))).toMatchObject([
    { ref: 'a', kind: 'test', side: 'agency', status: 'done', proposedAt: ms('2026-03-02'), ageDays: 60, acceptedAt: ms('2026-03-05'), declinedAt: null, doneAt: ms('2026-03-20') },
    { ref: 'b', kind: 'proposal', side: 'client', status: 'proposed', ageDays: 30, acceptedAt: null, declinedAt: null, doneAt: null },
  ])
})

test('what was declined and then accepted is not declined, and the other way round', () => {
  const events = [
    initiative('2026-03-02', { ref: 'a', status: 'declined' }),
    initiative('2026-03-09', { ref: 'a', status: 'accepted' }),
    initiative('2026-03-02 10:00', { ref: 'b', status: 'accepted' }),
    initiative('2026-03-09 10:00', { ref: 'b', status: 'declined' }),
  ]
  expect(initiativeLedger(scopeOf(events, asOf))).toMatchObject([
    { acceptedAt: ms('2026-03-09'), declinedAt: null },
    { acceptedAt: null, declinedAt: ms('2026-03-09') + 3_600_000 },
  ])
})

test('states stamped with one instant come in order', () => {
  const events = [initiative('2026-03-02', { id: 'z', ref: 'a', status: 'done' }), initiative('2026-03-02', { id: 'y', ref: 'a' })]
  expect(initiativeLedger(scopeOf(events, asOf))).toMatchObject([{ status: 'done' }])
})
