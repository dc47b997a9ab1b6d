import type { EventBase, EventType, EventTypes, Instant, Party, Side } from '../events/index.ts'
import { canonical } from '../timeline/index.ts'

/** Fields of an event of type K that a builder takes; what is left out gets a plain default. */
export type Fields<K extends EventType> = Partial<Omit<EventTypes[K], 'type' | 'at'>>

const SIDES: readonly Side[] = ['client', 'agency', 'third-party', 'unknown']

/**
 * A party in one word: `client/ana` is the client's Ana, `agency/tom` ours, `third-party/eva@other.example` an outsider with
 * the domain `other.example`.
 *
 * @throws TypeError where the side is none of client, agency, third-party, unknown
 *
 * @example
 * party('client/ana') // => { side: 'client', person: 'ana' }
 * party('third-party/eva@other.example').domain // => 'other.example'
 */
export function party(text: string, more: Partial<Party> = {}): Party {
  const slash = text.indexOf('/')
  const side = SIDES.find((s) => s === text.slice(0, slash))
  if (side === undefined) {
    throw new TypeError(`party: ${JSON.stringify(text)} must be side/person, with side one of ${SIDES.join(', ')}`)
  }
  const person = text.slice(slash + 1)
  const domain = person.includes('@') ? { domain: person.slice(person.lastIndexOf('@') + 1) } : {}
  return { side, person, ...domain, ...more }
}

/**
 * An instant in a few characters: a day is nine in the morning UTC, a day and a time is that time UTC, and anything with an
 * offset stays as it is.
 *
 * @example
 * instant('2026-03-02') // => '2026-03-02T09:00:00Z'
 * instant('2026-03-02 14:30') // => '2026-03-02T14:30:00Z'
 */
export function instant(text: string): Instant {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return `${text}T09:00:00Z`
  if (/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/.test(text)) return `${text.replace(' ', 'T')}:00Z`
  return text
}

/**
 * The day a number of days after another: `days('2026-03-01', 30)` is `2026-03-31`.
 *
 * @example
 * days('2026-03-01', 30) // => '2026-03-31'
 */
