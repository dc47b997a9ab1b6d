/**
 * One parsed RFC 5322 message: what `postal-mime` gives, or an Email object of JMAP (RFC 8621). Every field is optional and none
 * is trusted.
 */
export interface MailMessage {
  /** Message-ID, with or without `<>`. */
  messageId?: string | readonly string[] | undefined
  inReplyTo?: string | readonly string[] | undefined
  /** Message-IDs, oldest first; as one text they stand between spaces. */
  references?: string | readonly string[] | undefined
  /** The Date header, which the sender sets. */
  date?: string | undefined
  sentAt?: string | undefined
  /** When a mail server took it in. It is trusted before `date`. */
  receivedAt?: string | undefined
  from?: MailAddresses | undefined
  to?: MailAddresses | undefined
  cc?: MailAddresses | undefined
  bcc?: MailAddresses | undefined
  subject?: string | undefined
  /** All headers; needed to tell auto-replies and bulk mail from people. */
  headers?: readonly MailHeader[] | undefined
  /** The Return-Path header, where it stands apart from `headers`. */
  returnPath?: string | undefined
  /** The text without quotes and signature, if the host can strip them. */
  text?: string | undefined
  attachments?: readonly MailAttachment[] | undefined
}

/** One address, or several. */
export type MailAddresses = MailAddress | readonly MailAddress[]

/** An address with a display name; a group holds more addresses. JMAP says `email`. */
export type MailAddress =
  | string
  | {
      name?: string | null | undefined
      address?: string | undefined
      email?: string | undefined
      group?: readonly MailAddress[] | undefined
    }

/** One header. `postal-mime` says `key`, JMAP and Gmail say `name`. */
export interface MailHeader {
  key?: string | undefined
  name?: string | undefined
  value?: string | undefined
}

/** An attachment; its content is read only in delivery reports. */
export interface MailAttachment {
  mimeType?: string | undefined
  content?: unknown | undefined
}

/** A message whose fields have been looked at, and nothing else about it decided. */
export interface ReadMail {
  /** Message-ID as an id, `''` if there is none. */
  id: string
  inReplyTo: string
  references: string[]
  /** As given: the receiving server's time, then the sender's. */
  times: string[]
  from: string
  to: string[]
  cc: string[]
  subject: string
  text: string
  header(name: string): string | undefined
  attachments: readonly unknown[]
}

/** Reads the fields of an untrusted message; what has another shape than expected counts as absent. */
export function readMail(message: unknown): ReadMail {
  const fields: Record<string, unknown> = isRecord(message) ? message : {}
  const headers = readHeaders(fields)
  const header = (name: string): string | undefined => headers.get(name)
  return {
    id: messageIds(fields.messageId ?? header('message-id'))[0] ?? '',
    inReplyTo: messageIds(fields.inReplyTo ?? header('in-reply-to'))[0] ?? '',
    references: messageIds(fields.references ?? header('references')),
    times: [fields.receivedAt, fields.sentAt, fields.date].map(text).filter((time) => time !== ''),
    from: addresses(fields.from)[0] ?? '',
    to: addresses(fields.to),
    cc: [...addresses(fields.cc), ...addresses(fields.bcc)],
    subject: text(fields.subject),
    text: text(fields.text),
    header,
    attachments: Array.isArray(fields.attachments) ? fields.attachments : [],
  }
}

/** Narrows to an object whose own fields may be asked for. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The first header of each name: an untrusted relay may append more, none may come before. */
function readHeaders(fields: Record<string, unknown>): Map<string, string> {
  const headers = new Map<string, string>()
  const given: unknown[] = Array.isArray(fields.headers) ? fields.headers : []
  for (const header of given) {
    if (!isRecord(header)) continue
    const name = (text(header.key) || text(header.name)).toLowerCase()
    if (name !== '' && typeof header.value === 'string' && !headers.has(name)) headers.set(name, header.value.trim())
  }
  if (typeof fields.returnPath === 'string' && !headers.has('return-path')) headers.set('return-path', fields.returnPath.trim())
  return headers
}

/** Message-IDs without `<>` and with the domain in lower case: the part before it is case-sensitive (RFC 5322 3.6.4). */
export function messageIds(value: unknown): string[] {
  const texts: unknown[] = Array.isArray(value) ? value : [value]
  return texts.flatMap((item) =>
    text(item)
      .split(/[\s<>,]/)
      .filter((id) => id !== '')
      .map((id) => {
        const at = id.lastIndexOf('@')
        return at < 0 ? id : id.slice(0, at) + id.slice(at).toLowerCase()
      }),
  )
}

/** Groups may hold groups in what an attacker sends; nobody else nests them deeper than this. */
const maxGroupDepth = 3

function addresses(value: unknown, depth = 0): string[] {
  const given: unknown[] = Array.isArray(value) ? value : [value]
  return given.flatMap((item) => {
    if (typeof item === 'string') return item.trim() === '' ? [] : [item]
    if (!isRecord(item)) return []
    if (Array.isArray(item.group) && depth < maxGroupDepth) return addresses(item.group, depth + 1)
    const address = text(item.address) || text(item.email)
    return address === '' ? [] : [address]
  })
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}
