import { describe, expect, test } from 'vitest'
import { detect, type DetectInputs } from '../../src/assess/index.ts'
import { ghosting, type GhostingOptions } from '../../src/detectors/ghosting.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { defaultNorms } from '../../src/measures/index.ts'
import { call, commitment, contactChange, contract, days, incident, invoice, meeting, message, party } from '../../src/testing/index.ts'
import { asked, cases, chain, LAST, mails, on, ours, recording, weekly } from './ghosting.cases.ts'

const run = (events: readonly AnyEvent[], silentDays: number, inputs: Partial<DetectInputs> = {}, options: GhostingOptions = {}) => {
  const found = detect(events, ghosting(options), { asOf: on(silentDays), recording, ...inputs })
  const evidence = found.status === 'not-applicable' ? { numbers: {}, causes: [], notes: [] } : found.evidence
  return { ...found, ...evidence, severity: found.status === 'fired' ? found.severity : 0, since: found.status === 'fired' ? found.since : null }
}

test.each(cases)('$name: $expect', ({ detector, events, inputs, expect: status, severity, reason, worsen }) => {
  const found = detect(events, detector, inputs)
  expect(found.status).toBe(status)
  if (severity !== undefined) expect(found).toHaveProperty('severity', expect.closeTo(severity, 2))
  if (reason !== undefined) expect(found).toHaveProperty('reason', reason)
  if (worsen === undefined) return
  const worse = detect(worsen(events), detector, inputs)
  const bad = (f: typeof found) => (f.status === 'fired' ? f.severity : 0)
  expect(bad(worse)).toBeGreaterThanOrEqual(bad(found))
})

describe('the printed numbers', () => {
  test.each([
    ['weekly, silent 60 days', weekly, 60, 0.667],
    ['weekly, silent 14 days', weekly, 14, 0.174],
    ['weekly, 30 days, with the chain', [...weekly, ...chain], 30, 0.363],
    ['weekly, 45 days, with the chain', [...weekly, ...chain], 45, 0.532],
    ['monthly, silent 35 days', mails([30, 31, 29, 30, 30, 31]), 35, 0.396],
  ])('%s', (_, events, silentDays, silent) => {
    expect(run(events, silentDays).numbers).toMatchObject({ silent: expect.closeTo(silent, 3), daysSince: silentDays })
  })

  test('severity with the chain is 0.15 at 30 days, and without it 45 days are clear', () => {
    expect(run([...weekly, ...chain], 30).severity).toBeCloseTo(0.15, 2)
    expect(run(weekly, 45).status).toBe('clear')
  })

  test('the golden values of methods.md (a) come out of the public detector', () => {
    // They hold for the constants printed there; the newest contact is a meeting, so the centre is that of mixed feeds.
    const norms = { ...defaultNorms, gaps: { m: 2.1, k: 1.564, v: 15.358, s2: 1.268, a: 0.519, b: 6.895 }, mixedGapCentre: 3.146 }
    const mixed = (gaps: readonly number[]) => [...mails(gaps), meeting(LAST)]
    const golden: [readonly number[], number, number][] = [
      [[7, 7, 7, 14, 7, 7], 7, 0.14261], [[7, 7, 7, 14, 7, 7], 28, 0.323536], [[7, 7, 7, 14, 7, 7], 60, 0.566989],
      [[1, 2, 1, 1, 3, 1, 2, 1, 1, 1, 4, 1], 14, 0.285628], [[30, 31, 29, 30], 45, 0.451431],
    ]
    for (const [gaps, silentDays, silent] of golden) {
      expect(run(mixed(gaps), silentDays, { profile: {}, norms }).numbers).toMatchObject({ silent: expect.closeTo(silent, 5) })
    }
  })
})

describe('since', () => {
  test('is the first local day on which the mark was reached, and stays', () => {
    const { since } = run(weekly, 60)
    const day = (Date.parse(since ?? '') - Date.parse(LAST)) / 86_400_000
    expect(run(weekly, day).status).toBe('fired')
    expect(run(weekly, day - 1).status).toBe('clear')
    expect(run(weekly, 80).since).toBe(since)
  })

  test('with the chain it is not before the chain was long enough', () => {
    expect(run([...weekly, ...chain], 45).since).toBe(run([...weekly, ...chain], 30).since)
    expect(run([...weekly, ...asked(30, 37, 44)], 45).since).toBe(days(LAST, 44))
  })
})

