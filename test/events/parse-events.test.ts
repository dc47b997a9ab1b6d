import * as fc from 'fast-check'
import * as z from 'zod'
import { describe, expect, it } from 'vitest'
import { defineEvent, eventTypes, parseEvents } from '../../src/events/index.ts'
import { mutatedEvent, oddValue, validEvent } from './arbitrary.ts'

const base = { id: '1', clientId: 'bakery', at: '2026-03-06T09:00:00Z' }
const usage = { ...base, type: 'usage', what: 'logins', count: 3 }
const message = { ...base, type: 'message', channel: 'email', from: { side: 'client' }, to: [{ side: 'agency' }] }
const commitment = { ...base, type: 'commitment', ref: 'c', status: 'made', by: { side: 'agency' } }

/** The only rejection of one row. */
function rejection(row: unknown, options = {}) {
  const { events, rejected } = parseEvents([row], options)
  expect(events).toEqual([])
  expect(rejected).toHaveLength(1)
  return rejected[0]
}
const messageOf = (row: unknown, options = {}): string | undefined => rejection(row, options)?.message

describe('parseEvents', () => {
  it('gives back the very objects it was given, unknown fields included', () => {
    const row = Object.freeze({ ...usage, hostField: { deep: [1] } })
    const { events, rejected } = parseEvents([row])
    expect(rejected).toEqual([])
    expect(events[0]).toBe(row)
  })

  it('accounts for every row, in order, and throws for none', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(validEvent, mutatedEvent, oddValue), { maxLength: 20 }), fc.constantFrom('reject' as const, 'pass' as const), (rows, unknownTypes) => {
        const { events, rejected } = parseEvents(rows, { unknownTypes })
        const bad = new Set(rejected.map(({ index }) => index))
        expect(bad.size).toBe(rejected.length)
        expect(events).toHaveLength(rows.length - rejected.length)
        rows.filter((_, index) => !bad.has(index)).forEach((row, n) => expect(events[n]).toBe(row))
        expect([...bad]).toEqual([...bad].sort((a, b) => a - b))
        for (const { index, message: text } of rejected) expect(text.startsWith(`events[${index}]`)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('says the same of the same row every time', () => {
    fc.assert(
      fc.property(mutatedEvent, (row) => {
        expect(parseEvents([row]).rejected).toEqual(parseEvents([row]).rejected)
      }),
      { numRuns: 200 },
    )
  })

  it('stops at nothing in between: getters that throw, cycles, revoked proxies, holes', () => {
    const cyclic: Record<string, unknown> = { ...usage }
    cyclic['ext'] = cyclic
    const revoked = Proxy.revocable({}, {})
    revoked.revoke()
    const thrower = { ...usage, get at() { throw new Error('no connection') } }
    const hostile = { ...usage, get at() { throw { get message() { throw new Error('again') } } } }
    const rows = [usage, thrower, hostile, cyclic, revoked.proxy, null, undefined, [usage], 'text', usage]
    const { events, rejected } = parseEvents(rows)
    expect(events).toEqual([usage, cyclic, usage])
    expect(rejected.map(({ index }) => index)).toEqual([1, 2, 4, 5, 6, 7, 8])
    expect(rejected[0]?.message).toBe('events[1]: could not be read: "no connection"; give plain JSON values')
    expect(parseEvents([, usage]).rejected[0]?.message).toBe('events[0]: expected an object, got nothing; give one event per row')
  })

  it.each([['text', '{"a":1}'], ['one event', usage], ['nothing', undefined], ['null', null]])('throws when given %s instead of a list', (_, rows) => {
    expect(() => Reflect.apply(parseEvents, undefined, [rows])).toThrow(/^parseEvents: expected a list of rows, got .*; for NDJSON parse each line/)
  })

  it('takes any text as a client id: __proto__, blanks, lone surrogates', () => {
    for (const clientId of ['__proto__', 'constructor', ' ', '\ud800', '🙂', 'x'.repeat(100_000)]) {
      const row = JSON.parse(JSON.stringify({ ...usage, clientId })) as unknown
      expect(parseEvents([row]).events[0]?.clientId).toBe(clientId)
    }
    expect(messageOf({ ...usage, clientId: '' })).toBe('events[0].clientId: expected a text that is not empty, got ""')
  })

  it('is not fooled by a __proto__ field from JSON', () => {
    const row: unknown = JSON.parse(`{"__proto__": ${JSON.stringify(usage)}}`)
    expect(rejection(row)?.path).toBe('type')
  })
})

describe('a rejection names place, value and remedy', () => {
  it.each<[row: unknown, message: string]>([
    [
      { ...usage, at: '2026-03-06 18:30' },
      'events[0].at: expected an RFC 3339 instant with an offset, years 1900 to 2199, got "2026-03-06 18:30"; give it a zone with toInstant(value, { zone })',
    ],
    [
      { ...usage, at: 1772839800 },
      'events[0].at: expected an RFC 3339 instant with an offset, years 1900 to 2199, got 1772839800; give it a zone with toInstant(value, { zone })',
    ],
    [{ ...usage, id: undefined }, 'events[0].id: missing, expected a text'],
    [{ ...usage, count: '3' }, 'events[0].count: expected a finite number, got "3"'],
    [{ ...usage, count: NaN }, 'events[0].count: expected a finite number, got NaN'],
    [{ ...usage, count: -1 }, 'events[0].count: expected at least 0, got -1'],
    [{ ...usage, revision: 1.5 }, 'events[0].revision: expected a whole number, got 1.5'],
    [{ ...usage, recordedAt: null }, 'events[0].recordedAt: expected an RFC 3339 instant with an offset, years 1900 to 2199, got null; leave the field out when it is not known'],
    [{ ...message, to: [{ side: 'agency' }, { side: 'Agency' }] }, 'events[0].to[1].side: expected one of client, agency, third-party, unknown, got "Agency"; did you mean "agency"?'],
    [{ ...message, to: { side: 'agency' } }, 'events[0].to: expected a list, got an object'],
    [{ ...message, channel: 'fax', words: 'x' }, 'events[0].channel: expected one of email, chat, sms, portal, social, letter, note, got "fax" (and 1 more)'],
    [{ ...message, expectsReply: 'yes' }, 'events[0].expectsReply: expected true or false, got "yes"'],
    [{ ...message, cues: [{ code: 'praise', confidence: 2 }] }, 'events[0].cues[0].confidence: expected at most 1, got 2'],
    [{ ...message, cues: [{ code: 'claim', topic: 'launch' }] }, 'events[0].cues[0]: expected the fields of its code; a claim has topic and value, a direction-question has topic'],
    [commitment, 'events[0]: expected exactly one of dueOn and dueAt; keep dueOn for a day, dueAt for a time'],
    [{ ...commitment, dueOn: '2026-03-09', dueAt: base.at }, 'events[0]: expected exactly one of dueOn and dueAt; keep dueOn for a day, dueAt for a time'],
    [{ ...commitment, dueOn: '2026-02-29' }, 'events[0].dueOn: expected a day YYYY-MM-DD, years 1900 to 2199, got "2026-02-29"; leave the field out when there is no such day'],
    [{ ...base, type: 'survey', metric: 'nps', status: 'answered', score: 11 }, 'events[0].score: expected a score on its scale, got 11; an nps without scale is 0 to 10'],
    [{ ...base, type: 'survey', metric: 'csat', status: 'answered', score: 3, scale: { min: 5, max: 1 } }, 'events[0].scale: expected min below max; write a scale from 1 to 5 as { min: 1, max: 5 } (and 1 more)'],
    [
      { ...base, type: 'invoice', ref: 'i', status: 'paid', amount: { amount: 19.99, currency: 'EUR' } },
      'events[0].amount.amount: expected whole minor units, got 19.99; write 19.99 as 1999',
    ],
    [
      { ...base, type: 'invoice', ref: 'i', status: 'paid', amount: { amount: 1999, currency: 'eur' } },
      'events[0].amount.currency: expected three upper-case letters of ISO 4217, got "eur"; write EUR, not € or eur',
    ],
    [
      { ...base, type: 'performance', kpi: 'leads', period: { from: '2026-03-01', to: '2026-02-01' }, actual: 1, better: 'higher' },
      'events[0].period: expected from not after to; swap them',
    ],
    [{ ...usage, id: 'x'.repeat(100), what: '' }, 'events[0].what: expected a text that is not empty, got ""'],
  ])('%#', (row, expected) => {
    expect(messageOf(row)).toBe(expected)
  })

  it('gives path and value apart', () => {
    expect(rejection({ ...message, to: [{ side: 'x' }] })).toMatchObject({ index: 0, path: 'to[0].side', value: 'x' })
    expect(rejection({ ...usage, at: '' })).toMatchObject({ path: 'at', value: '' })
  })

  it('shortens long texts', () => {
    expect(messageOf({ ...usage, at: 'x'.repeat(10_000_000) })?.length).toBeLessThan(300)
  })
})

describe('unknown types', () => {
  it('are named with the known ones and the nearest', () => {
    const text = messageOf({ ...usage, type: 'mesage' })
    expect(text).toMatch(/^events\[0\]\.type: unknown event type "mesage"; did you mean "message"\? keep it with unknownTypes: "pass"; known types: message, call,/)
    for (const type of [...eventTypes, 'retraction']) expect(text).toContain(type)
    expect(messageOf({ ...usage, type: 'contact_change' })).toContain('did you mean "contact-change"?')
    expect(messageOf({ ...usage, type: 'weather' })).not.toContain('did you mean')
    expect(messageOf({ ...usage, type: 'acme/portal-visit' })).toContain('declare it with defineEvent and give the definition in custom')
    expect(messageOf({ ...usage, type: '__proto__' })).toContain('unknown event type "__proto__"')
    expect(messageOf({ ...usage, type: 'toString' })).toContain('unknown event type "toString"')
    expect(messageOf({ ...usage, type: undefined })).toMatch(/type: missing; known types/)
    expect(messageOf({ ...usage, type: 7 })).toMatch(/type: expected a text, got 7; known types/)
  })

  it('pass on request, if their base fields are right', () => {
    const row = { ...base, type: 'weather', sky: 'blue' }
    expect(parseEvents([row], { unknownTypes: 'pass' }).events[0]).toBe(row)
    expect(messageOf({ ...row, at: 'yesterday' }, { unknownTypes: 'pass' })).toMatch(/^events\[0\]\.at: expected an RFC 3339 instant/)
    expect(rejection({ ...row, type: '' }, { unknownTypes: 'pass' })?.path).toBe('type')
    expect(rejection({ ...usage, count: 'x' }, { unknownTypes: 'pass' })?.path).toBe('count')
  })

  it('cue codes that are not known are rejected, or pass on request', () => {
    const row = { ...message, cues: [{ code: 'sarcasm' }, { code: 'praise' }] }
    expect(rejection(row)?.path).toBe('cues[0].code')
    expect(parseEvents([row], { unknownTypes: 'pass' }).events[0]).toBe(row)
    expect(rejection({ ...message, cues: [{ code: 7 }] }, { unknownTypes: 'pass' })?.path).toBe('cues[0].code')
    expect(rejection({ ...message, cues: [{ code: 'sarcasm' }], words: -1 }, { unknownTypes: 'pass' })?.path).toBe('words')
  })

  it('refuses an option it does not know', () => {
    expect(() => Reflect.apply(parseEvents, undefined, [[], { unknownTypes: 'ignore' }])).toThrow('parseEvents: unknownTypes: expected reject or pass, got "ignore"')
  })
})

describe('custom types', () => {
  const visit = defineEvent('acme/portal-visit', { page: z.string(), seconds: z.number().min(0).optional() })
  const row = { ...base, type: 'acme/portal-visit', page: '/reports', extra: 1 }

  it('are checked by their definition', () => {
    const { events } = parseEvents([row, usage], { custom: [visit] })
    expect(events[0]).toBe(row)
    expect(events[1]).toBe(usage)
    expect(messageOf({ ...row, seconds: -1 }, { custom: [visit] })).toBe('events[0].seconds: expected at least 0, got -1')
    expect(messageOf({ ...row, id: '' }, { custom: [visit] })).toBe('events[0].id: expected a text that is not empty, got ""')
    expect(messageOf({ ...usage, type: 'acme/portal-visitt' }, { custom: [visit] })).toContain('did you mean "acme/portal-visit"?')
  })

  it('carry their TypeScript type', () => {
    const event = parseEvents([row], { custom: [visit] }).events.find((one) => one.type === 'acme/portal-visit')
    const page: string | undefined = event?.type === 'acme/portal-visit' && 'page' in event ? event.page : undefined
    expect(page).toBe('/reports')
  })

  it('reject a row when their own check throws or waits', () => {
    const throws = defineEvent('acme/throws', { x: z.unknown().refine(() => { throw new Error('boom') }) })
    const waits = defineEvent('acme/waits', { x: z.string().refine(async () => Promise.resolve(true)) })
    expect(messageOf({ ...base, type: 'acme/throws', x: 1 }, { custom: [throws] })).toContain('could not be read: "boom"')
    expect(messageOf({ ...base, type: 'acme/waits', x: '1' }, { custom: [waits] })).toContain('could not be read')
  })

  it('may not be defined twice in different ways', () => {
    const other = defineEvent('acme/portal-visit', { page: z.number() })
    expect(() => parseEvents([], { custom: [visit, other] })).toThrow('two definitions of "acme/portal-visit"; keep one')
    expect(parseEvents([row], { custom: [visit, visit] }).events).toEqual([row])
  })
})
