import PostalMime from 'postal-mime'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromMail } from '../../src/adapters/index.ts'
import type { MailMessage } from '../../src/adapters/index.ts'
import { createDirectory } from '../../src/directory/index.ts'

const directory = createDirectory({
  agency: { domains: ['agency.test'] },
  clients: [
    { clientId: 'acme', domains: ['acme.test'] },
    { clientId: '__proto__', domains: ['proto.test'] },
  ],
  vendors: { domains: ['tool.test'] },
})

/** A message from the client's Ann to the agency's Bob. */
function mail(over: MailMessage = {}): MailMessage {
  return {
    messageId: '<1@acme.test>',
    date: 'Fri, 6 Mar 2026 18:30:00 -0500',
    subject: 'Plan',
    from: { name: 'Ann', address: 'ann@acme.test' },
    to: [{ name: 'Bob', address: 'bob@agency.test' }],
    ...over,
  }
}
const answer = (over: MailMessage = {}): MailMessage =>
  mail({
    messageId: '<2@agency.test>',
    date: 'Sat, 7 Mar 2026 10:00:00 +0000',
    from: { address: 'bob@agency.test' },
    to: [{ address: 'ann@acme.test' }],
    subject: 'Re: Plan',
    ...over,
  })
const headers = (fields: Record<string, string>): MailMessage['headers'] =>
  Object.entries(fields).map(([key, value]) => ({ key, value }))
const events = (...messages: MailMessage[]) => fromMail(messages, { directory }).events
const reasons = (...messages: MailMessage[]) =>
  fromMail(messages, { directory }).skipped.map(({ index, reason }) => `${index}: ${reason}`)

describe('fromMail', () => {
  it('makes a message event', () => {
    expect(events(mail({ text: 'secret', cc: [{ address: 'x@tool.test' }, { address: 'y@gmail.com' }] }))).toEqual([
      {
        type: 'message',
        source: 'mail',
        id: '1@acme.test',
        clientId: 'acme',
        at: '2026-03-06T23:30:00.000Z',
        channel: 'email',
        ref: '1@acme.test',
        subject: 'Plan',
        from: { side: 'client', person: 'ann@acme.test', domain: 'acme.test' },
        to: [{ side: 'agency', person: 'bob@agency.test', domain: 'agency.test' }],
        cc: [
          { side: 'third-party', person: 'x@tool.test', domain: 'tool.test' },
          { side: 'unknown', person: 'y@gmail.com', domain: 'gmail.com' },
        ],
      },
    ])
  })

  it('keeps the text only on request', () => {
    expect(fromMail([mail({ text: 'hello' })], { directory, text: true, source: 'box' }).events).toMatchObject([
      { text: 'hello', source: 'box' },
    ])
  })

  it('lowers the domain of a Message-ID only', () => {
    expect(events(mail({ messageId: ' <AbC@Mail.ACME.test> ' }))[0]?.id).toBe('AbC@mail.acme.test')
  })

  it('trusts the receiving server before the sender, and needs a zone for a clock reading', () => {
    expect(events(mail({ receivedAt: '2026-03-06T23:31:00Z' }))[0]?.at).toBe('2026-03-06T23:31:00.000Z')
    expect(events(mail({ receivedAt: 'garbage' }))[0]?.at).toBe('2026-03-06T23:30:00.000Z')
    expect(reasons(mail({ date: '2026-03-06 18:30:00' }))[0]).toMatch(/^0: date: .*no offset/)
    expect(fromMail([mail({ date: '2026-03-06 18:30:00' })], { directory, zone: 'America/New_York' }).events[0]?.at).toBe(
      '2026-03-06T23:30:00.000Z',
    )
  })

  it('refuses a zone that is none', () => {
    expect(() => fromMail([], { directory, zone: 'Mars/Olympus' })).toThrow(/zone: "Mars\/Olympus" is not a time zone/)
  })

  it('reads JMAP as well', () => {
    const email: MailMessage = {
      messageId: ['j@acme.test'],
      inReplyTo: ['i@acme.test'],
      references: ['h@acme.test', 'i@acme.test'],
      sentAt: '2026-03-06T18:30:00-05:00',
      from: [{ name: null, email: 'ann@acme.test' }],
      to: [{ email: 'bob@agency.test' }],
      subject: 'x',
    }
    expect(events(email)).toMatchObject([
      { id: 'j@acme.test', ref: 'h@acme.test', inReplyTo: 'i@acme.test', from: { side: 'client' } },
    ])
  })

  it('reads groups of addresses', () => {
    expect(
      events(mail({ to: [{ name: 'team', group: [{ address: 'bob@agency.test' }, { address: 'eve@agency.test' }] }] })),
    ).toMatchObject([{ to: [{ person: 'bob@agency.test' }, { person: 'eve@agency.test' }] }])
  })
})