describe('the chain', () => {
  test('needs three questions over ten working days since the last contact', () => {
    expect(run([...weekly, ...asked(1, 8)], 45).status).toBe('clear')
    expect(run([...weekly, ...asked(1, 8, 14)], 45).status).toBe('clear')
    expect(run([...weekly, ...asked(1, 8, 15)], 45).status).toBe('fired')
    expect(run([...weekly, ...asked(-15, -8, -1)], 45).status).toBe('clear')
  })

  test('counts calls that were not answered', () => {
    const calls = [1, 8, 15].map((day) => call(days(LAST, day), { from: ours, status: 'missed' }))
    expect(run([...weekly, ...calls], 45)).toMatchObject({ status: 'fired', notes: ['unanswered-chain'] })
  })

  test('does not hold when one of them bounced', () => {
    const bounced = message(days(LAST, 10), { ref: 'ours', from: ours, delivery: 'bounced' })
    expect(run([...weekly, ...chain, bounced], 45).status).toBe('clear')
    expect(run([...weekly, ...chain, bounced], 60)).toMatchObject({ status: 'fired', notes: ['bounced'], severity: expect.closeTo(0.42, 2) })
  })

  test('does not hold before twice the own median gap', () => {
    const monthly = mails([30, 30, 30, 30, 30, 30])
    expect(run([...monthly, ...chain], 59).status).toBe('clear')
    expect(run([...monthly, ...chain], 60).status).toBe('fired')
  })
})

describe('guards', () => {
  test('no news is good news for a client with long gaps, who is watched first', () => {
    expect(run(mails([30, 31, 29, 30, 30, 31]), 35).notes).toEqual([])
    expect(run(weekly, 45)).toMatchObject({ status: 'clear', notes: ['watch'] })
  })

  test('the owner of a firm is short of time', () => {
    expect(run(weekly, 60, { profile: { ownerOperated: true } }).severity).toBeCloseTo(0.7 * run(weekly, 60).severity, 5)
  })

  test('the client\'s days off are not silence', () => {
    const holidays = Array.from({ length: 20 }, (_, i) => days(LAST, 10 + i))
    expect(run(weekly, 60, { profile: { holidays } })).toMatchObject({ status: 'clear', numbers: { daysSince: 40 } })
  })

  test('auto-replies and our own mail do not break the silence, a logged contact does', () => {
    expect(run([...weekly, message(days(LAST, 50), { automated: 'auto-reply' })], 60).status).toBe('fired')
    expect(run([...weekly, message(days(LAST, 50), { from: ours })], 60).status).toBe('fired')
    for (const contact of [message(days(LAST, 50), { channel: 'note' }), call(days(LAST, 50)), meeting(days(LAST, 50))]) {
      expect(run([...weekly, contact], 60).status).toBe('clear')
    }
  })
})

describe('causes', () => {
  const causes = (events: readonly AnyEvent[], profile = {}) => run([...weekly, ...events], 60, { profile }).causes

  test('unexplained, where nothing is known', () => { expect(causes([])).toEqual(['unexplained']) })

  test('avoidance: something went wrong up to 30 days before the last contact, or since', () => {
    expect(causes([incident(days(LAST, -30))])).toEqual(['avoidance'])
    expect(causes([incident(days(LAST, 5))])).toEqual(['avoidance'])
    expect(causes([incident(days(LAST, -31))])).toEqual(['unexplained'])
  })

  test('dropped-ball: the main person left and nobody else has written, or is out of office', () => {
    const named = contactChange('2025-11-01', { change: 'joined', main: true })
    expect(causes([named, contactChange(days(LAST, 3))])).toEqual(['dropped-ball'])
    expect(causes([named, contactChange(days(LAST, -10)), message(days(LAST, -1), { from: party('client/bob') })])).toEqual(['unexplained'])
    expect(causes([message(days(LAST, 4), { automated: 'auto-reply' })])).toEqual(['dropped-ball'])
    expect(causes([message(days(LAST, -4), { automated: 'auto-reply' })])).toEqual(['unexplained'])
  })

  test('channel-misfit: we ask by a channel that the client does not use, or not like', () => {
    const texts = asked(2).map(() => message(days(LAST, 2), { from: ours, channel: 'sms' }))
    expect(causes(texts)).toEqual(['channel-misfit'])
    expect(causes(asked(2))).toEqual(['unexplained'])
    expect(causes(asked(2), { preferredChannel: 'call' })).toEqual(['channel-misfit'])
    expect(causes([], { preferredChannel: 'call' })).toEqual(['unexplained'])
  })

  test('several stand newest first', () => {
    expect(causes([incident(days(LAST, 5)), message(days(LAST, 9), { automated: 'auto-reply' })])).toEqual(['dropped-ball', 'avoidance'])
    expect(causes([incident(days(LAST, 9)), message(days(LAST, 5), { automated: 'auto-reply' })])).toEqual(['avoidance', 'dropped-ball'])
  })
})

