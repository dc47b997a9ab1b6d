import { parseAddress } from '../directory/index.ts'
import type { Directory } from '../directory/index.ts'
import { isTimeZone } from '../events/checks.ts'
import { parseEvents, toInstant } from '../events/index.ts'
import type { MessageEvent } from '../events/index.ts'
import { automationOf } from './mail-automation.ts'
import type { Automation } from './mail-automation.ts'
import { deliveryReport } from './mail-bounce.ts'
import { readMail } from './mail-message.ts'
import type { MailMessage } from './mail-message.ts'
import { threads } from './mail-thread.ts'
import type { DatedMail } from './mail-thread.ts'
import type { Adapted, Skipped } from './skipped.ts'

export type { MailAddress, MailAddresses, MailAttachment, MailHeader, MailMessage } from './mail-message.ts'
export type { Adapted, Skipped } from './skipped.ts'

/** What `fromMail` needs to know beside the messages. */
export interface MailOptions {
  /** Who is who. It alone decides the direction of a message. */
  directory: Directory
  /** IANA zone for a date without an offset. Absent: such a message is skipped. */
  zone?: string
  /** `source` of the events. @defaultValue `mail` */
  source?: string
  /** Keep the text of messages. @defaultValue false */
  text?: boolean
}

/**
 * Turns parsed RFC 5322 messages into `message` events.
 *
 * - A message that lies in several mailboxes is taken once, by its Message-ID.
 * - `at` is when the receiving server took it in, else what the sender says.
 * - One event for each client with a person among sender and recipients; with several clients the ids are
 *   `<Message-ID>#<client>`, and a person of another client is a third party.
 * - Auto-replies, bulk mail and mail by software are kept, with `automated` set.
 * - A failed delivery marks the message it is about `delivery: 'bounced'`, for the clients none of whose people got it.
 * - Threads: see `threads` in docs/adapters.md.
 *
 * The order of messages does not matter, but for which of two equal copies is the one that is skipped.
 *
 * @param messages - What `postal-mime` or JMAP gives. Nothing in them is trusted; a malformed one is skipped.
 * @returns Events, oldest first, and every message that gave none, with the reason.
 * @throws RangeError when `zone` is no time zone.
 * @example
 * const directory = createDirectory({ agency: { domains: ['agency.test'] }, clients: [{ clientId: 'acme', domains: ['acme.test'] }] })
 * const { events } = fromMail([{
 *   messageId: '<1@Acme.test>', date: 'Fri, 6 Mar 2026 18:30:00 -0500', subject: 'Question',
 *   from: { address: 'ann@acme.test' }, to: [{ address: 'bob@agency.test' }],
 * }], { directory })
 * events.map(({ id, clientId, at }) => ({ id, clientId, at })) // => [{ id: '1@acme.test', clientId: 'acme', at: '2026-03-06T23:30:00.000Z' }]
 */
export function fromMail(messages: readonly MailMessage[], options: MailOptions): Adapted {
  if (options.zone !== undefined && !isTimeZone(options.zone)) {
    throw new RangeError(`fromMail: zone: ${JSON.stringify(options.zone)} is not a time zone; use an IANA name such as "Europe/Rome"`)
  }
  const skipped: Skipped[] = []
  const letters: Letter[] = []
  messages.forEach((message, index) => {
    const letter = readLetter(message, index, options)
    if (typeof letter === 'string') skipped.push({ index, reason: letter })
    else letters.push(letter)
  })
  const { kept, copies } = withoutCopies(letters)
  skipped.push(...copies)
  const reports = kept.filter(({ report }) => report !== undefined)
  const mails = kept.filter(({ report }) => report === undefined)
  const bounces = readBounces(reports, mails)
  skipped.push(...bounces.skipped)
  const drafts = mails.flatMap((letter) => {
    if (letter.clients.length > 0) return [letter]
    skipped.push({ index: letter.index, reason: 'nobody of a client among sender and recipients' })
    return []
  })
  const events = messageEvents(drafts, threads(mails.map(({ mail }) => mail)), bounces.failures, options)
  const valid = validated(events)
  skipped.push(...valid.skipped)
  return { events: valid.events, skipped: skipped.toSorted((a, b) => a.index - b.index) }
}

/** A message that was read, with all that can be said of it by itself. */
interface Letter {
  index: number
  mail: DatedMail
  clients: string[]
  automation: Automation | undefined
  report: ReturnType<typeof deliveryReport>
}

function readLetter(message: unknown, index: number, { directory, zone }: MailOptions): Letter | string {
  const mail = readMail(message)
  if (mail.from === '') return 'no sender'
  const at = firstInstant(mail.times, zone)
  if (at.instant === undefined) return at.problem
  const id = mail.id === '' ? madeUpId(mail.from, at.instant, mail.subject) : mail.id
  const found = [mail.from, ...mail.to, ...mail.cc].map((address) => directory.lookup(address).clientId)
  const clients = [...new Set(found.filter((clientId) => clientId !== undefined))]
  return {
    index,
    mail: { ...mail, id, at: at.instant },
    clients,
    automation: automationOf(mail, directory),
    report: deliveryReport(mail),
  }
}

/** Mail without a Message-ID still is the same mail in each mailbox. */
function madeUpId(from: string, at: string, subject: string): string {
  return `no-id/${parseAddress(from).address}/${at}/${subject.slice(0, 100)}`
}

