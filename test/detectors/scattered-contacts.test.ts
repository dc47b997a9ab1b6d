import { expect, test } from 'vitest'
import { detect, type DetectInputs } from '../../src/assess/index.ts'
import { scatteredContacts, type ScatteredContactsOptions } from '../../src/detectors/scattered-contacts.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { text } from '../../src/messages/en/scattered-contacts.ts'
import { contract, message, party } from '../../src/testing/index.ts'
import { ago, cases, four, mails, ours, pitched, tomIsMain } from './scattered-contacts.cases.ts'

const asOf = '2026-06-15T12:00:00Z'
const recording = [{ from: '2024-01-01T00:00:00Z' }]
const judge = (events: readonly AnyEvent[], options: ScatteredContactsOptions = {}, more: Partial<DetectInputs> = {}) =>
  detect(events, scatteredContacts(options), { asOf, clientId: 'acme', recording, ...more })
const severity = (events: readonly AnyEvent[], options: ScatteredContactsOptions = {}) => {
  const finding = judge(events, options)
  return finding.status === 'fired' ? finding.severity : finding.status
}

test.each(cases)('$name', ({ events, detector, inputs, expect: status, severity: stated, reason }) => {
  const finding = detect(events, detector, inputs)
  expect(finding).toMatchObject(reason === undefined ? { status } : { status, reason })
  if (stated !== undefined && finding.status === 'fired') expect(finding.severity).toBeCloseTo(stated, 2)
})

test('four voices of which none leads, from twelve mails on', () => {
  expect(judge(mails({ eva: 3, ida: 3, max: 3, kim: 3 }))).toMatchObject({
    status: 'fired', severity: 0.4, evidence: { numbers: { outbound: 12, voices: 4, topShare: 0.25 } },
  })
  expect(severity(mails({ eva: 3, ida: 3, max: 3, kim: 2 }))).toBe('unknown')
  expect(severity(mails({ eva: 5, ida: 5, max: 4 }))).toBe('clear')
  expect(severity(mails({ eva: 8, ida: 4, max: 4, kim: 4 }))).toBe(0.4)
  expect(severity(mails({ eva: 9, ida: 4, max: 4, kim: 4 }))).toBe('clear')
  expect(severity(mails({ eva: 3, ida: 3, max: 3, kim: 3, zoe: 3, lea: 3 }))).toBe(0.6)
})

test('who is only in copy is no voice, nor is who wrote more than four weeks ago', () => {
  const quiet = mails({ eva: 5, ida: 5, max: 5 }, { cc: [party('agency/kim')] })
  expect(severity(quiet)).toBe('clear')
  expect(severity([...quiet, message(ago(28), { from: party('agency/kim'), cues: [] })])).toBe('clear')
  expect(severity([...quiet, message(ago(27), { from: party('agency/kim'), cues: [] })])).toBe(0.4)
})

test('specialists in a thread that the main person leads speak for that person', () => {
  const thread = mails({ tom: 4, eva: 1, ida: 1, max: 1 }, { ref: 'shop' })
  const others = mails({ kim: 4, lea: 1 })
  expect(severity([tomIsMain, ...thread, ...others])).toBe('clear')
  expect(severity([tomIsMain, ...thread.map(({ ref, ...own }) => ({ ...own, subject: ref ?? '' })), ...others])).toBe(0.6)
})

test('the team is introduced in the first fortnight of a contract', () => {
  expect(severity([contract(ago(13)), ...four])).toBe('clear')
  expect(severity([contract(ago(14)), ...four])).toBe(0.4)
})

test('nobody in charge for a fortnight, whoever writes most', () => {
  const steady = mails({ eva: 12 })
  const left = (daysAgo: number) => [tomIsMain, ours(ago(daysAgo), 'tom', 'left'), ...steady]
  expect(judge(left(20))).toMatchObject({
    status: 'fired', severity: 0.5, since: ago(6), evidence: { causes: ['no-main'], eventCount: 1 },
  })
  expect(severity(left(14))).toBe(0.5)
  expect(severity(left(13))).toBe('clear')
  expect(severity([...left(20), ours(ago(3), 'eva', 'joined', { main: true })])).toBe('clear')
  expect(severity([tomIsMain, ours(ago(20), 'tom', 'handed-over', { successor: party('agency/eva') }), ...steady])).toBe('clear')
  expect(severity([ours(ago(20), 'tom', 'left', { main: true }), ...steady])).toBe(0.5)
  expect(severity([ours(ago(20), 'tom', 'left'), ...steady])).toBe('clear')
  expect(severity(steady)).toBe('clear')
})