describe('paid but silent', () => {
  const bill = (paidAfter: number) => [
    invoice('2026-02-20', { ref: 'i', dueOn: days(LAST, 20) }),
    invoice(days(LAST, paidAfter), { ref: 'i', status: 'paid' }),
  ]
  const added = (events: readonly AnyEvent[], profile: DetectInputs['profile'] = { separateBilling: true }) =>
    run([...weekly, ...events], 60, { profile: profile ?? {} }).severity - run(weekly, 60).severity

  test('adds 0.15 where other people pay', () => {
    expect(added(bill(10))).toBeCloseTo(0.15, 5)
    expect(added(bill(10), { headcount: 50 })).toBeCloseTo(0.15, 5)
    expect(run([...weekly, ...bill(10)], 60, { profile: { separateBilling: true } }).notes).toEqual(['paid-while-silent'])
  })

  test('in time is the next working day after a due day on a weekend', () => {
    // LAST is a Tuesday: 18 days later is a Saturday, 20 a Monday, 21 a Tuesday.
    const weekend = (paidAfter: number) => [invoice('2026-02-20', { ref: 'i', dueOn: days(LAST, 18) }), invoice(days(LAST, paidAfter), { ref: 'i', status: 'paid' })]
    expect(added(weekend(20))).toBeCloseTo(0.15, 5)
    expect(added(weekend(21))).toBe(0)
  })

  test('not where the contacts pay, where it was late, or before the silence', () => {
    expect(added(bill(10), {})).toBe(0)
    expect(added(bill(10), { headcount: 49 })).toBe(0)
    expect(added(bill(21))).toBe(0)
    expect(added(bill(-5))).toBe(0)
  })
})

describe('unknown and not applicable', () => {
  test('four active days are enough, three are not', () => {
    expect(run(mails([7, 7, 7]), 60).status).toBe('fired')
    expect(run(mails([7, 7]), 60)).toMatchObject({ status: 'unknown', reason: 'too-few' })
  })

  test('a hole since the last contact, in any feed that carries contact', () => {
    const hole = { types: ['call'], from: '2024-01-01T00:00:00Z', to: on(5) }
    expect(run(weekly, 60, { recording: [...recording.map((r) => ({ ...r, types: ['message'] })), hole] })).toMatchObject({ reason: 'gap', needs: ['message', 'call'] })
    expect(run(weekly, 60, { recording: recording.map((r) => ({ ...r, types: ['message'] })) }).status).toBe('fired')
  })

  test('where nobody says what is recorded, a later event of the same source proves that it delivers', () => {
    const inferred = (events: readonly AnyEvent[]) => detect(events, ghosting(), { asOf: on(60) })
    expect(inferred(weekly)).toMatchObject({ status: 'unknown', reason: 'gap' })
    expect(inferred([...weekly, message(days(LAST, 5), { from: ours })]).status).toBe('fired')
    expect(inferred([...weekly, message(days(LAST, 5), { from: ours, source: 'other' })])).toMatchObject({ reason: 'gap' })
  })

  test('a running contract, or a promise that is still open, keeps it applicable', () => {
    const over = contract('2025-01-01', { startsOn: '2025-01-01', endsOn: '2026-02-28', autoRenews: false })
    expect(run([...weekly, contract('2025-06-01')], 60).status).toBe('fired')
    expect(run([...weekly, over, commitment('2026-02-01')], 60).status).toBe('fired')
    expect(run([...weekly, over, commitment('2026-02-01', { ref: 'c' }), commitment('2026-02-05', { ref: 'c', status: 'delivered' })], 60)).toMatchObject({ status: 'not-applicable', reason: 'engagement-over' })
  })
})

test('each option moves it', () => {
  expect(run(weekly, 60, {}, { alone: 0.7 }).status).toBe('clear')
  expect(run(weekly, 45, {}, { alone: 0.5 }).status).toBe('fired')
  expect(run(weekly, 45, {}, { watch: 0.55 }).notes).toEqual([])
  expect(run(weekly, 60, {}, { severe: 0.7 }).severity).toBeGreaterThan(run(weekly, 60).severity)
  expect(run(weekly, 60, {}, { horizonDays: 120 }).severity).toBeLessThan(run(weekly, 60).severity)
  expect(run([...weekly, ...chain], 30, {}, { chained: 0.4 }).status).toBe('clear')
  expect(run([...weekly, ...asked(1, 15)], 45, {}, { chainQuestions: 2 }).status).toBe('fired')
  expect(run([...weekly, ...asked(1, 8, 14)], 45, {}, { chainWorkingDays: 9 }).status).toBe('fired')
  expect(() => ghosting({ severe: 0.5 })).toThrow('ghosting: options.severe: must be more than alone and chained')
})