function firstInstant(
  times: readonly string[],
  zone: string | undefined,
): { instant: string } | { instant?: undefined; problem: string } {
  let problem = 'no date'
  for (const time of times) {
    try {
      return { instant: toInstant(time, zone === undefined ? {} : { zone }) }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      problem = `date: ${error.message.replace('toInstant: ', '')}`
    }
  }
  return { problem }
}

/** One of several copies stays. Which one is decided by what the copies say, never by their order. */
function withoutCopies(letters: readonly Letter[]): { kept: Letter[]; copies: Skipped[] } {
  const kept = new Map<string, Letter>()
  const copies: Skipped[] = []
  for (const letter of letters) {
    const { id } = letter.mail
    const other = kept.get(id)
    const isOriginal = other === undefined || rank(letter) < rank(other)
    if (isOriginal) kept.set(id, letter)
    if (other)
      copies.push({
        index: (isOriginal ? other : letter).index,
        reason: `the same Message-ID as another message: ${id.slice(0, 100)}`,
      })
  }
  return { kept: [...kept.values()].toSorted((a, b) => compare(a.mail.at, b.mail.at) || compare(a.mail.id, b.mail.id)), copies }
}

/**
 * Sorts the copy first that least looks like software's work, as a mailing list adds its marks to the copies it sends; then the
 * earliest.
 */
function rank({ automation, mail }: Letter): string {
  const { at, from, to, cc, subject, references, inReplyTo, text } = mail
  return `${automation === undefined ? 0 : 1} ${at} ${JSON.stringify([from, to, cc, subject, references, inReplyTo, text])}`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Who did not get a message: some addresses, or everybody. */
type Failure = Set<string> | 'all'

function readBounces(
  reports: readonly Letter[],
  mails: readonly Letter[],
): { failures: Map<string, Failure>; skipped: Skipped[] } {
  const here = new Set(mails.map(({ mail }) => mail.id))
  const failures = new Map<string, Failure>()
  const skipped = reports.map(({ index, report }) => {
    if (report?.failed !== true) return { index, reason: 'a delivery report that tells of no failure' }
    const original = report.originals.find((id) => here.has(id))
    if (original === undefined) return { index, reason: 'a delivery report on a message that is not here' }
    const before = failures.get(original) ?? new Set()
    failures.set(
      original,
      before === 'all' || report.recipients.length === 0 ? 'all' : new Set([...before, ...report.recipients]),
    )
    return { index, reason: `a delivery report; it marks ${original.slice(0, 100)} as bounced` }
  })
  return { failures, skipped }
}

interface Draft {
  index: number
  event: MessageEvent
}

function messageEvents(
  letters: readonly Letter[],
  thread: ReadonlyMap<string, string>,
  failures: ReadonlyMap<string, Failure>,
  options: MailOptions,
): Draft[] {
  const { directory, source = 'mail', text = false } = options
  const clientsOf = new Map(letters.map(({ mail, clients }) => [mail.id, clients]))
  const eventId = (id: string, clientId: string): string => ((clientsOf.get(id) ?? []).length > 1 ? `${id}#${clientId}` : id)
  return letters.flatMap(({ index, mail, clients, automation }) =>
    clients.map((clientId): Draft => {
      const party = (address: string) => directory.party(address, clientId)
      const from = party(mail.from)
      const answered = [mail.inReplyTo, mail.references.at(-1) ?? ''].find((id) => id !== '' && id !== mail.id)
      const isBounced = from.side === 'agency' && reachedNobody(mail, clientId, failures.get(mail.id), directory)
      const event: MessageEvent = {
        id: eventId(mail.id, clientId),
        source,
        clientId,
        type: 'message',
        at: mail.at,
        channel: 'email',
        from,
        to: mail.to.map(party),
        ...(mail.cc.length > 0 && { cc: mail.cc.map(party) }),
        ref: thread.get(mail.id) ?? mail.id,
        ...(answered !== undefined && { inReplyTo: eventId(answered, clientId) }),
        ...(mail.subject !== '' && { subject: mail.subject }),
        ...(text && mail.text !== '' && { text: mail.text }),
        ...(automation !== undefined && { automated: automation }),
        ...(isBounced && { delivery: 'bounced' as const }),
      }
      return { index, event }
    }),
  )
}

/** One dead address in cc does not undo a contact: it bounced for a client only if none of the client's people got it. */
function reachedNobody(mail: DatedMail, clientId: string, failure: Failure | undefined, directory: Directory): boolean {
  if (failure === undefined || failure === 'all') return failure === 'all'
  const theirs = [...mail.to, ...mail.cc].filter((address) => directory.lookup(address).clientId === clientId)
  return theirs.length > 0 && theirs.every((address) => failure.has(parseAddress(address).address))
}

/** The last check; a message with an event that is not valid gives none. */
function validated(drafts: readonly Draft[]): Adapted {
  const { rejected } = parseEvents(drafts.map(({ event }) => event))
  const reasons = new Map(
    rejected.map(({ index, message }) => [drafts[index]?.index ?? -1, message.replace(/^events\[\d+\]\.?/, '')]),
  )
  return {
    events: drafts.flatMap(({ index, event }) => (reasons.has(index) ? [] : [event])),
    skipped: [...reasons].map(([index, reason]) => ({ index, reason: `not a valid message: ${reason}` })),
  }
}
