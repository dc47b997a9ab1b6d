import { contactLoss } from '../../src/detectors/contact-loss.ts'
import { contactChange, days, meeting, message, party, plan, type DetectorCase, type Fields } from '../../src/testing/index.ts'

const today = '2026-06-15'
const asOf = `${today}T09:00:00Z`
/** Everything was recorded until asOf. */
const inputs = { asOf, clientId: 'acme', recording: [{ from: '2020-01-01T00:00:00Z' }] }
const detector = contactLoss()
const ben = party('client/ben')
const ago = (n: number) => days(today, -n)
const named = contactChange('2024-01-08', { change: 'joined', main: true })
const left = (n: number, fields: Fields<'contact-change'> = {}) => contactChange(ago(n), fields)
/** Mails of one person, one a week, from so many days ago on. */
const mails = (who: string, from: number, count: number) => Array.from({ length: count }, (_, i) => message(ago(from - 7 * i), { from: party(who) }))
const bounce = (n: number) => message(ago(n), { from: party('agency/tom'), delivery: 'bounced' })

export const cases: DetectorCase[] = [
  {
    name: 'the main person left 17 days ago, no successor, no other writer', detector, inputs, expect: 'fired', severity: 0.63,
    events: [named, left(17)],
  },
  { name: 'the only person in touch left yesterday', detector, events: [...mails('client/ana', 60, 8), left(1)], inputs, expect: 'fired', severity: 0.7 },
  {
    name: 'whoever wrote most left long ago', detector, inputs, expect: 'fired', severity: 0.13,
    events: [...mails('client/ana', 310, 10), ...mails('client/ben', 300, 2), left(230), ...mails('client/ben', 220, 9)],
  },
  {
    name: 'one of four writers left today', detector, inputs, expect: 'fired', severity: 0.25,
    events: [...['ana', 'ben', 'eva', 'joe'].flatMap((who) => mails(`client/${who}`, 60, 4)), left(0)],
  },
  {
    name: 'the successor was never met', detector, inputs, expect: 'fired', severity: 0.52,
    events: [named, left(40, { successor: ben }), message(ago(35), { from: ben })],
  },
  {
    name: 'the successor wants our work justified', detector, inputs, expect: 'fired', severity: 0.61,
    events: [named, left(10, { successor: ben }), message(ago(3), { from: ben, cues: [{ code: 'audit-question' }] })],
  },
  { name: 'mail to the main person bounced on two days', detector, events: [named, bounce(4), bounce(1)], inputs, expect: 'fired', severity: 0.4 },
  {
    name: 'main hands over, successor met on day 9, plan reviewed on day 20', detector, inputs, expect: 'clear',
    events: [named, left(30, { change: 'handed-over', successor: ben }), meeting(ago(21), { attendees: [ben] }), plan(ago(10), { status: 'reviewed' })],
  },
  {
    name: 'a handover of last year, met and planned', detector, inputs, expect: 'clear',
    events: [named, left(300, { successor: ben }), meeting(ago(290), { attendees: [ben] }), plan(ago(280))],
  },
  { name: 'somebody in the third row left', detector, events: [named, left(5, { person: party('client/joe') })], inputs, expect: 'clear' },
  { name: 'nothing ever changed', detector, events: [], inputs, expect: 'clear' },
  { name: 'somebody left, and nobody knows who that was', detector, events: [left(5)], inputs, expect: 'unknown', reason: 'ambiguous' },
  { name: 'changes are not recorded', detector, events: mails('client/ana', 60, 8), inputs: { ...inputs, recording: [] }, expect: 'unknown', reason: 'not-recorded' },
  {
    name: 'a hole over last week', detector, events: [named], expect: 'unknown', reason: 'gap',
    inputs: { ...inputs, recording: [{ from: '2020-01-01T00:00:00Z', to: `${ago(7)}T00:00:00Z` }] },
  },
]
