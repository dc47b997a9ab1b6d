import * as fc from 'fast-check'
import * as z from 'zod'
import { describe, expect, it } from 'vitest'
import { fromRows, mappingSchema } from '../../src/adapters/index.ts'
import type { Mapping } from '../../src/adapters/index.ts'
import { createDirectory } from '../../src/directory/index.ts'
import { defineEvent } from '../../src/events/index.ts'

const invoices: Mapping = {
  timeZone: 'Europe/Rome',
  source: 'books',
  ignore: [{ when: [{ column: 'State', in: ['draft', 'void'] }], reason: 'never sent' }],
  events: [
    {
      type: 'invoice',
      when: [{ column: 'Issued', present: true }],
      fields: {
        id: { template: 'inv-{No}-issued' },
        clientId: { column: 'Customer' },
        at: { column: 'Issued', date: 'dd/MM/yyyy', as: 'instant' },
        ref: { column: 'No' },
        status: 'issued',
        amount: { amount: { column: 'Amount', number: { scale: 100, decimal: ',' } }, currency: { constant: 'EUR' } },
        dueOn: { column: 'Due', date: 'dd/MM/yyyy', as: 'localDate' },
      },
    },
    {
      type: 'invoice',
      when: [
        { column: 'Paid', present: true },
        { column: 'State', notIn: ['disputed'] },
      ],
      fields: {
        id: { template: 'inv-{No}-paid' },
        clientId: { column: 'Customer' },
        at: { column: 'Paid', date: 'dd/MM/yyyy', as: 'instant', time: '17:00' },
        ref: { column: 'No' },
        status: 'paid',
        amount: { amount: { column: 'Amount', number: { scale: 100, decimal: ',' } }, currency: 'EUR' },
        paidAmount: { amount: { column: 'Part', number: { scale: 100, decimal: ',' } }, currency: 'EUR' },
      },
    },
  ],
}
const invoice = {
  No: '7',
  State: '',
  Customer: ' acme ',
  Issued: '03/01/2012',
  Due: '02/02/2012',
  Paid: '',
  Amount: '19,90',
  Part: '',
}

