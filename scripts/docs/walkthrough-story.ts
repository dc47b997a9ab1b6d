import type { AnyEvent, ClientEvent } from '../../src/events/index.ts'
import {
  accessChange, budget, call, commitment, contactChange, contract, days, initiative, invoice, meeting, message, party, performance, plan, report, request, survey,
} from '../../src/testing/index.ts'
import { random } from '../sample-random.ts'

/** The moments at which the client is judged, and what an account lead knew then. */
export const moments: readonly (readonly [day: string, what: string])[] = [
  ['2025-09-30', 'Nine months in. The account runs as it should.'],
  ['2025-12-15', 'Vera has asked for the third month in a row what the campaigns brought. The reports went out as always.'],
  ['2026-02-10', 'Vera left in January. Her successor Paul writes, and has not been met.'],
  ['2026-04-07', 'Paul scored a 6, and his answers take days.'],
  ['2026-05-20', 'The media budget was cut, with no word of where it went, and an outsider was let into the ads account.'],
  ['2026-06-18', 'Notice.'],
]

const START = '2025-01-06'
const vera = party('client/vera')
const paul = party('client/paul')
const nora = party('agency/nora')
const clientId = 'linden-living'
const rng = random(18, clientId)

const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay()
const isWorkday = (day: string): boolean => weekday(day) > 0 && weekday(day) < 6
const time = (day: string, hours: number): string => {
  let at = Date.parse(`${day}T00:00:00Z`) + hours * 3_600_000
  while ([0, 6].includes(new Date(at).getUTCDay()) || new Date(at).getUTCHours() >= 18) at += 3_600_000
  return new Date(at).toISOString()
}

/** Eighteen months of one client, from the first weak sign to the notice. */
export function story(): AnyEvent[] {
  const events: ClientEvent[] = [
    contract(START, { clientId, by: vera, monthlyFee: { amount: 420_000, currency: 'EUR' }, startsOn: START, endsOn: '2026-12-31', noticeDays: 90, outClause: true, clientOwnsAccounts: true, services: ['ads', 'content'] }),
    contactChange(START, { clientId, person: vera, change: 'joined', main: true }),
    contactChange(START, { clientId, person: nora, change: 'joined', main: true }),
    plan('2025-01-20', { clientId, kpis: ['leads'] }),
    ...[vera, nora].map((principal) => accessChange('2025-01-08', { clientId, change: 'observed', principal: { ...principal, domain: principal === vera ? 'linden.example' : 'agency.example' }, role: 'admin', asset: 'linden-ads' })),
  ]
  for (let day = START; day <= '2026-06-18'; day = days(day, 1)) events.push(...dayOf(day))
  return [...events, ...turningPoints()]
}

function dayOf(day: string): ClientEvent[] {
  const contact = day < '2026-01-14' ? vera : paul
  const events: ClientEvent[] = []
  if (isWorkday(day) && rng.chance(0.4)) events.push(...thread(day, contact))
  const week = Math.round((Date.parse(day) - Date.parse(START)) / 604_800_000)
  if (weekday(day) === 3 && week % 2 === 0 && day < '2026-01-10') events.push(meeting(`${day} 10:00`, { clientId, ref: `call-${day}`, attendees: [contact, nora], minutes: 45, purpose: 'check-in', recurring: true }))
  if (weekday(day) === 1 && week % 2 === 1) {
    events.push(commitment(`${day} 11:00`, { clientId, ref: `task-${day}`, dueOn: days(day, 11) }))
    events.push(commitment(`${days(day, 10)} 15:00`, { clientId, ref: `task-${day}`, status: 'delivered', dueOn: days(day, 11) }))
  }
  if (weekday(day) === 2 && rng.chance(0.5)) {
    events.push(request(`${day} 10:00`, { clientId, ref: `request-${day}`, by: contact, inScope: true }))
    events.push(request(`${day} 12:00`, { clientId, ref: `request-${day}`, status: 'acknowledged', by: contact }), request(`${days(day, 2)} 12:00`, { clientId, ref: `request-${day}`, status: 'resolved', by: contact }))
  }
  return day.endsWith('-01') ? [...events, ...monthly(day)] : events
}

