import { expect, test } from 'vitest'
import { incidentLedger } from '../../src/measures/incident-ledger.ts'
import { incident, party } from '../../src/testing/index.ts'
import { scopeOf } from './scope-of.ts'

const ms = (date: string) => Date.parse(`${date}T09:00:00Z`)

test('keeps the first time of each state, and who found it', () => {
  const events = [
    incident('2026-03-02', { ref: 'r', kind: 'overspend', foundBy: party('client/ana') }),
    incident('2026-03-03', { ref: 'r', kind: 'overspend', status: 'owned' }),
    incident('2026-03-04', { ref: 'r', kind: 'overspend', status: 'owned' }),
    incident('2026-03-09', { ref: 'r', kind: 'overspend', status: 'credited' }),
  ]
  expect(incidentLedger(scopeOf(events, '2026-05-01T00:00:00Z'))).toMatchObject([
    {
      ref: 'r', kind: 'overspend', foundAt: ms('2026-03-02'), foundBy: 'client', ownedAt: ms('2026-03-03'), plannedAt: null, resolvedAt: null,
      creditedAt: ms('2026-03-09'),
    },
  ])
})

test('the kind is that of the newest state, and an incident first seen when it was owned is known from then', () => {
  const events = [incident('2026-03-03', { ref: 'r', status: 'owned' }), incident('2026-03-05', { ref: 'r', status: 'resolved', kind: 'leak' })]
  expect(incidentLedger(scopeOf(events, '2026-05-01T00:00:00Z'))).toMatchObject([{ foundAt: ms('2026-03-03'), kind: 'leak', resolvedAt: ms('2026-03-05') }])
})