describe('fromRows', () => {
  it('makes several events of one row', () => {
    const { events, skipped } = fromRows([{ ...invoice, Paid: '06/02/2012' }], invoices)
    expect(skipped).toEqual([])
    expect(events).toEqual([
      {
        type: 'invoice',
        source: 'books',
        id: 'inv-7-issued',
        clientId: 'acme',
        at: '2012-01-03T11:00:00.000Z',
        ref: '7',
        status: 'issued',
        amount: { amount: 1990, currency: 'EUR' },
        dueOn: '2012-02-02',
      },
      {
        type: 'invoice',
        source: 'books',
        id: 'inv-7-paid',
        clientId: 'acme',
        at: '2012-02-06T16:00:00.000Z',
        ref: '7',
        status: 'paid',
        amount: { amount: 1990, currency: 'EUR' },
      },
    ])
  })

  it('skips a row as a whole and says why', () => {
    const rows = [
      invoice,
      { ...invoice, State: 'void' },
      { ...invoice, No: '8', Issued: '' },
      { ...invoice, No: '9', Paid: '31/02/2012' },
      { ...invoice, No: '' },
      { ...invoice, No: '10', Amount: '1.990,00' },
      { ...invoice, No: '11', Amount: '' },
      invoice,
      { ...invoice, Amount: '20,00' },
    ]
    const { events, skipped } = fromRows(rows, invoices)
    expect(events.map(({ id }) => id)).toEqual(['inv-7-issued'])
    expect(skipped).toEqual([
      { index: 1, reason: 'never sent' },
      { index: 2, reason: 'no event template applies' },
      { index: 3, reason: 'column "Paid": "31/02/2012" is no day of the years 1900 to 2199' },
      { index: 4, reason: 'no "id": column "No" is empty' },
      { index: 5, reason: 'column "Amount": "1.990,00" is not a number with decimal "," and no group sign' },
      { index: 6, reason: expect.stringMatching(/^not a valid invoice: amount: missing/) },
      { index: 7, reason: 'says the same as row 0' },
      { index: 8, reason: 'id "inv-7-issued" was given to another event by row 0: add a column, or {$index}, to the id' },
    ])
  })

  it('gives what several rows repeat once, and the rest of each row', () => {
    const mapping: Mapping = {
      events: [
        {
          type: 'usage',
          fields: { id: { template: '{Order}' }, clientId: 'acme', at: '2026-03-06T00:00:00Z', what: 'orders', count: 1 },
        },
        {
          type: 'usage',
          fields: {
            id: { template: '{Order}/{$index}' },
            clientId: 'acme',
            at: '2026-03-06T00:00:00Z',
            what: 'lines',
            count: { column: 'Pieces', number: true },
          },
        },
      ],
    }
    const { events, skipped } = fromRows(
      [
        { Order: 'a', Pieces: 1 },
        { Order: 'a', Pieces: 1 },
      ],
      mapping,
    )
    expect(events.map(({ id }) => id)).toEqual(['a', 'a/0', 'a/1'])
    expect(skipped).toEqual([])
  })

  it('lets a correction through', () => {
    const mapping: Mapping = {
      events: [
        {
          type: 'usage',
          fields: {
            id: 'x',
            clientId: 'acme',
            at: '2026-03-06T00:00:00Z',
            what: 'logins',
            count: { column: 'n', number: true },
            revision: { column: 'v', number: true },
          },
        },
      ],
    }
    expect(
      fromRows(
        [
          { n: 1, v: 0 },
          { n: 2, v: 1 },
        ],
        mapping,
      ).events,
    ).toHaveLength(2)
  })

  it('reads value tables, defaults, lists and truth values', () => {
    const mapping: Mapping = {
      timeZone: 'UTC',
      events: [
        {
          type: 'contract',
          fields: {
            id: { template: '{$index}' },
            clientId: { column: 'c' },
            at: { column: 't', as: 'instant' },
            ref: 'main',
            status: { column: 's', map: { S: 'signed', E: 'ended' }, default: 'renewed' },
            autoRenews: { column: 'auto', map: { yes: true, no: false } },
            services: { column: 'services', split: '|' },
            noticeDays: { column: 'notice', number: true },
          },
        },
      ],
    }
    const base = { c: 'acme', t: '2026-03-06 10:00', s: 'S', auto: 'no', services: ' seo | ads |', notice: 30 }
    const { events, skipped } = fromRows(
      [base, { ...base, s: '', services: ['a', 'b'], notice: null }, { ...base, auto: 'maybe' }, { ...base, notice: {} }],
      mapping,
    )
    expect(events).toEqual([
      {
        type: 'contract',
        id: '0',
        clientId: 'acme',
        at: '2026-03-06T10:00:00.000Z',
        ref: 'main',
        status: 'signed',
        autoRenews: false,
        services: ['seo', 'ads'],
        noticeDays: 30,
      },
      {
        type: 'contract',
        id: '1',
        clientId: 'acme',
        at: '2026-03-06T10:00:00.000Z',
        ref: 'main',
        status: 'renewed',
        autoRenews: false,
        services: ['a', 'b'],
      },
    ])
    expect(skipped).toEqual([
      { index: 2, reason: 'column "auto": "maybe" is not in its table: "yes", "no"' },
      { index: 3, reason: 'column "notice" holds an object, not a text or a number' },
    ])
  })

  it('takes custom event types', () => {
    const visit = defineEvent('acme/portal-visit', { page: z.string() })
    const mapping: Mapping = {
      events: [
        {
          type: 'acme/portal-visit',
          fields: { id: { template: '{$index}' }, clientId: 'a', at: '2026-03-06T00:00:00Z', page: { column: 'p' } },
        },
      ],
    }
    expect(fromRows([{ p: '/x' }], mapping, { custom: [visit] }).events).toHaveLength(1)
    expect(fromRows([{ p: '/x' }], mapping).skipped[0]?.reason).toMatch(/unknown event type/)
  })
})

describe('addresses through a directory', () => {
  const directory = createDirectory({
    agency: { domains: ['agency.test'] },
    clients: [
      { clientId: 'acme', domains: ['acme.test'] },
      { clientId: '__proto__', domains: ['proto.test'] },
    ],
  })
  const mail: Mapping = {
    timeZone: 'UTC',
    events: [
      {
        type: 'message',
        perClient: { columns: ['from', 'to'], split: ';' },
        fields: {
          id: { template: '{id}/{$client}' },
          clientId: { column: '$client' },
          at: { column: 'sent', date: 't', as: 'instant' },
          channel: 'email',
          from: { column: 'from', as: 'party' },
          to: { column: 'to', split: ';', as: 'party' },
        },
      },
    ],
  }
  const row = { id: '1', sent: 911459940, from: 'bob@agency.test', to: 'ann@acme.test; x@proto.test' }

  it('makes one event for each client, other clients being third parties', () => {
    const { events } = fromRows([row], mail, { directory })
    expect(events).toMatchObject([
      { id: '1/acme', clientId: 'acme', from: { side: 'agency' }, to: [{ side: 'client' }, { side: 'third-party' }] },
      { id: '1/__proto__', clientId: '__proto__', to: [{ side: 'third-party' }, { side: 'client' }] },
    ])
  })

  it('says who was missing', () => {
    const rows = [
      { ...row, to: 'eve@agency.test' },
      { ...row, from: 'x@proto.test', to: 'ann@acme.test' },
    ]
    expect(fromRows(rows, mail, { directory }).skipped).toEqual([
      { index: 0, reason: 'nobody of a client in "from", "to"' },
      { index: 1, reason: 'nobody of the agency in "from", "to"' },
    ])
  })

  it('finds the client of an address', () => {
    const mapping: Mapping = {
      events: [
        {
          type: 'survey',
          fields: {
            id: { template: '{$index}' },
            clientId: { column: 'who', as: 'clientId' },
            at: '2026-03-06T00:00:00Z',
            metric: 'nps',
            status: 'sent',
            respondent: { column: 'who', as: 'party' },
          },
        },
      ],
    }
    const { events, skipped } = fromRows([{ who: 'ann@acme.test' }, { who: 'eve@nowhere.test' }], mapping, { directory })
    expect(events).toMatchObject([{ clientId: 'acme', respondent: { side: 'client', person: 'ann@acme.test' } }])
    expect(skipped).toEqual([{ index: 1, reason: 'column "who": "eve@nowhere.test" is of no client in the directory' }])
    expect(() => fromRows([{ who: 'x' }], mapping)).toThrow(/mapping\.events\[0\]\.fields\.clientId: needs a directory/)
    expect(() => fromRows([row], mail)).toThrow(/needs a directory/)
  })
})

