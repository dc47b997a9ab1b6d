import { ghosting } from '../../src/detectors/ghosting.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { call, contract, days, meeting, message, party, type DetectorCase } from '../../src/testing/index.ts'

export const LAST = '2026-03-03' // a Tuesday
export const ours = party('agency/tom')
export const recording = [{ from: '2022-01-01T00:00:00Z' }]

/** Mails of the client with these gaps in days, the last one on LAST. */
export function mails(gaps: readonly number[]): AnyEvent[] {
  const ages = gaps.reduceRight<number[]>((sum, gap) => [...sum, (sum.at(-1) ?? 0) + gap], [0])
  return ages.map((age) => message(days(LAST, -age), { ref: `mail-${age}` }))
}
/** Our mails so many days after the last contact, without an answer. */
export const asked = (...after: number[]): AnyEvent[] => after.map((day) => message(days(LAST, day), { ref: 'ours', from: ours }))
export const on = (silentDays: number) => `${days(LAST, silentDays)}T12:00:00Z`
export const weekly = mails(Array<number>(12).fill(7))
/** Three mails on Mondays and Tuesdays, from working day 1 to working day 11 after the last contact. */
export const chain = asked(1, 8, 15)

/** Four contacts, 250 days apart: they need the whole look-back. */
const rare = (contact: (at: string) => AnyEvent): AnyEvent[] => [0, 250, 500, 750].map((age) => contact(days(LAST, -age)))
const worsen = (events: readonly AnyEvent[]) => [...events, ...asked(16, 20, 24)]

export const cases: DetectorCase[] = [
  { name: 'weekly mail, then nothing for 60 days', detector: ghosting(), events: weekly, inputs: { asOf: on(60), recording }, expect: 'fired', severity: 0.42, worsen },
  { name: 'weekly mail, then 45 days of silence and three unanswered mails', detector: ghosting(), events: [...weekly, ...chain], inputs: { asOf: on(45), recording }, expect: 'fired', severity: 0.48, worsen },
  { name: 'weekly mail, silent for 14 days', detector: ghosting(), events: weekly, inputs: { asOf: on(14), recording }, expect: 'clear', worsen },
  { name: 'monthly mail, silent for 35 days', detector: ghosting(), events: mails([30, 31, 29, 30, 30, 31]), inputs: { asOf: on(35), recording }, expect: 'clear' },
  { name: 'four mails in two years', detector: ghosting(), events: rare((at) => message(at)), inputs: { asOf: on(60), recording }, expect: 'clear' },
  { name: 'four calls in two years', detector: ghosting(), events: rare((at) => call(at)), inputs: { asOf: on(60), recording }, expect: 'clear' },
  { name: 'four meetings in two years', detector: ghosting(), events: rare((at) => meeting(at)), inputs: { asOf: on(60), recording }, expect: 'clear' },
  { name: 'three active days', detector: ghosting(), events: mails([7, 7]), inputs: { asOf: on(60), recording }, expect: 'unknown', reason: 'too-few' },
  { name: 'nothing ever recorded', detector: ghosting(), events: [], inputs: { asOf: on(60), clientId: 'acme' }, expect: 'unknown', reason: 'not-recorded' },
  {
    name: 'the mail feed ended ten days after the last contact', detector: ghosting(), events: weekly,
    inputs: { asOf: on(60), recording: [{ from: '2024-01-01T00:00:00Z', to: on(10) }] }, expect: 'unknown', reason: 'gap',
  },
  {
    name: 'the contract ended and nothing is owed', detector: ghosting(),
    events: [...weekly, contract('2025-01-01', { startsOn: '2025-01-01', endsOn: '2026-02-28', autoRenews: false })],
    inputs: { asOf: on(60), recording }, expect: 'not-applicable', reason: 'engagement-over',
  },
]
