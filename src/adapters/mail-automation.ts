import type { Directory } from '../directory/index.ts'
import type { ReadMail } from './mail-message.ts'
import { isOutOfOffice } from './mail-subjects.ts'

/** Who wrote a message, if no person did. */
export type Automation = 'auto-reply' | 'bulk' | 'bot'

/**
 * Whether software wrote it, by the strongest marker that is there.
 *
 * 1. `Auto-Submitted` (RFC 3834) other than `no`: `auto-replied` is an auto-reply, all else a bot.
 * 2. `X-Autoreply`, `X-Autorespond`, and `Precedence: auto_reply`: an auto-reply.
 * 3. `Precedence: bulk` or `junk`, an announce-only list (`List-Post: NO`), a foreign list: bulk.
 * 4. A read receipt, and `Return-Path: <>`: only software sends without a way back (RFC 5321 4.5.5).
 * 5. A subject such as "Automatic reply:", with a second hint: it answers something, or asks others not to answer.
 *
 * `X-Auto-Response-Suppress` alone proves nothing: it asks others for silence and stands on mail by people, too.
 */
export function automationOf(mail: ReadMail, directory: Directory): Automation | undefined {
  const away = isOutOfOffice(mail.subject)
  const submitted = word(mail.header('auto-submitted'))
  if (submitted !== '' && submitted !== 'no') return submitted === 'auto-replied' || away ? 'auto-reply' : 'bot'
  const precedence = word(mail.header('precedence'))
  if (precedence === 'auto_reply' || isYes(mail.header('x-autoreply')) || isYes(mail.header('x-autorespond'))) return 'auto-reply'
  if (precedence === 'bulk' || precedence === 'junk' || isBulkList(mail, precedence, directory)) return 'bulk'
  if (isReadReceipt(mail) || mail.header('return-path') === '<>') return 'auto-reply'
  const secondHint = mail.inReplyTo !== '' || mail.references.length > 0 || mail.header('x-auto-response-suppress') !== undefined
  return away && secondHint ? 'auto-reply' : undefined
}

/**
 * A list of the agency's or a client's own domain is most often a shared mailbox such as `team@agency.test`, through which people
 * write; to take it for bulk mail would hide a client who writes to nothing else. Announce-only lists are bulk whosever they are.
 */
function isBulkList(mail: ReadMail, precedence: string, directory: Directory): boolean {
  if (word(mail.header('list-post')) === 'no') return true
  const listId = mail.header('list-id')
  const isList = listId !== undefined || mail.header('list-unsubscribe') !== undefined || precedence === 'list'
  if (!isList || listId === undefined) return isList
  const { side } = directory.lookup(`list@${listName(listId)}`)
  return side !== 'agency' && side !== 'client'
}

/** "Your message was read" (RFC 8098). */
function isReadReceipt(mail: ReadMail): boolean {
  return (mail.header('content-type') ?? '').toLowerCase().includes('disposition-notification')
}

/** `Team <team.agency.test>` is the list `team.agency.test`, a name under the domain it belongs to (RFC 2919). */
function listName(listId: string): string {
  const open = listId.lastIndexOf('<')
  const close = listId.indexOf('>', open)
  return open < 0 ? listId : listId.slice(open + 1, close < 0 ? undefined : close)
}

/** The first word of a header, without parameters and comments. */
function word(value: string | undefined): string {
  return (
    (value ?? '')
      .trim()
      .toLowerCase()
      .split(/[\s;(]/, 1)[0] ?? ''
  )
}

function isYes(value: string | undefined): boolean {
  return value !== undefined && word(value) !== 'no'
}
