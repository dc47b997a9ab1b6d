import { unattendedRisk } from '../../src/detectors/unattended-risk.ts'
import { defaultNorms } from '../../src/measures/index.ts'
import {
  call, contactChange, contract, days, incident, meeting, message, party, pulse, survey, type DetectorCase,
} from '../../src/testing/index.ts'

const asOf = '2026-06-15T12:00:00Z'
/** Everything was recorded until asOf. */
const inputs = { asOf, clientId: 'acme', recording: [{ from: '2023-01-01T00:00:00Z' }] }
const detector = unattendedRisk()

/** A day so many days ago. */
export const ago = (daysAgo: number): string => days('2026-06-15', -daysAgo)
/** A detractor's answer ten working days ago. */
export const detractor = survey(ago(14), { score: 3 })
/** In touch every fifty days until two years ago, and silent since. */
export const fellSilent = [
  message(ago(1000)), message(ago(950)), call(ago(900)), call(ago(850)), meeting(ago(800)), meeting(ago(750)),
]
/** A client that pays more than most. */
export const big = { ...inputs, norms: { ...defaultNorms, feeTopQuarter: [{ amount: 500_000, currency: 'EUR' }] } }
export const bigContract = contract(ago(200), { monthlyFee: { amount: 600_000, currency: 'EUR' } })
/** Tom was in charge and left two months ago. */
export const tomLeft = [
  contactChange(ago(300), { person: party('agency/tom'), change: 'joined', main: true }),
  contactChange(ago(60), { person: party('agency/tom') }),
]

export const cases: DetectorCase[] = [
  {
    name: 'a detractor ten working days ago, and no contact since', detector, inputs, expect: 'fired', severity: 0.525,
    events: [detractor],
    worsen: (events) => [...events, survey(ago(20), { score: 2, respondent: party('client/ben') })],
  },
  {
    name: 'a detractor, and a call two days later', detector, inputs, expect: 'clear',
    events: [detractor, call(ago(12), { from: party('agency/tom') })],
  },
  {
    name: 'calm is assumed while the client is silent', detector, inputs, expect: 'fired', severity: 0.4,
    events: [...fellSilent, pulse(ago(5))],
  },
  {
    name: 'nobody is in charge of a big client with something open', detector, inputs: big, expect: 'fired', severity: 0.3,
    events: [bigContract, ...tomLeft, incident(ago(2))],
  },
  {
    name: 'a worry that nobody acted on', detector, inputs, expect: 'fired', severity: 0.525,
    events: [pulse(ago(14), { health: 30 })],
  },
  {
    name: 'a hole since the fact', detector, events: [detractor], expect: 'unknown', reason: 'gap',
    inputs: {
      ...inputs, recording: [{ from: '2023-01-01T00:00:00Z', to: '2026-06-05T00:00:00Z' }, { from: '2026-06-06T00:00:00Z' }],
    },
  },
  {
    name: 'nothing that holds a fact is recorded', detector, events: [], inputs: { ...inputs, recording: [] }, expect: 'unknown',
    reason: 'not-recorded',
  },
  {
    name: 'nothing happened', detector, inputs, expect: 'not-applicable', reason: 'nothing-to-attend',
    events: [survey(ago(14)), message(ago(10))],
  },
]
