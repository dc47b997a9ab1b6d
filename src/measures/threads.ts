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

/** The thread of each message of `of('message')`, in their order; undefined for those that a machine sent. */
export function threadOfEach(scope: Scope): readonly (Thread | undefined)[] {
  return threading(scope).ofEach
}

interface Threading {
  readonly threads: readonly Thread[]
  readonly ofEach: readonly (Thread | undefined)[]
}

interface OpenThread extends Thread {
  readonly messages: Dated<MessageEvent>[]
}

/** Ids and refs are unique within a source only. */
interface SourceThreads {
  readonly byKey: Map<string, OpenThread>
  readonly keyOfId: Map<string, string>
}

function threading(scope: Scope): Threading {
  return scope.once('threads', ['message'], () => {
    const threads: OpenThread[] = []
    const ofEach: (Thread | undefined)[] = []
    const sources = new Map<string, SourceThreads>()
    const messages = scope.of('message')
    // Where every message says its thread, nobody asks which one it answers, and ids need no keeping.
    const answering = messages.some(({ event }) => event.inReplyTo !== undefined)
    for (const dated of messages) {
      const { event } = dated
      const { byKey, keyOfId } = sourceOf(sources, event.source ?? '')
      const answered = event.inReplyTo === undefined ? undefined : keyOfId.get(event.inReplyTo)
      const key = event.ref ?? answered ?? event.id
      if (answering) keyOfId.set(event.id, key)
      if (event.automated !== undefined) {
        ofEach.push(undefined)
        continue
      }
      let thread = byKey.get(key)
      if (thread === undefined) {
        const continued = event.inReplyTo !== undefined && answered === undefined
        thread = { ref: key, messages: [], openedBy: event.from.side, openedAt: dated.at, continued }
        byKey.set(key, thread)
        threads.push(thread)
      }
      thread.messages.push(dated)
      ofEach.push(thread)
    }
    return { threads, ofEach }
  })
}

function sourceOf(sources: Map<string, SourceThreads>, name: string): SourceThreads {
  let source = sources.get(name)
  if (source === undefined) {
    source = { byKey: new Map(), keyOfId: new Map() }
    sources.set(name, source)
  }
  return source
}