describe('several clients in one mail', () => {
  const both = answer({ to: [{ address: 'ann@acme.test' }, { address: 'x@proto.test' }] })

  it('give one event each, the others being third parties', () => {
    expect(events(both)).toMatchObject([
      { id: '2@agency.test#acme', clientId: 'acme', to: [{ side: 'client' }, { side: 'third-party' }] },
      { id: '2@agency.test#__proto__', clientId: '__proto__', to: [{ side: 'third-party' }, { side: 'client' }] },
    ])
  })

  it('are answered by the id that each client sees', () => {
    const reply = mail({ messageId: '<3@acme.test>', date: 'Sun, 8 Mar 2026 10:00:00 +0000', inReplyTo: '<2@agency.test>' })
    expect(events(both, reply).at(-1)).toMatchObject({ id: '3@acme.test', inReplyTo: '2@agency.test#acme', ref: '2@agency.test' })
  })
})

describe('copies', () => {
  it('are taken once, whatever their order', () => {
    const sent = answer()
    const received = answer({ receivedAt: '2026-03-07T10:00:05Z' })
    const listed = answer({ headers: headers({ 'List-Id': '<x.elsewhere.test>', Precedence: 'list' }) })
    for (const order of [
      [sent, received, listed],
      [listed, received, sent],
      [received, listed, sent],
    ]) {
      const { events, skipped } = fromMail(order, { directory })
      expect(events).toEqual(fromMail([sent], { directory }).events)
      expect(skipped.map(({ reason }) => reason)).toEqual(Array(2).fill('the same Message-ID as another message: 2@agency.test'))
    }
  })

  it('without Message-ID are told by sender, time and subject', () => {
    const bare = mail({ messageId: undefined })
    expect(events(bare, bare, { ...bare, subject: 'Other' })).toHaveLength(2)
  })
})

