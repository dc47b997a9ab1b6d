import { expect, test } from 'vitest'
import type { RequestEvent } from '../../src/events/index.ts'
import { requestLedger } from '../../src/measures/request-ledger.ts'
import { party, request } from '../../src/testing/index.ts'
import { scopeOf } from './scope-of.ts'

const then = (at: string, status: RequestEvent['status'] = 'opened', fields: Parameters<typeof request>[1] = {}) =>
  request(at, { ref: 'r', status, ...fields })
const ledger = (events: readonly RequestEvent[]) => requestLedger(scopeOf(events, '2026-05-01T00:00:00Z'))
const ms = (date: string) => Date.parse(`${date}T09:00:00Z`)

test('open until somebody answers', () => {
  expect(ledger([then('2026-03-02')])).toMatchObject([
    { side: 'client', openedAt: ms('2026-03-02'), acknowledgedAt: null, settledAt: null, declined: false, reopenedCount: 0, topic: null, inScope: null },
  ])
})

test('the first word acknowledges; a resolution or a refusal settles', () => {
  expect(ledger([then('2026-03-02'), then('2026-03-03', 'acknowledged'), then('2026-03-09', 'resolved'), then('2026-03-10', 'resolved')])).toMatchObject([
    { acknowledgedAt: ms('2026-03-03'), settledAt: ms('2026-03-09') },
  ])
  expect(ledger([then('2026-03-02'), then('2026-03-04', 'declined')])).toMatchObject([
    { acknowledgedAt: ms('2026-03-04'), settledAt: ms('2026-03-04'), declined: true },
  ])
})

test('reopened is open again, and counted; opened anew is the same', () => {
  for (const again of ['reopened', 'opened'] as const) {
    expect(ledger([then('2026-03-02'), then('2026-03-04', 'declined'), then('2026-03-05', again)])).toMatchObject([
      { acknowledgedAt: ms('2026-03-04'), settledAt: null, declined: false, reopenedCount: 1 },
    ])
  }
  expect(ledger([then('2026-03-02'), then('2026-03-03')])).toMatchObject([{ reopenedCount: 0, openedAt: ms('2026-03-02') }])
})

test('what a later state leaves out stays, topics are lower case, and each ref has its own life', () => {
  const events = [
    then('2026-03-02', 'opened', { topic: 'Approval', inScope: false, by: party('agency/tom') }),
    then('2026-03-03', 'acknowledged', { by: party('agency/tom') }),
    request('2026-03-04', { ref: '__proto__' }),
  ]
  expect(ledger(events)).toMatchObject([{ side: 'agency', topic: 'approval', inScope: false }, { ref: '__proto__', side: 'client' }])
})