describe('a wrong mapping', () => {
  const fields = { id: 'x', clientId: 'a', at: '2026-03-06T00:00:00Z' }
  const withField = (field: unknown) => ({ timeZone: 'UTC', events: [{ type: 'usage', fields: { ...fields, what: field } }] })
  const cases: [string, unknown, RegExp][] = [
    ['no events', { events: [] }, /mapping\.events: /],
    ['a misspelt key', { events: [{ type: 'usage', field: {}, fields }] }, /mapping\.events\[0\]: .*"field"/],
    [
      'a missing base field',
      { events: [{ type: 'usage', fields: { id: 'x', at: 'y' } }] },
      /mapping\.events\[0\]\.fields\.clientId: missing/,
    ],
    ['a misspelt option', withField({ column: 'a', dat: 'x' }), /mapping\.events\[0\]\.fields\.what: .*"dat"/],
    ['a wrong option', withField({ column: 'a', split: 5 }), /mapping\.events\[0\]\.fields\.what\.split: /],
    [
      'a wrong option, deep inside',
      withField([{ deep: { template: 5 } }]),
      /mapping\.events\[0\]\.fields\.what\[0\]\.deep\.template: /,
    ],
    [
      'a wrong number option',
      withField({ column: 'a', number: { scale: 3 } }),
      /mapping\.events\[0\]\.fields\.what\.number\.scale: must be 1, 10/,
    ],
    ['ambiguous separators', withField({ column: 'a', number: { group: '.' } }), /number\.group: decimal and group are the same/],
    ['a null', withField(null), /mapping\.events\[0\]\.fields\.what: a value is a text/],
    [
      'a wrong condition',
      { events: [{ type: 'usage', when: [{ column: 'a', equal: 1 }], fields }] },
      /mapping\.events\[0\]\.when\[0\]: a condition is/,
    ],
    [
      'a wrong condition value',
      { events: [{ type: 'usage', when: [{ column: 'a', in: 'x' }], fields }] },
      /mapping\.events\[0\]\.when\[0\]\.in: /,
    ],
    ['a wrong pattern', withField({ column: 'a', date: 'DD/MM/YYYY', as: 'instant' }), /what\.date: the letter "D".*write "d"/],
    ['a date without as', withField({ column: 'a', date: 'dd/MM/yyyy' }), /what\.as: "date" needs/],
    ['two readings', withField({ column: 'a', number: true, map: {} }), /only one of/],
    ['an unknown zone', { timeZone: 'Mars/Olympus', events: [{ type: 'usage', fields }] }, /mapping\.timeZone: not a time zone/],
    [
      'no zone',
      { events: [{ type: 'usage', fields: { ...fields, at: { column: 'a', date: 'dd/MM/yyyy', as: 'instant' } } }] },
      /fields\.at: .*"timeZone"/,
    ],
    ['type among the fields', { events: [{ type: 'usage', fields: { ...fields, type: 'x' } }] }, /fields\.type: stands beside/],
    ['not an object', 'x', /mapping: /],
  ]
  it.each(cases)('%s', (_, mapping, message) => {
    expect(() => fromRows([{ a: '1' }], JSON.parse(JSON.stringify(mapping)))).toThrow(message)
  })

  it('names a column that is not there, the nearest and all', () => {
    const mapping: Mapping = { events: [{ type: 'usage', when: [{ column: 'due date', present: true }], fields }] }
    const message = 'mapping.events[0].when[0]: there is no column "due date". Did you mean "DueDate"? Columns: "DueDate", "Name"'
    expect(() => fromRows([{ DueDate: 1 }, { Name: 2 }], mapping)).toThrow(message)
    expect(() => fromRows([], mapping, { columns: ['DueDate', 'Name'] })).toThrow(message)
    expect(fromRows([], mapping)).toEqual({ events: [], skipped: [] })
  })

  it('finds columns in templates, ignore and perClient, and no inherited ones', () => {
    for (const mapping of [
      { events: [{ type: 'usage', fields: { ...fields, what: { template: '{toString}' } } }] },
      { ignore: [{ when: [{ column: 'toString', present: true }], reason: 'r' }], events: [{ type: 'usage', fields }] },
    ] satisfies Mapping[]) {
      expect(() => fromRows([{ a: 1 }], mapping)).toThrow('there is no column "toString"')
    }
  })

  it('becomes JSON Schema', () => {
    expect(z.toJSONSchema(mappingSchema)).toMatchObject({ type: 'object', required: ['events'] })
  })

  it('its schema and its interface agree', () => {
    const inferred: z.input<typeof mappingSchema> = invoices
    expect(mappingSchema.parse(inferred)).toEqual(invoices)
  })
})

