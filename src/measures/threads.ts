import type { MessageEvent, Side } from '../events/index.ts'
import type { Dated } from '../timeline/index.ts'
import type { Scope } from './scope.ts'

/**
 * The messages of one `ref`, oldest first; a message without `ref` is a thread of its own, joined to the one it answers.
 * Automated messages are left out; notes and bounced messages are in.
 */
export interface Thread {
  readonly ref: string
  readonly messages: readonly Dated<MessageEvent>[]
  /** Side of the first sender. */
  readonly openedBy: Side
  readonly openedAt: number
  /** Its first message answers one that is not on record, so it began earlier. */
  readonly continued: boolean
}

/** Threads of messages, by their first message. */
export function threads(scope: Scope): readonly Thread[] {
  return threading(scope).threads
}

/** The thread of every message that no machine sent. */
export function threadOf(scope: Scope): ReadonlyMap<MessageEvent, Thread> {
  return threading(scope).of
}

interface Threading {
  readonly threads: readonly Thread[]
  readonly of: ReadonlyMap<MessageEvent, Thread>
}

interface OpenThread extends Thread {
  readonly messages: Dated<MessageEvent>[]
}

function threading(scope: Scope): Threading {
  return scope.once('threads', ['message'], () => {
    const byKey = new Map<string, OpenThread>()
    const of = new Map<MessageEvent, Thread>()
    // Ids and refs are unique within a source only.
    const keyOfMessage = new Map<string, string>()
    for (const dated of scope.of('message')) {
      const { event } = dated
      const source = event.source ?? ''
      const answered = event.inReplyTo === undefined ? undefined : keyOfMessage.get(`${source}\u0000${event.inReplyTo}`)
      const key = event.ref === undefined ? answered ?? `${source}\u0000${event.id}` : `${source}\u0000${event.ref}`
      keyOfMessage.set(`${source}\u0000${event.id}`, key)
      if (event.automated !== undefined) continue
      let thread = byKey.get(key)
      if (thread === undefined) {
        const continued = event.inReplyTo !== undefined && answered === undefined
        thread = { ref: event.ref ?? event.id, messages: [], openedBy: event.from.side, openedAt: dated.at, continued }
        byKey.set(key, thread)
      }
      thread.messages.push(dated)
      of.set(event, thread)
    }
    return { threads: [...byKey.values()], of }
  })
}