function monthly(day: string): ClientEvent[] {
  const cut = day >= '2026-05-01'
  const month = { from: days(day, -30), to: days(day, -1) }
  const quarter = ['01', '04', '07', '10'].includes(day.slice(5, 7)) && day < '2026-03-01'
  const ref = `inv-${day}`
  return [
    invoice(day, { clientId, ref, amount: { amount: 420_000, currency: 'EUR' }, dueOn: days(day, 30) }),
    invoice(days(day, 27), { clientId, ref, status: 'paid', amount: { amount: 420_000, currency: 'EUR' } }),
    budget(day, { clientId, service: 'ads', amount: { amount: cut ? 700_000 : 1_200_000, currency: 'EUR' }, by: day < '2026-01-14' ? vera : paul }),
    performance(`${day} 06:00`, { clientId, period: month, actual: cut ? 118 : Math.round(rng.between(195, 215)), target: 200, spend: { amount: cut ? 690_000 : 1_180_000, currency: 'EUR' } }),
    report(`${days(day, 4)} 09:00`, { clientId, ref: `report-${day}`, answers: ['data-focus', 'data-meaning'], metrics: ['clicks', 'impressions', 'spend'] }),
    initiative(days(day, 7), { clientId, ref: `test-${day}`, kind: 'test', by: nora }),
    initiative(days(day, 20), { clientId, ref: `test-${day}`, kind: 'test', by: nora, status: 'done' }),
    ...(quarter ? [survey(days(day, 9), { clientId, ref: `nps-${day}`, respondent: vera, score: 9 })] : []),
    ...(quarter ? [plan(days(day, 12), { clientId, status: 'reviewed', kpis: ['leads'] })] : []),
  ]
}

/** A thread of two to four mails; from March on the client's answers take days. */
function thread(day: string, contact: typeof vera): ClientEvent[] {
  const slow = day >= '2026-03-02'
  const opens = rng.chance(slow ? 0.2 : 0.5)
  const turns = 2 + Math.floor(rng.between(0, 2.5))
  const events: ClientEvent[] = []
  let [at, fromClient] = [time(day, rng.between(8, 15)), opens]
  for (let turn = 0; turn < turns; turn++) {
    if (at > '2026-06-18') break
    events.push(message(at, { clientId, ref: `thread-${day}`, from: fromClient ? contact : nora, to: [fromClient ? nora : contact], expectsReply: turn < turns - 1, cues: [] }))
    fromClient = !fromClient
    at = time(at.slice(0, 10), Number(at.slice(11, 13)) + rng.logNormal(fromClient ? (slow ? 70 : 3) : 2, 0.5))
  }
  return events
}

function turningPoints(): ClientEvent[] {
  const ask = (day: string): ClientEvent => message(`${day} 14:00`, { clientId, ref: `question-${day}`, from: vera, to: [nora], expectsReply: true, cues: [{ code: 'direction-question', topic: 'results' }] })
  return [
    ...['2025-10-09', '2025-11-10', '2025-12-09'].map(ask),
    ...['2025-10-09', '2025-11-10', '2025-12-09'].map((day) => message(`${day} 16:00`, { clientId, ref: `question-${day}`, from: nora, to: [vera], expectsReply: false, cues: [] })),
    contactChange('2026-01-13', { clientId, person: vera, change: 'left', main: true, successor: paul }),
    survey('2026-03-24', { clientId, ref: 'nps-spring', respondent: paul, score: 6 }),
    call('2026-04-02 11:00', { clientId, from: nora, to: [paul], status: 'missed' }),
    accessChange('2026-05-12', { clientId, asset: 'linden-ads', principal: party('third-party/ines@another-agency.example'), role: 'read-only', by: paul }),
    contract('2026-06-17', { clientId, status: 'notice-given', by: paul, effectiveOn: '2026-12-31' }),
  ]
}