describe('untrusted rows', () => {
  const mapping: Mapping = {
    events: [
      {
        type: 'message',
        fields: {
          id: { template: '{$index}' },
          clientId: { column: '__proto__' },
          at: { column: 'at', as: 'instant' },
          channel: 'email',
          from: { side: 'client' },
          to: [{ side: 'agency', person: { column: 'owner' } }],
          subject: { column: 'subject' },
          text: { column: 'text' },
        },
      },
    ],
  }
  const row = (over: object): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries({ ['__proto__']: 'acme', at: '2026-03-06T10:00:00Z', owner: 'bob', subject: '', text: '', ...over }),
    )

  it('has __proto__ as a column and as a client', () => {
    const { events } = fromRows([row({}), row({ ['__proto__']: '__proto__' })], mapping)
    expect(events.map(({ clientId }) => clientId)).toEqual(['acme', '__proto__'])
    expect(Object.getPrototypeOf(events[1])).toBe(Object.prototype)
  })

  it('leaves formulas and markup the texts they are', () => {
    for (const subject of ['=HYPERLINK("http://x.test")', '+1', '@SUM(1)', '<script>', '{owner}', '$client']) {
      expect(fromRows([row({ subject })], mapping).events).toMatchObject([{ subject }])
    }
  })

  it('takes a cell of 1 MB, quickly', () => {
    const text = '{'.repeat(1_000_000)
    expect(fromRows([row({ text })], mapping).events).toMatchObject([{ text }])
    const { skipped } = fromRows([row({ at: ' '.repeat(500_000) + '1'.repeat(500_000) })], mapping)
    expect(skipped).toHaveLength(1)
    expect(skipped[0]?.reason.length).toBeLessThan(200)
  })

  it('skips what is no row', () => {
    const rows: Record<string, unknown>[] = JSON.parse('[null, 5, "x", [], {}]')
    const { skipped } = fromRows(rows, mapping, { columns: ['__proto__', 'at', 'owner', 'subject', 'text'] })
    expect(skipped.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4])
  })

  it('accounts for every row and changes none', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('acme', '2026-03-06T10:00:00Z', '', null, 5, true, {}, []), fc.double())
    const anyRow = fc.record({ ['__proto__']: cell, at: cell, owner: cell, subject: cell, text: cell }).map((r) => row(r))
    fc.assert(
      fc.property(fc.array(anyRow), (rows) => {
        const before = JSON.stringify(rows)
        const { events, skipped } = fromRows(rows, mapping, { columns: ['__proto__', 'at', 'owner', 'subject', 'text'] })
        const used = new Set(events.map(({ id }) => Number(id)))
        expect([...used, ...skipped.map(({ index }) => index)].toSorted((a, b) => a - b)).toEqual(rows.map((_, i) => i))
        expect(skipped.every(({ reason }) => reason !== '')).toBe(true)
        expect(JSON.stringify(rows)).toBe(before)
      }),
    )
  })
})

describe('baseSubject', () => {
  it('joins an answer to what it answers, and leaves out a subject that says nothing', () => {
    const rows = ['Launch plan', 'RE: launch  plan', 'AW: Re[2]: Launch plan', 'Re:', ''].map((Subject, i) => ({ No: String(i), Subject }))
    const { events } = fromRows(rows, {
      events: [{
        type: 'message',
        fields: {
          id: { column: 'No' }, clientId: 'acme', at: '2026-03-06T10:00:00Z', channel: 'email', from: { side: 'client' }, to: [{ side: 'agency' }],
          ref: { column: 'Subject', as: 'baseSubject' },
        },
      }],
    })
    expect(events.map((event) => ('ref' in event ? event.ref : undefined))).toEqual(['launch plan', 'launch plan', 'launch plan', undefined, undefined])
  })
})
