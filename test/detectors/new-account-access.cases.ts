import { newAccountAccess } from '../../src/detectors/new-account-access.ts'
import { accessChange, call, contract, days, meeting, message, party, type DetectorCase, type Fields } from '../../src/testing/index.ts'

const today = '2026-06-15'
/** Everything was recorded until asOf. */
const inputs = { asOf: `${today}T09:00:00Z`, clientId: 'acme', recording: [{ from: '2020-01-01T00:00:00Z' }] }
const detector = newAccountAccess()
const ago = (n: number) => days(today, -n)
const rival = party('third-party/ana@other-agency.example')
const lets = (n: number, fields: Fields<'access-change'> = {}) => accessChange(ago(n), { principal: rival, role: 'read', ...fields })

export const cases: DetectorCase[] = [
  {
    name: 'read access for another agency 6 days ago, contract ends in 75', detector, inputs, expect: 'fired', severity: 0.61,
    events: [contract('2025-09-01', { endsOn: days(today, 75) }), lets(6)],
    worsen: (events) => [...events, lets(1, { platform: 'shop' })],
  },
  {
    name: 'somebody unknown on two platforms today', detector, inputs, expect: 'fired', severity: 0.5,
    events: ['ads', 'shop'].map((platform) => lets(0, { platform, principal: party('unknown/x@who.example') })),
  },
  {
    name: 'the client spoke of other agencies long ago', detector, inputs, expect: 'fired', severity: 0.14,
    events: [lets(140), message(ago(150), { cues: [{ code: 'competitor-mention' }] })],
  },
  {
    name: 'an outsider sat in a meeting long ago', detector, inputs, expect: 'fired', severity: 0.13,
    events: [lets(140), meeting(ago(150), { attendees: [rival, party('agency/tom')] })],
  },
  { name: 'we talked with the client after it, long ago', detector, inputs, expect: 'fired', severity: 0.06, events: [lets(125), call(ago(122))] },
  {
    name: 'new in a snapshot', detector, inputs, expect: 'fired', severity: 0.5,
    events: [
      accessChange(ago(30), { change: 'observed' }),
      ...[accessChange(ago(0), { change: 'observed' }), accessChange(ago(0), { change: 'observed', principal: rival })],
    ],
  },
  {
    name: "a new hire on the client's domain", detector, inputs, expect: 'clear',
    events: [message(ago(9), { from: party('client/ana@client.example') }), lets(6, { principal: party('unknown/new@client.example') })],
  },
  {
    name: 'a known vendor', detector, expect: 'clear', events: [lets(6, { principal: party('third-party/bot@eu.reports.example') })],
    inputs: { ...inputs, agency: { vendors: ['reports.example'] } },
  },
  { name: 'we let them in', detector, inputs, expect: 'clear', events: [lets(6, { by: party('agency/tom') })] },
  {
    name: 'taken back by the client 14 days ago', detector, inputs, expect: 'clear',
    events: [lets(20), lets(14, { change: 'revoked', by: party('client/ana') })],
  },
  { name: 'there in the first snapshot', detector, inputs, expect: 'clear', events: [lets(6, { change: 'observed' })] },
  { name: 'nobody was let in', detector, inputs, expect: 'clear', events: [] },
  {
    name: 'whose account it is nobody can say', detector, inputs, expect: 'unknown', reason: 'ambiguous',
    events: [lets(6, { principal: { side: 'unknown', person: 'x' } })],
  },
  { name: 'access is not recorded', detector, inputs: { ...inputs, recording: [] }, expect: 'unknown', reason: 'not-recorded', events: [] },
  {
    name: 'a hole over last week', detector, expect: 'unknown', reason: 'gap', events: [],
    inputs: { ...inputs, recording: [{ from: '2020-01-01T00:00:00Z', to: `${ago(7)}T00:00:00Z` }] },
  },
]