describe('threads', () => {
  const ref = (...messages: MailMessage[]) => events(...messages).map((event) => ('ref' in event ? event.ref : undefined))
  const bare = (n: number, over: MailMessage): MailMessage =>
    mail({ messageId: `<${n}@x.test>`, date: `2026-03-${String(10 + n)}T10:00:00Z`, ...over })

  it('follow References, else In-Reply-To up to the top', () => {
    const first = bare(0, {})
    expect(
      ref(
        first,
        bare(1, { inReplyTo: '<0@x.test>' }),
        bare(2, { inReplyTo: '<1@X.test>' }),
        bare(3, { references: '<0@x.test> <2@x.test>' }),
      ),
    ).toEqual(Array(4).fill('0@x.test'))
    expect(ref(bare(1, { references: '<gone@x.test> <0@x.test>', inReplyTo: '<0@x.test>' }))).toEqual(['gone@x.test'])
  })

  it('survive circles', () => {
    const circle = [
      bare(1, { inReplyTo: '<2@x.test>' }),
      bare(2, { inReplyTo: '<3@x.test>' }),
      bare(3, { inReplyTo: '<1@x.test>' }),
      bare(4, { inReplyTo: '<4@x.test>' }),
    ]
    expect(ref(...circle)).toEqual(['1@x.test', '1@x.test', '1@x.test', '4@x.test'])
    expect(ref(...circle.toReversed())).toEqual(ref(...circle))
  })

  it.each([
    'Re: Plan',
    'AW: Plan',
    'SV: RE: plan',
    'R: Plan',
    'Antw: Plan',
    'Re[2]: Plan',
    '回复：Plan',
    'RE:Plan',
    'Odp: Fwd: Plan',
  ])('without headers "%s" joins by subject', (subject) => {
    expect(
      ref(bare(0, {}), bare(1, { subject, from: { address: 'bob@agency.test' }, to: [{ address: 'ann@acme.test' }] })),
    ).toEqual(['0@x.test', '0@x.test'])
  })

  it('join by subject only as an answer, among the same people, within 90 days', () => {
    const alone = ['0@x.test', '1@x.test']
    expect(ref(bare(0, {}), bare(1, {}))).toEqual(alone)
    expect(ref(bare(0, {}), bare(1, { subject: 'Re: Plan', from: { address: 'zoe@acme.test' } }))).toEqual(alone)
    expect(ref(bare(0, { date: '2025-11-01T10:00:00Z' }), bare(1, { subject: 'Re: Plan' }))).toEqual(alone)
    expect(ref(bare(0, { subject: '' }), bare(1, { subject: 'Re:' }))).toEqual(alone)
    expect(ref(bare(0, { subject: 'Status: Plan' }), bare(1, { subject: 'Re: Plan' }))).toEqual(alone)
  })
})

describe('automation', () => {
  const automated = (message: MailMessage) =>
    events(message).map((event) => ('automated' in event ? event.automated : undefined))[0]
  const list = (id: string) => ({ 'List-Id': `Team <${id}>`, 'List-Unsubscribe': '<mailto:x@x.test>', Precedence: 'list' })
  const cases: [string, MailMessage, string | undefined][] = [
    ['nothing', {}, undefined],
    ['Auto-Submitted: no', { headers: headers({ 'Auto-Submitted': 'no' }) }, undefined],
    ['Auto-Submitted: auto-replied', { headers: headers({ 'AUTO-SUBMITTED': 'Auto-Replied (vacation)' }) }, 'auto-reply'],
    ['Auto-Submitted: auto-generated', { headers: headers({ 'Auto-Submitted': 'auto-generated' }) }, 'bot'],
    [
      'the same with an out-of-office subject',
      { headers: headers({ 'Auto-Submitted': 'auto-generated' }), subject: 'Automatic reply: Plan' },
      'auto-reply',
    ],
    ['X-Autoreply', { headers: headers({ 'X-Autoreply': 'yes' }) }, 'auto-reply'],
    ['X-Auto-Response-Suppress alone', { headers: headers({ 'X-Auto-Response-Suppress': 'All' }) }, undefined],
    ['Precedence: bulk', { headers: headers({ Precedence: 'bulk' }) }, 'bulk'],
    ['List-Unsubscribe', { headers: headers({ 'List-Unsubscribe': '<https://x.test>' }) }, 'bulk'],
    ['a foreign list', { headers: headers(list('news.elsewhere.test')) }, 'bulk'],
    ['a shared mailbox of the agency', { headers: headers(list('team.agency.test')) }, undefined],
    ['an announce-only list of the client', { headers: headers({ ...list('all.acme.test'), 'List-Post': 'NO' }) }, 'bulk'],
    ['an empty Return-Path', { headers: headers({ 'Return-Path': '<>' }) }, 'auto-reply'],
    ['the same beside the headers', { returnPath: '<>' }, 'auto-reply'],
    [
      'a read receipt',
      { headers: headers({ 'Content-Type': 'multipart/report; report-type=disposition-notification' }) },
      'auto-reply',
    ],
    ['an out-of-office subject alone', { subject: 'Out of office next week' }, undefined],
    ['the same as an answer', { subject: 'Abwesenheitsnotiz: Plan', inReplyTo: '<0@agency.test>' }, 'auto-reply'],
    [
      'the same with a hint',
      { subject: 'Réponse automatique : Plan', headers: headers({ 'X-Auto-Response-Suppress': 'All' }) },
      'auto-reply',
    ],
    ['a person who answers about it', { subject: 'Re: Out of office', inReplyTo: '<0@agency.test>' }, undefined],
  ]
  it.each(cases)('%s', (_, over, expected) => {
    expect(automated(mail(over))).toBe(expected)
  })
})

