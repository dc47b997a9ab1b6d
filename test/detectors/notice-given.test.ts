import { expect, test } from 'vitest'
import { detect, type DetectInputs } from '../../src/assess/index.ts'
import { noticeGiven } from '../../src/detectors/notice-given.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { text } from '../../src/messages/en/notice-given.ts'
import { checkDetector, contract, party, type Fields } from '../../src/testing/index.ts'
import { cases } from './notice-given.cases.ts'

const asOf = '2026-06-15T09:00:00Z'
const recording = [{ from: '2024-01-01T00:00:00Z' }]
const judge = (events: readonly AnyEvent[], more: Partial<DetectInputs> = {}) => detect(events, noticeGiven(), { asOf, clientId: 'acme', recording, ...more })
const signed = contract('2026-01-02')
const notice = (at: string, fields: Fields<'contract'> = {}) => contract(at, { status: 'notice-given', ...fields })
const numbers = (events: readonly AnyEvent[]) => {
  const finding = judge(events)
  return finding.status === 'fired' ? finding.evidence.numbers : finding.status
}

test('every case gets its answer, and every law of the kit holds', () => {
  expect(checkDetector(cases).violations).toEqual([])
})

test('since is the notice, also once it has taken effect; the last day is in the evidence', () => {
  const events = [signed, notice('2026-04-01', { effectiveOn: '2026-06-25' })]
  const finding = judge(events)
  expect(finding).toMatchObject({ status: 'fired', since: '2026-04-01T09:00:00Z', evidence: { numbers: { daysToEffective: 10, shareOfFee: 1, contracts: 1 }, causes: [], eventCount: 1 } })
  const ended = judge([...events, contract('2026-06-14', { status: 'ended' })])
  expect(ended).toMatchObject({ since: '2026-04-01T09:00:00Z', evidence: { eventCount: 2 } })
})

test('it never decays', () => {
  expect(judge([signed, notice('2026-02-01')], { asOf: '2035-01-01T00:00:00Z' })).toMatchObject({ status: 'fired', severity: 1 })
})

test('causes: ours, expired, a part', () => {
  const causes = (...events: AnyEvent[]) => {
    const finding = judge(events)
    return finding.status === 'fired' ? finding.evidence.causes : finding.status
  }
  expect(causes(signed, notice('2026-06-01', { by: party('agency/tom') }))).toEqual(['by-agency'])
  expect(causes(contract('2025-01-02', { autoRenews: false }))).toEqual(['expired'])
  expect(causes(signed, contract('2026-01-02', { ref: 'ads' }), notice('2026-06-01', { ref: 'ads' }))).toEqual(['part'])
})

test('a term that ran out is over from the day after, in the zone of the client', () => {
  const finding = judge([contract('2025-01-02', { autoRenews: false, endsOn: '2026-06-14' })])
  expect(finding).toMatchObject({ status: 'fired', since: '2026-06-15' })
  expect(judge([contract('2025-01-02', { autoRenews: false, endsOn: '2026-06-15' })]).status).toBe('clear')
})

test('a part weighs by its fee; without comparable fees each contract counts the same', () => {
  const two = (seo: Fields<'contract'>, ads: Fields<'contract'>) => [
    contract('2026-01-02', { ref: 'seo', ...seo }), contract('2026-01-02', { ref: 'ads', ...ads }), notice('2026-06-01', { ref: 'ads' }),
  ]
  const fee = (amount: number, currency = 'EUR') => ({ monthlyFee: { amount, currency } })
  expect(numbers(two(fee(100), fee(300)))).toMatchObject({ shareOfFee: 0.75 })
  expect(numbers(two(fee(100), fee(300, 'USD')))).toMatchObject({ shareOfFee: 0.5 })
  expect(numbers(two({}, fee(300)))).toMatchObject({ shareOfFee: 0.5 })
  expect(numbers(two(fee(0), fee(0)))).toMatchObject({ shareOfFee: 0.5 })
})