test('a main person changed twice in a year; cover for holidays is no change', () => {
  const named = (daysAgo: number, person: string) => ours(ago(daysAgo), person, 'joined', { main: true })
  expect(severity([tomIsMain, named(363, 'eva'), named(100, 'ida')])).toBe(0.5)
  expect(severity([tomIsMain, named(365, 'eva'), named(100, 'ida')])).toBe('clear')
  expect(severity([tomIsMain, named(100, 'eva')])).toBe('clear')
  expect(severity([tomIsMain, named(100, 'eva'), named(80, 'tom')])).toBe('clear')
  expect(severity([tomIsMain, named(100, 'eva'), named(60, 'tom')])).toBe(0.5)
  expect(judge([tomIsMain, named(200, 'eva'), named(100, 'ida')])).toMatchObject({
    since: `${ago(100)}T09:00:00Z`, evidence: { causes: ['rotating-main'] },
  })
})

test('nobody who pitched is left four weeks into the contract', () => {
  const steady = mails({ tom: 12 })
  expect(judge([...pitched(100), ...steady])).toMatchObject({ since: ago(72), evidence: { causes: ['handed-to-strangers'] } })
  expect(severity([...pitched(27), ...steady])).toBe('clear')
  expect(severity([...pitched(365), ...steady])).toBe('clear')
  expect(severity([...pitched(100), ...mails({ tom: 11, pia: 1 })])).toBe('clear')
  expect(severity([...pitched(100), ours(ago(95), 'pia', 'joined', { main: true }), ...steady])).toBe('clear')
  const holed = [{ from: '2024-01-01T00:00:00Z', to: `${ago(90)}T00:00:00Z` }, { from: `${ago(89)}T00:00:00Z` }]
  expect(judge([...pitched(100), ...steady], {}, { recording: holed }).status).toBe('clear')
})

test('a client that asks who is responsible is lost already, but the question alone is no sign', () => {
  const asks = message(ago(2), { cues: [{ code: 'responsibility-question' }] })
  expect(judge([...four, asks])).toMatchObject({ evidence: { causes: ['many-voices', 'client-lost'] } })
  expect(severity([...mails({ tom: 12 }), asks])).toBe('clear')
})

test('either feed is enough', () => {
  const people = [{ types: ['contact-change'], from: '2024-01-01T00:00:00Z' }]
  expect(judge([], {}, { recording: people }).status).toBe('clear')
  expect(judge([tomIsMain, ours(ago(20), 'tom', 'left')], {}, { recording: people }).status).toBe('fired')
  const ended = [
    { types: ['message'], from: '2024-01-01T00:00:00Z' },
    { types: ['contact-change'], from: '2024-01-01T00:00:00Z', to: '2026-06-01T00:00:00Z' },
  ]
  expect(judge(mails({ tom: 12 }), {}, { recording: ended })).toMatchObject({
    status: 'unknown', reason: 'gap', needs: ['message'],
  })
})

test('the options move it', () => {
  expect(severity(mails({ eva: 5, ida: 5, max: 5 }), { voices: 3 })).toBe(0.4)
  expect(severity(mails({ eva: 9, ida: 4, max: 4, kim: 4 }), { leadShare: 0.5 })).toBe(0.4)
  expect(severity([tomIsMain, ours(ago(100), 'eva', 'joined', { main: true })], { changes: 1 })).toBe(0.5)
  expect(severity([tomIsMain, ours(ago(5), 'tom', 'left')], { noMainDays: 5 })).toBe(0.5)
  expect(() => scatteredContacts({ voices: 1 })).toThrow(/scattered-contacts: options\.voices/)
})

test('the text tells what scatters', () => {
  const finding = judge([tomIsMain, ours(ago(20), 'tom', 'left'), ...four])
  expect(finding.status === 'fired' && text.why(finding)).toBe(
    'Nobody of ours is named as the main contact. '
      + '4 people of ours wrote in the last four weeks, none of them more than 35 % of our mail.',
  )
})