describe('bounces', () => {
  const original = answer({ to: [{ address: 'ann@acme.test' }, { address: 'old@acme.test' }, { address: 'x@proto.test' }] })
  const report = (recipient: string, action = 'failed', id = '2@agency.test') => `From: MAILER-DAEMON@mx.acme.test
To: bob@agency.test
Subject: Undelivered mail
Date: Sat, 7 Mar 2026 10:01:00 +0000
Message-ID: <dsn-${recipient}@mx.acme.test>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

This is the mail system.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.acme.test

Final-Recipient: rfc822; ${recipient}
Action: ${action}
Status: 5.1.1

--b
Content-Type: message/rfc822

Message-ID: <${id}>
From: bob@agency.test
Subject: Plan

Hello
--b--
`
  const bounced = async (...reports: string[]) => {
    const parsed = await Promise.all(reports.map((raw) => PostalMime.parse(raw)))
    const { events, skipped } = fromMail([original, ...parsed], { directory })
    return {
      of: events.map((event) => [event.clientId, 'delivery' in event ? event.delivery : undefined]),
      reasons: skipped.map(({ reason }) => reason),
    }
  }

  it('mark the message for a client none of whose people got it', async () => {
    expect(await bounced(report('x@proto.test'), report('old@acme.test'))).toEqual({
      of: [
        ['acme', undefined],
        ['__proto__', 'bounced'],
      ],
      reasons: Array(2).fill('a delivery report; it marks 2@agency.test as bounced'),
    })
    expect((await bounced(report('Ann@acme.test'), report('old@acme.test'))).of).toEqual([
      ['acme', 'bounced'],
      ['__proto__', undefined],
    ])
  })

  it('do not when delivery is only late, or the message is not here', async () => {
    expect(await bounced(report('x@proto.test', 'delayed'))).toMatchObject({
      of: [
        ['acme', undefined],
        ['__proto__', undefined],
      ],
      reasons: ['a delivery report that tells of no failure'],
    })
    expect((await bounced(report('x@proto.test', 'failed', 'gone@x.test'))).reasons).toEqual([
      'a delivery report on a message that is not here',
    ])
  })

  it('mark it for all when nobody is named', () => {
    const bare: MailMessage = {
      messageId: '<d@mx>',
      date: '2026-03-07T10:01:00Z',
      from: { address: 'MAILER-DAEMON@acme.test' },
      to: [{ address: 'bob@agency.test' }],
      inReplyTo: '<2@agency.test>',
      returnPath: '<>',
    }
    expect(events(original, bare)).toMatchObject([{ delivery: 'bounced' }, { delivery: 'bounced' }])
  })
})

describe('real parsing', () => {
  it('takes what postal-mime gives', async () => {
    const parsed = await PostalMime.parse(
      [
        'Return-Path: <ann@acme.test>',
        'Message-ID: <A.1@ACME.test>',
        'In-Reply-To: <0@agency.test>',
        'References: <root@agency.test>',
        ' <0@agency.test>',
        'Date: Fri, 6 Mar 2026 18:30:00 -0500',
        'From: =?utf-8?q?Ann_M=C3=BCller?= <Ann@acme.test>',
        'To: Team: bob@agency.test, eve@agency.test;',
        'Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=',
        '',
        'Hello',
        '',
      ].join('\r\n'),
    )
    expect(fromMail([parsed], { directory }).events).toMatchObject([
      {
        id: 'A.1@acme.test',
        ref: 'root@agency.test',
        inReplyTo: '0@agency.test',
        subject: 'Grüße',
        at: '2026-03-06T23:30:00.000Z',
        from: { side: 'client', person: 'ann@acme.test' },
        to: [{ side: 'agency' }, { side: 'agency' }],
      },
    ])
  })
})

