import { parseAddress } from '../directory/index.ts'
import { isRecord, messageIds } from './mail-message.ts'
import type { ReadMail } from './mail-message.ts'

/** What a delivery report says (RFC 3464). */
export interface DeliveryReport {
  /** Message-IDs that the original may have, likeliest first. */
  originals: string[]
  /** Who did not get it; empty: not said. */
  recipients: string[]
  /** Whether delivery failed for good, and is not just late or done. */
  failed: boolean
}

/** Reads a delivery report; `undefined` for any other message. */
export function deliveryReport(mail: ReadMail): DeliveryReport | undefined {
  if (!isDeliveryReport(mail)) return undefined
  const body = [mail.text, ...mail.attachments.map(attachmentText)].join('\n')
  const actions = lineValues(body, 'action').map((action) => action.toLowerCase())
  const recipients = [...lineValues(body, 'final-recipient'), ...lineValues(body, 'original-recipient')].map((value) =>
    value.slice(value.indexOf(';') + 1),
  )
  const named = (mail.header('x-failed-recipients') ?? '').split(',')
  return {
    originals: [
      ...new Set([...mail.references.toReversed(), mail.inReplyTo, ...lineValues(body, 'message-id').flatMap(messageIds)]),
    ].filter((id) => id !== ''),
    recipients: [...new Set([...recipients, ...named].map((address) => parseAddress(address).address))].filter(
      (address) => address !== '',
    ),
    failed:
      actions.length > 0
        ? actions.some((action) => action.startsWith('failed'))
        : !/delay|warning|relayed/i.test(mail.subject.slice(0, 200)),
  }
}

function isDeliveryReport(mail: ReadMail): boolean {
  const contentType = (mail.header('content-type') ?? '').toLowerCase()
  if (contentType.includes('multipart/report')) return !contentType.includes('disposition-notification')
  if (mail.attachments.some((attachment) => mimeType(attachment) === 'message/delivery-status')) return true
  const { address } = parseAddress(mail.from)
  const byServer = address.startsWith('mailer-daemon') || address.startsWith('postmaster@')
  return (
    byServer &&
    (mail.header('return-path') === '<>' ||
      mail.header('auto-submitted') !== undefined ||
      mail.header('x-failed-recipients') !== undefined)
  )
}

function mimeType(attachment: unknown): string {
  return isRecord(attachment) && typeof attachment.mimeType === 'string' ? attachment.mimeType.toLowerCase() : ''
}

/** Reports are short; what comes after is the original message or an attack. */
const maxLength = 65_536

function attachmentText(attachment: unknown): string {
  const isReportPart = /^(message|text)\//.test(mimeType(attachment))
  if (!isReportPart || !isRecord(attachment)) return ''
  const { content } = attachment
  if (typeof content === 'string') return content.slice(0, maxLength)
  const bytes =
    content instanceof ArrayBuffer ? new Uint8Array(content) : content instanceof Uint8Array ? content : new Uint8Array()
  // The fields looked for are ASCII (RFC 3464), so no decoder is needed.
  return Array.from(bytes.subarray(0, maxLength), (byte) => String.fromCharCode(byte)).join('')
}

/** The values of all lines `Name: value`. */
function lineValues(body: string, name: string): string[] {
  return body
    .slice(0, 4 * maxLength)
    .split('\n')
    .filter((line) => line.slice(0, name.length + 1).toLowerCase() === `${name}:`)
    .map((line) => line.slice(name.length + 1).trim())
}
