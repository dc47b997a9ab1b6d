import { describe, expect, test } from 'vitest'
import { detect, detectAgency } from '../../src/assess/index.ts'
import { managerOverload, type ManagerOverloadOptions } from '../../src/detectors/manager-overload.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { text } from '../../src/messages/en/manager-overload.ts'
import { contactChange, contract, days, judge, message, party } from '../../src/testing/index.ts'
import { asOf, cases, idOf, inputs, named, TODAY, writesDaily } from './manager-overload.cases.ts'

const ask = (events: readonly AnyEvent[], options: ManagerOverloadOptions = {}) =>
  detectAgency(events, managerOverload(options), inputs)
const severity = (events: readonly AnyEvent[], options: ManagerOverloadOptions = {}) => {
  const finding = ask(events, options)
  return finding.status === 'fired' ? finding.severity : finding.status
}
const evidence = (events: readonly AnyEvent[]) => {
  const finding = ask(events)
  if (finding.status === 'not-applicable') throw new Error('it is always applicable')
  return finding.evidence
}
const tom = party('agency/tom')

test.each(cases.map((one) => [one.name, one] as const))('%s', (_, { events, detector, inputs: known, ...one }) => {
  const finding = judge(events, detector, known)
  expect(finding.status).toBe(one.expect)
  if (one.severity !== undefined && finding.status === 'fired') expect(finding.severity).toBeCloseTo(one.severity, 2)
  if (one.reason !== undefined) expect(finding).toMatchObject({ reason: one.reason })
})

test('asked of one client alone it is not applicable', () => {
  const [first] = named(23)
  const alone = detect(first === undefined ? [] : [first], managerOverload(), { asOf })
  expect(alone).toEqual({ status: 'not-applicable', reason: 'agency-level' })
})

test('a book of 20 fires, one of 19 says watch, one of 11 nothing', () => {
  expect(severity(named(20))).toBe(0.05)
  expect(severity(named(25))).toBe(1)
  expect(severity(named(40))).toBe(1)
  expect(ask(named(19))).toMatchObject({ status: 'clear', evidence: { notes: ['watch'], numbers: { clients: 19 } } })
  expect(evidence(named(11)).notes).toEqual([])
})

test('since: the day on which the twentieth client came', () => {
  // 23 clients, the last one on 2 February, one a day: the twentieth came three days before.
  expect(ask(named(23))).toMatchObject({ since: '2026-01-30' })
})

test('a busy day is one of the busiest tenth', () => {
  expect(evidence(writesDaily(18)).numbers).toMatchObject({ daily: 18, clients: 18, people: 1, overloaded: 1 })
  expect(severity(writesDaily(12))).toBe(0.05)
  expect(severity(writesDaily(11))).toBe('clear')
  expect(ask(writesDaily(18))).toMatchObject({ since: days(TODAY, -84), evidence: { causes: ['busy-days'] } })
})

test("it names the person's clients, those with the least attention first", () => {
  const contacted = message('2026-05-20', { clientId: idOf(0), from: tom, to: [party('client/ana')] })
  const { clients = [], causes } = evidence([...named(23), contacted])
  expect(causes).toEqual(['many-clients'])
  expect(clients).toHaveLength(23)
  expect([clients[0], clients.at(-1)]).toEqual([idOf(1), idOf(0)])
})

describe('guards', () => {
  test('a mailing to many is no contact', () => {
    const mailing = writesDaily(18).map((event) => ({ ...event, automated: 'bulk' as const }))
    expect(severity([...named(8), ...mailing])).toBe('clear')
  })

  test("standing in for a colleague for a few days does not count, neither as main person nor by the day", () => {
    const lately = named(23, '2026-05-30')
    expect(ask([...lately])).toMatchObject({ status: 'clear', evidence: { numbers: { clients: 11 } } })
    const colleague = Array.from({ length: 18 }, (_, i) =>
      contactChange('2025-06-02', { clientId: idOf(i), person: party(`agency/eva-${i}`), change: 'joined', main: true }))
    expect(severity([...colleague, ...writesDaily(18, 12)])).toBe('clear')
    expect(severity([...colleague, ...writesDaily(18, 40)])).toBe(0.488462)
  })

  test('clients that are gone count no more', () => {
    const gone = Array.from({ length: 5 }, (_, i) => contract('2026-03-02', { clientId: idOf(i), ref: idOf(i), status: 'ended' }))
    expect(severity([...named(23), ...gone])).toBe('clear')
  })
})

describe('slow answers', () => {
  const asks = (clientId: string, hours: number) => [0, 1, 2, 3, 7, 8, 9, 10].map((k) => {
    const at = `${days('2026-05-11', k)}T0`
    const asked = message(`${at}8:00:00Z`, { id: `q-${clientId}-${k}`, clientId, ref: `${clientId}-${k}`, expectsReply: true })
    const answer = message(new Date(Date.parse(asked.at) + hours * 3_600_000).toISOString(), {
      id: `a-${clientId}-${k}`, clientId, ref: `${clientId}-${k}`, from: clientId.startsWith('other') ? party('agency/eva') : tom,
      to: [party('client/ana')], inReplyTo: asked.id, expectsReply: false,
    })
    return [asked, answer]
  }).flat()
  const others = ['other', 'other-2'].flatMap((clientId) => asks(clientId, 1).map((event) => ({ ...event, clientId })))

  test('of the overloaded person add 0.15', () => {
    expect(severity([...named(23), ...asks(idOf(0), 20), ...others])).toBe(0.77)
    expect(evidence([...named(23), ...asks(idOf(0), 20), ...others]).causes).toEqual(['many-clients', 'slow-answers'])
    expect(severity([...named(23), ...asks(idOf(0), 1), ...others])).toBe(0.62)
  })
})

test('each option moves it', () => {
  expect(severity(named(23), { clients: 23 })).toBe(0.05)
  expect(severity(named(23), { severeClients: 23 })).toBe(1)
  expect(severity(writesDaily(18), { daily: 18 })).toBe(0.05)
  expect(severity(writesDaily(18), { severeDaily: 18 })).toBe(1)
  const idle = detectAgency(named(10), managerOverload({ watch: 10 }), inputs)
  expect(idle).toMatchObject({ evidence: { notes: ['watch'] } })
  expect(ask(writesDaily(18), { workingDays: 20 })).toMatchObject({ since: days(TODAY, -28) })
  expect(() => managerOverload({ severeClients: 10 }))
    .toThrow('manager-overload: options.severeClients: must be more than clients')
})

test('what is recorded of fewer than four fifths of the clients is not recorded', () => {
  const recorded = (clients: number) => Array.from({ length: 10 }, (_, i) => ({
    clientId: idOf(i), from: '2024-01-01T00:00:00Z', ...(i < clients ? {} : { to: '2026-05-01T00:00:00Z' }),
  }))
  const of = (clients: number) => detectAgency(named(10), managerOverload(), { asOf, recording: recorded(clients) })
  expect([of(10).status, of(8).status, of(7).status]).toEqual(['clear', 'clear', 'unknown'])
})

test('the text says what is too much', () => {
  const finding = ask(named(23))
  expect(finding.status === 'fired' && text.why(finding)).toBe('One person looks after 23 clients.')
})