describe('untrusted messages', () => {
  it('say why they were skipped', () => {
    expect(reasons(mail({ from: [] }), mail({ date: '' }), mail({ from: { address: 'x@nowhere.test' } }))).toEqual([
      '0: no sender',
      '1: no date',
      '2: nobody of a client among sender and recipients',
    ])
    expect(
      fromMail(JSON.parse('[null, 5, "x", [], {"from": {"address": 7}, "headers": 5, "to": {"group": {}}}]'), { directory })
        .skipped,
    ).toHaveLength(5)
  })

  it('are all accounted for, in any order alike, and left as they were', () => {
    const text = fc.constantFrom('', 'Plan', 'Re: Plan', 'Automatic reply: x', '__proto__', '<>', '\u0000')
    const address = fc.record({
      address: fc.constantFrom('ann@acme.test', 'bob@agency.test', 'x@proto.test', 'mailer-daemon@x.test', '', '__proto__'),
    })
    const id = fc.constantFrom('', '<1@a.test>', '<2@a.test>', '<3@a.test>', '<__proto__>', 'constructor')
    const message = fc.record(
      {
        messageId: id,
        inReplyTo: id,
        references: fc.array(id, { maxLength: 3 }),
        subject: text,
        text,
        returnPath: text,
        date: fc.constantFrom('2026-03-06T10:00:00Z', '2026-03-07T10:00:00Z', 'garbage'),
        from: address,
        to: fc.array(address, { maxLength: 3 }),
        cc: fc.array(address, { maxLength: 2 }),
        headers: fc.array(
          fc.record({
            key: fc.constantFrom('auto-submitted', 'list-id', 'content-type', '__proto__'),
            value: fc.constantFrom('no', 'auto-replied', 'multipart/report', '<x.acme.test>'),
          }),
        ),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.array(message, { maxLength: 12 }), (messages) => {
        const before = JSON.stringify(messages)
        const { events, skipped } = fromMail(messages, { directory, text: true })
        expect(new Set(skipped.map(({ index }) => index)).size).toBe(skipped.length)
        const mails = new Set(events.map((event) => event.id.replace(/#(acme|__proto__)$/, '')))
        expect(mails.size + skipped.length).toBe(messages.length)
        expect(new Set(events.map((event) => event.id)).size).toBe(events.length)
        expect(JSON.stringify(messages)).toBe(before)
      }),
    )
  })

  it('give the same events in any order', () => {
    const messages = [
      mail(),
      answer({ inReplyTo: '<1@acme.test>' }),
      mail({ messageId: '<3@acme.test>', subject: 'Re: Plan', date: '2026-03-09T10:00:00Z' }),
      answer({ receivedAt: '2026-03-07T10:00:09Z' }),
    ]
    fc.assert(
      fc.property(fc.shuffledSubarray(messages, { minLength: messages.length }), (shuffled) => {
        expect(events(...shuffled)).toEqual(events(...messages))
      }),
    )
  })

  it('may be of 1 MB, or a thread of ten thousand', () => {
    const huge = 'a'.repeat(1_000_000)
    expect(
      fromMail([mail({ text: huge, subject: huge, references: `<${huge}` })], { directory, text: true }).events,
    ).toMatchObject([{ text: huge }])
    const chain = Array.from({ length: 10_000 }, (_, i) =>
      mail({ messageId: `<${i}@x.test>`, inReplyTo: `<${i - 1}@x.test>`, subject: 'Re: Plan' }),
    )
    expect(new Set(events(...chain).map((event) => ('ref' in event ? event.ref : '')))).toEqual(new Set(['-1@x.test']))
  })
})