test('a notice that names all services, or a contract without them, is for the whole', () => {
  const events = (services: string[], named: string[]) => [contract('2026-01-02', services.length > 0 ? { services } : {}), notice('2026-06-01', { services: named })]
  expect(numbers(events(['seo', 'ads'], ['ads', 'seo']))).toMatchObject({ shareOfFee: 1 })
  expect(numbers(events([], ['ads']))).toMatchObject({ shareOfFee: 1 })
  expect(numbers(events(['seo', 'ads', 'mail', 'print'], ['mail']))).toMatchObject({ shareOfFee: 0.25 })
})

test('a new contract for the same work ends the matter, a smaller one does not', () => {
  const before = [contract('2026-01-02', { services: ['seo', 'ads'] }), notice('2026-04-01', { effectiveOn: '2026-07-31' })]
  expect(judge([...before, contract('2026-05-01', { ref: 'new', services: ['ads', 'seo'] })]).status).toBe('clear')
  expect(judge([...before, contract('2026-05-01', { ref: 'new', services: ['mail'] })])).toMatchObject({ status: 'fired', severity: 0.5 })
})

test('a project that ended early, with another contract running, is a part lost', () => {
  const project = contract('2026-01-02', { ref: 'launch', endsOn: '2026-05-31' })
  expect(judge([signed, project, contract('2026-05-30', { ref: 'launch', status: 'ended' })])).toMatchObject({ status: 'fired', severity: 0.5 })
  expect(judge([signed, project, contract('2026-05-31', { ref: 'launch', status: 'ended' })]).status).toBe('clear')
})

test('the hole must lie within the recorded days; a notice seen fires in spite of one', () => {
  const until = (to: string) => ({ recording: [{ from: '2024-01-01T00:00:00Z', to }, { from: '2026-06-01T00:00:00Z' }] })
  expect(judge([signed], until('2026-05-15T00:00:00Z'))).toMatchObject({ status: 'unknown', reason: 'gap', needs: ['contract'] })
  const early = [{ from: '2024-01-01T00:00:00Z', to: '2026-05-01T00:00:00Z' }, { from: '2026-05-16T00:00:00Z' }]
  expect(judge([signed], { recording: early }).status).toBe('clear')
  expect(judge([signed, notice('2026-05-01')], until('2026-05-15T00:00:00Z')).status).toBe('fired')
})

test('a retracted notice was none', () => {
  const wrong = notice('2026-06-03')
  expect(judge([signed, wrong, { id: wrong.id, clientId: 'acme', type: 'retraction', at: '2026-06-04T09:00:00Z', recordedAt: '2026-06-04T09:00:00Z' }]).status).toBe('clear')
})

test('the options move it', () => {
  const part = [signed, contract('2026-01-02', { ref: 'ads' }), notice('2026-06-01', { ref: 'ads' })]
  expect(detect(part, noticeGiven({ partSeverity: 0.9 }), { asOf, recording })).toMatchObject({ severity: 0.9 })
  const hole = [{ from: '2024-01-01T00:00:00Z', to: '2026-05-01T00:00:00Z' }, { from: '2026-05-10T00:00:00Z' }]
  expect(detect([signed], noticeGiven({ recordedDays: 60 }), { asOf, recording: hole })).toMatchObject({ reason: 'gap' })
  expect(() => noticeGiven({ partSeverity: 2 })).toThrow(/notice-given: options\.partSeverity/)
})

test('the text speaks of whole and part, and of the last day', () => {
  const why = (...events: AnyEvent[]) => {
    const finding = judge(events)
    return finding.status === 'fired' ? text.why(finding) : finding.status
  }
  expect(why(signed, notice('2026-06-14'))).toBe('The agreement is to end.')
  expect(why(signed, notice('2026-06-14', { effectiveOn: '2026-06-16' }))).toBe('The agreement is to end; the last day is in 1 day.')
  expect(why(signed, notice('2026-03-14', { effectiveOn: '2026-06-13' }))).toBe('The agreement is to end; the last day was 2 days ago.')
  expect(why(signed, contract('2026-01-02', { ref: 'ads' }), notice('2026-06-01', { ref: 'ads' }))).toBe('About 50 % of the work is to end.')
})

test('every play and cause has its sentence', () => {
  expect(Object.keys(text.plays)).toEqual(noticeGiven().plays)
  expect(Object.keys(text.causes).sort()).toEqual(['by-agency', 'expired', 'part'])
})
