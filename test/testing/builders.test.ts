import { describe, expect, it } from 'vitest'
import { eventTypes, parseEvents, type ClientEvent } from '../../src/events/index.ts'
import * as make from '../../src/testing/builders.ts'

const { party, instant, days } = make

/** Each builder with its plain event and with variations of the fields that change its defaults. */
const built: Record<string, readonly ClientEvent[]> = {
  message: [make.message('2026-03-02'), make.message('2026-03-02', { from: party('agency/tom') })],
  call: [make.call('2026-03-02'), make.call('2026-03-02', { from: party('agency/tom'), status: 'missed' })],
  meeting: [make.meeting('2026-03-02'), make.meeting('2026-03-02', { status: 'cancelled' })],
  'contact-change': [make.contactChange('2026-03-02'), make.contactChange('2026-03-02', { change: 'joined', main: true })],
  'organisation-change': [make.organisationChange('2026-03-02')],
  'access-change': [make.accessChange('2026-03-02'), make.accessChange('2026-03-02', { change: 'revoked' })],
  survey: [make.survey('2026-03-02'), make.survey('2026-03-02', { status: 'sent' }), make.survey('2026-03-02', { score: 3 })],
  advocacy: [make.advocacy('2026-03-02')],
  pulse: [make.pulse('2026-03-02')],
  budget: [make.budget('2026-03-02')],
  invoice: [make.invoice('2026-03-02'), make.invoice('2026-03-02', { status: 'paid' })],
  financials: [make.financials('2026-03-02')],
  request: [make.request('2026-03-02')],
  commitment: [make.commitment('2026-03-02'), make.commitment('2026-03-02', { dueAt: '2026-03-05T17:00:00Z' })],
  report: [make.report('2026-03-02')],
  performance: [make.performance('2026-03-02')],
  initiative: [make.initiative('2026-03-02')],
  incident: [make.incident('2026-03-02')],
  plan: [make.plan('2026-03-02')],
  contract: [make.contract('2026-03-02'), make.contract('2026-03-02', { status: 'notice-given' })],
  usage: [make.usage('2026-03-02')],
}

describe('builders', () => {
  it('exist for every built-in type', () => {
    expect(Object.keys(built)).toEqual([...eventTypes])
  })

  it.each(Object.entries(built))('%s: makes events of its type that the schemas accept', (type, events) => {
    expect(parseEvents(events)).toEqual({ events, rejected: [] })
    expect(events.map((event) => event.type)).toEqual(events.map(() => type))
  })

  it('make the same id for the same call, and another one for another', () => {
    expect(make.message('2026-03-02')).toEqual(make.message('2026-03-02'))
    const ids = Object.values(built).flat().map(({ id }) => id)
    const elsewhere = make.message('2026-03-02', { clientId: 'other' })
    const others = [make.message('2026-03-03'), elsewhere, make.message('2026-03-02', { text: 'Hi' })]
    const more = others.map(({ id }) => id)
    expect(new Set([...ids, ...more]).size).toBe(ids.length + more.length)
  })

  it('let fields win over defaults, the id too', () => {
    expect(make.usage('2026-03-02', { id: 'mine', source: 'timesheet', clientId: 'beta', count: 3 })).toEqual({
      id: 'mine', source: 'timesheet', clientId: 'beta', at: '2026-03-02T09:00:00Z', type: 'usage', what: 'hours', count: 3,
    })
  })

  it('address a message to the other side', () => {
    expect(make.message('2026-03-02').to).toEqual([party('agency/tom')])
    expect(make.message('2026-03-02', { from: party('agency/tom') }).to).toEqual([party('client/ana')])
  })
})

describe('the words of builders', () => {
  it('party reads side, person and domain', () => {
    expect(party('client/ana')).toEqual({ side: 'client', person: 'ana' })
    expect(party('third-party/eva@other.example'))
      .toEqual({ side: 'third-party', person: 'eva@other.example', domain: 'other.example' })
    expect(party('client/ana', { seniority: 'head' })).toEqual({ side: 'client', person: 'ana', seniority: 'head' })
    expect(() => party('ana')).toThrow('"ana" must be side/person')
  })

  it('instant reads a day, a day and a time, and leaves an instant alone', () => {
    expect(instant('2026-03-02')).toBe('2026-03-02T09:00:00Z')
    expect(instant('2026-03-02 14:30')).toBe('2026-03-02T14:30:00Z')
    expect(instant('2026-03-02T14:30:00-05:00')).toBe('2026-03-02T14:30:00-05:00')
  })

  it('days counts across months, years and leap days', () => {
    expect(days('2026-03-01', 30)).toBe('2026-03-31')
    expect(days('2028-02-28', 2)).toBe('2028-03-01')
    expect(days('2026-01-01T00:00:00Z', -1)).toBe('2025-12-31')
  })
})
