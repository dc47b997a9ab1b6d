import { parseAddress } from '../directory/index.ts'
import type { ReadMail } from './mail-message.ts'
import { baseSubject } from './mail-subjects.ts'

/** A message of which id and time are known. */
export interface DatedMail extends ReadMail {
  at: string
}

/**
 * The thread of each message, by its id: the id of the message that began it.
 *
 * The first of `References` began it, else what `In-Reply-To` names; if that message is here, its own thread counts, up to the
 * top. Without both headers a message whose subject starts with `Re:` or the like (in any of some twenty languages) joins the
 * newest earlier one with the same subject, at most 90 days older, if the sender of each took part in the other. Otherwise it
 * begins a thread. A mere equal subject joins nothing: "Monthly report" is a new matter every month.
 *
 * @param mails - One for each id, oldest first.
 */
export function threads(mails: readonly DatedMail[]): Map<string, string> {
  const parents = subjectParents(mails)
  for (const { id, references, inReplyTo } of mails) {
    const parent = references.find((reference) => reference !== id) ?? inReplyTo
    if (parent !== '' && parent !== id) parents.set(id, parent)
  }
  const roots = new Map<string, string>()
  for (const { id } of mails) findRoot(id, parents, roots)
  return roots
}

/**
 * Climbs to the top and leaves the answer with all that were passed. A circle ends at the smallest id in it, wherever one
 * entered.
 */
function findRoot(start: string, parents: ReadonlyMap<string, string>, roots: Map<string, string>): void {
  const passed = new Set<string>()
  let id = start
  while (!roots.has(id) && !passed.has(id)) {
    passed.add(id)
    const parent = parents.get(id)
    if (parent === undefined) break
    id = parent
  }
  const root = roots.get(id) ?? (parents.has(id) ? smallestInCircle(id, parents) : id)
  for (const each of passed) roots.set(each, root)
}

function smallestInCircle(start: string, parents: ReadonlyMap<string, string>): string {
  let smallest = start
  for (let id = parents.get(start); id !== undefined && id !== start; id = parents.get(id)) if (id < smallest) smallest = id
  return smallest
}

/** Older messages are another matter with the same name. Basis: assumed. */
const subjectDays = 90
/**
 * So many earlier messages of one subject are looked at, the newest first; keeps a flood of equal subjects cheap. Basis: assumed.
 */
const subjectCandidates = 50
const dayMs = 86_400_000

function subjectParents(mails: readonly DatedMail[]): Map<string, string> {
  const parents = new Map<string, string>()
  const bySubject = new Map<string, { mail: DatedMail; people: Set<string>; sender: string }[]>()
  for (const mail of mails) {
    const { base, isAnswer } = baseSubject(mail.subject)
    if (base === '') continue
    const sender = parseAddress(mail.from).address
    const people = new Set([mail.from, ...mail.to, ...mail.cc].map((address) => parseAddress(address).address))
    const earlier = bySubject.get(base) ?? []
    if (isAnswer && mail.references.length === 0 && mail.inReplyTo === '') {
      const parent = earlier.findLast((other, i) => {
        const isNear =
          i >= earlier.length - subjectCandidates && Date.parse(mail.at) - Date.parse(other.mail.at) <= subjectDays * dayMs
        return isNear && other.people.has(sender) && people.has(other.sender)
      })
      if (parent) parents.set(mail.id, parent.mail.id)
    }
    bySubject.set(base, [...earlier.slice(-subjectCandidates), { mail, people, sender }])
  }
  return parents
}