export function days(from: string, count: number): string {
  return new Date(Date.parse(`${from.slice(0, 10)}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}

/** The id is made from the content, so the same call gives the same event and two different calls never collide by accident. */
function build<E extends EventBase & { type: string }>(defaults: E): E {
  return { ...defaults, id: defaults.id === '' ? `${defaults.type}-${hash(canonical(defaults))}` : defaults.id }
}

/** FNV-1a over UTF-16 units, twice with different seeds: 64 bits are plenty for test data. */
function hash(text: string): string {
  let [a, b] = [0x811c9dc5, 0x01000193]
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b ^ unit, 0x85ebca6b)
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36)
}

const ANA = party('client/ana')
const TOM = party('agency/tom')
const EUR_1000 = { amount: 100_000, currency: 'EUR' }

const base = (at: string) => ({ id: '', clientId: 'acme', at: instant(at) })
const month = (at: string) => ({ from: days(at, -30), to: days(at, -1) })

/** A mail from the client's Ana to our Tom. */
export const message = (at: string, fields: Fields<'message'> = {}) =>
  build<EventTypes['message']>({
    ...base(at), type: 'message', channel: 'email', from: ANA, to: [fields.from?.side === 'agency' ? ANA : TOM], ...fields,
  })
/** A call from the client's Ana that was answered. */
export const call = (at: string, fields: Fields<'call'> = {}) =>
  build<EventTypes['call']>({
    ...base(at), type: 'call', from: ANA, to: [fields.from?.side === 'agency' ? ANA : TOM], status: 'answered', ...fields,
  })
/** A meeting of Ana and Tom that was held when it is logged. */
export const meeting = (at: string, fields: Fields<'meeting'> = {}) =>
  build<EventTypes['meeting']>({
    ...base(at), type: 'meeting', ref: `meeting-${at}`, status: 'held', startsAt: instant(at), attendees: [ANA, TOM], ...fields,
  })
/** The client's Ana left. */
export const contactChange = (at: string, fields: Fields<'contact-change'> = {}) =>
  build<EventTypes['contact-change']>({ ...base(at), type: 'contact-change', person: ANA, change: 'left', ...fields })
/** The client restructures. */
export const organisationChange = (at: string, fields: Fields<'organisation-change'> = {}) =>
  build<EventTypes['organisation-change']>({ ...base(at), type: 'organisation-change', kind: 'restructure', ...fields })
/** The client lets Ana into the ads account. */
export const accessChange = (at: string, fields: Fields<'access-change'> = {}) =>
  build<EventTypes['access-change']>({
    ...base(at), type: 'access-change', platform: 'ads', change: 'granted', principal: ANA, by: ANA, ...fields,
  })
/** Ana answers an NPS survey with 9. */
export const survey = (at: string, fields: Fields<'survey'> = {}) => {
  const answered = fields.status === 'sent' ? {} : { score: 9 }
  return build<EventTypes['survey']>({
    ...base(at), type: 'survey', metric: 'nps', status: 'answered', respondent: ANA, ...answered, ...fields,
  })
}
/** The client gave a reference. */
export const advocacy = (at: string, fields: Fields<'advocacy'> = {}) =>
  build<EventTypes['advocacy']>({ ...base(at), type: 'advocacy', kind: 'reference', status: 'given', ...fields })
/** Tom reads the client's health as 70 for 30 days. */
export const pulse = (at: string, fields: Fields<'pulse'> = {}) =>
  build<EventTypes['pulse']>({
    ...base(at), type: 'pulse', health: 70, author: 'tom', note: 'as agreed', expiresOn: `${days(at, 30)}T00:00:00Z`, ...fields,
  })
/** A budget of 1 000 EUR a month set by the client. */
export const budget = (at: string, fields: Fields<'budget'> = {}) =>
  build<EventTypes['budget']>({ ...base(at), type: 'budget', amount: EUR_1000, per: 'month', by: ANA, ...fields })
/** An invoice of 1 000 EUR issued, due in 30 days. */
export const invoice = (at: string, fields: Fields<'invoice'> = {}) => {
  const due = fields.status === undefined || fields.status === 'issued' ? { dueOn: days(at, 30) } : {}
  return build<EventTypes['invoice']>({
    ...base(at), type: 'invoice', ref: `invoice-${at}`, status: 'issued', amount: EUR_1000, ...due, ...fields,
  })
}
/** 1 000 EUR of revenue and 600 EUR of cost in the 30 days before. */
export const financials = (at: string, fields: Fields<'financials'> = {}) =>
  build<EventTypes['financials']>({
    ...base(at), type: 'financials', period: month(at), revenue: EUR_1000, cost: { amount: 60_000, currency: 'EUR' }, ...fields,
  })
/** A request opened by Ana. */
export const request = (at: string, fields: Fields<'request'> = {}) =>
  build<EventTypes['request']>({ ...base(at), type: 'request', ref: `request-${at}`, status: 'opened', by: ANA, ...fields })
/** A promise by Tom, due in a week. */
export const commitment = (at: string, fields: Fields<'commitment'> = {}) => {
  const due = fields.dueAt === undefined ? { dueOn: days(at, 7) } : {}
  return build<EventTypes['commitment']>({
    ...base(at), type: 'commitment', ref: `commitment-${at}`, status: 'made', by: TOM, ...due, ...fields,
  })
}
/** A report sent. */
export const report = (at: string, fields: Fields<'report'> = {}) =>
  build<EventTypes['report']>({ ...base(at), type: 'report', ref: `report-${at}`, status: 'sent', ...fields })
/** 100 leads in the 30 days before, as targeted. */
export const performance = (at: string, fields: Fields<'performance'> = {}) =>
  build<EventTypes['performance']>({
    ...base(at), type: 'performance', kpi: 'leads', period: month(at), actual: 100, target: 100, better: 'higher', ...fields,
  })
/** A test proposed by Tom. */
export const initiative = (at: string, fields: Fields<'initiative'> = {}) =>
  build<EventTypes['initiative']>({
    ...base(at), type: 'initiative', ref: `initiative-${at}`, kind: 'test', by: TOM, status: 'proposed', ...fields,
  })
/** An error found by us. */
export const incident = (at: string, fields: Fields<'incident'> = {}) =>
  build<EventTypes['incident']>({
    ...base(at), type: 'incident', ref: `incident-${at}`, kind: 'error', status: 'found', foundBy: TOM, ...fields,
  })
/** A plan agreed. */
export const plan = (at: string, fields: Fields<'plan'> = {}) =>
  build<EventTypes['plan']>({ ...base(at), type: 'plan', ref: 'plan', status: 'agreed', kpis: ['leads'], ...fields })
/** A contract signed that runs for a year with 30 days of notice. */
export const contract = (at: string, fields: Fields<'contract'> = {}) => {
  const signed = fields.status === undefined || fields.status === 'signed'
  const term = signed ? { startsOn: days(at, 0), endsOn: days(at, 364), noticeDays: 30 } : {}
  return build<EventTypes['contract']>({
    ...base(at), type: 'contract', ref: 'contract', status: 'signed', by: ANA, ...term, ...fields,
  })
}
/** Eight hours of work. */
export const usage = (at: string, fields: Fields<'usage'> = {}) =>
  build<EventTypes['usage']>({ ...base(at), type: 'usage', what: 'hours', count: 8, ...fields })
