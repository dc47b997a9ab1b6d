// A webhook handler: store what came in, assess that one client again, and say only what changed.
import { assess, changes, explain, parseEvents, recommended } from 'churn-signals'
import { en } from 'churn-signals/messages/en'

const scorecard = recommended()

/**
 * `store` keeps events and the last assessment by client; a database in real life, where the query is
 * `select … where client = ? and at > now - the longest look-back`.
 */
export function createHandler({ store, notify, now, recording }) {
  return function handle(body) {
    const { events, rejected } = parseEvents(Array.isArray(body) ? body : [body])
    for (const clientId of new Set(events.map((event) => event.clientId))) {
      // Webhooks arrive twice and out of order. That is fine: the same events in any order give the same answer.
      const known = [...(store.events.get(clientId) ?? []), ...events.filter((event) => event.clientId === clientId)]
      store.events.set(clientId, known)
      const before = store.assessments.get(clientId)
      const after = assess(known, { ...scorecard, asOf: now(), recording })
      store.assessments.set(clientId, after)
      if (before === undefined) continue
      for (const change of changes(before, after).signals) {
        if (change.kind !== 'fired' && change.kind !== 'worsened') continue
        const said = explain(after, en).signals.find((signal) => signal.id === change.id)
        if (said !== undefined) notify({ clientId, kind: change.kind, why: said.why, first: said.whatToDo[0] })
      }
    }
    return { accepted: events.length, rejected: rejected.map(({ message }) => message) }
  }
}
