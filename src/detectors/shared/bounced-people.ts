import type { MessageEvent } from '../../events/index.ts'
import type { Thread } from '../../measures/index.ts'
import type { Dated } from '../../timeline/index.ts'

/** A person whom mail no longer reaches. */
export interface BouncedPerson {
  readonly person: string
  /** The first of the messages that bounced. */
  readonly firstAt: number
  /** The first that bounced on another day: from then on it is no accident. */
  readonly second: Dated<MessageEvent>
  /** All of them, oldest first. */
  readonly messages: readonly MessageEvent[]
}

/** People of the client to whom our messages bounced on two days, none got through since, and who have not written since. */
export function bouncedPeople(threads: readonly Thread[]): BouncedPerson[] {
  if (!threads.some(({ messages }) => messages.some(({ event }) => event.delivery === 'bounced'))) return []
  const runs = new Map<string, Dated<MessageEvent>[]>()
  for (const message of threads.flatMap(({ messages }) => messages).sort((a, b) => a.at - b.at)) {
    const { event } = message
    const theirs = event.to.filter((party) => party.side === 'client')
    const [only] = theirs
    if (event.delivery === 'bounced') {
      // With several people addressed nobody can say whose mailbox it was.
      if (event.from.side === 'agency' && theirs.length === 1 && only?.person !== undefined) append(runs, only.person, message)
    } else for (const { person } of [event.from, ...theirs]) if (person !== undefined) runs.delete(person)
  }
  return [...runs].flatMap(([person, run]) => {
    const [first] = run
    const second = run.find(({ day }) => day !== first?.day)
    if (first === undefined || second === undefined) return []
    return [{ person, firstAt: first.at, second, messages: run.map(({ event }) => event) }]
  })
}

function append(runs: Map<string, Dated<MessageEvent>[]>, person: string, message: Dated<MessageEvent>): void {
  const run = runs.get(person)
  if (run === undefined) runs.set(person, [message])
  else run.push(message)
}
