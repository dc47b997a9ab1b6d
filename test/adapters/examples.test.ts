import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fromRows } from '../../src/adapters/index.ts'
import { createDirectory } from '../../src/directory/index.ts'

const folder = join(import.meta.dirname, '../../examples/mappings')
const mapping = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'))

describe('examples/mappings', () => {
  it('helpdesk.json reads steps of tickets', () => {
    const step = (Activity: string, time: string) => ({
      'Case ID': 'Case 1',
      Activity,
      'Complete Timestamp': time,
      customer: 'Value 7',
      seriousness: 'Value 1',
      service_type: 'Value 2',
    })
    const rows = [
      step('Assign seriousness', '2012/10/09 14:50:17.000'),
      step('Take in charge ticket', '2012/10/09 14:51:01.000'),
      step('Take in charge ticket', '2012/10/09 14:51:01.000'),
      step('Wait', '2012/10/10 10:00:00.000'),
      step('Resolve ticket', '2012/12/25 11:54:26.000'),
      step('Closed', '2013/01/09 12:54:39.000'),
      step('Invented', '2013/01/09 12:54:39.000'),
    ]
    const { events, skipped } = fromRows(rows, mapping('helpdesk.json'))
    expect(events).toMatchObject([
      {
        type: 'request',
        ref: 'Case 1',
        clientId: 'Value 7',
        status: 'opened',
        at: '2012-10-09T12:50:17.000Z',
        by: { side: 'client' },
        topic: 'service:Value 2',
      },
      // Opening a ticket is contact, too: the silence of a client is heard in it.
      { type: 'message', channel: 'portal', from: { side: 'client' }, expectsReply: false, at: '2012-10-09T12:50:17.000Z' },
      { status: 'acknowledged', at: '2012-10-09T12:51:01.000Z' },
      { status: 'resolved', at: '2012-12-25T10:54:26.000Z' },
    ])
    expect(skipped.map(({ index }) => index)).toEqual([2, 3, 5, 6])
    expect(skipped.at(-1)?.reason).toMatch(/"Invented" is not in its table/)
  })

  it('receivables.json reads invoices, and a dispute never after its payment', () => {
    const row = {
      invoiceNumber: '5',
      customerID: 'c',
      InvoiceDate: '03/01/2012',
      DueDate: '02/02/2012',
      InvoiceAmount: '97.6',
      Disputed: 'No',
      SettledDate: '25/02/2012',
      DaysLate: '23',
    }
    const rows = [
      row,
      { ...row, invoiceNumber: '6', Disputed: 'Yes' },
      { ...row, invoiceNumber: '7', Disputed: 'Yes', SettledDate: '15/01/2012', DaysLate: '0' },
      { ...row, invoiceNumber: '8', SettledDate: '' },
    ]
    const { events, skipped } = fromRows(rows, mapping('receivables.json'))
    expect(skipped).toEqual([])
    expect(events.map((event) => `${event.id} ${event.at.slice(0, 16)}`)).toEqual([
      '5-issued 2012-01-03T09:00',
      '5-paid 2012-02-25T17:00',
      '6-issued 2012-01-03T09:00',
      '6-disputed 2012-02-02T17:00',
      '6-paid 2012-02-25T17:00',
      '7-issued 2012-01-03T09:00',
      '7-disputed 2012-01-15T12:00',
      '7-paid 2012-01-15T17:00',
      '8-issued 2012-01-03T09:00',
    ])
    expect(events[0]).toMatchObject({ amount: { amount: 9760, currency: 'USD' }, dueOn: '2012-02-02' })
  })

  it('mail.json and the script beside it read a mail log of one company', () => {
    const people = join(mkdtempSync(join(tmpdir(), 'people-')), 'people.csv')
    writeFileSync(
      people,
      'person,department,unit,title,seniority\ne1,Legal,X,Counsel,Senior\ne2,Trading,Y,Trader,Junior\ne3,Other,Z,Clerk,Junior\n',
    )
    const directory = createDirectory(
      JSON.parse(execFileSync('node', [join(folder, 'mail-directory.mjs'), people], { encoding: 'utf8' })),
    )
    const row = { message_id: '1', sent_unix: '911459940', sender: 'e1', recipients: 'e2;e3', subject: 'Re: =1+1' }
    const { events, skipped } = fromRows(
      [row, { ...row, message_id: '2', sender: 'e2', recipients: 'e3' }],
      mapping('mail.json'),
      { directory },
    )
    expect(events).toMatchObject([
      {
        id: '1/e2',
        clientId: 'e2',
        at: '1998-11-19T07:19:00.000Z',
        subject: 'Re: =1+1',
        from: { side: 'agency', person: 'e1' },
        to: [{ side: 'client', person: 'e2' }, { side: 'third-party' }],
      },
      { id: '1/e3', clientId: 'e3' },
    ])
    expect(skipped).toEqual([{ index: 1, reason: 'nobody of the agency in "sender", "recipients"' }])
  })
})
