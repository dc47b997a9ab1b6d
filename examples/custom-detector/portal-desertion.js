// A detector of our own: the client visits the portal far less than it used to.
import { clear, defineDetector, fired, unknown } from 'churn-signals'
import * as z from 'zod'
import { portalVisit } from './portal-visit.js'

const [RECENT_DAYS, BEFORE_DAYS, FEWEST] = [28, 84, 12]

export const portalDesertion = defineDetector({
  id: 'acme/portal-desertion',
  sign: 'The client visits the portal far less than it used to.',
  side: 'client', sources: ['Acme, account reviews 2025'], leadTime: { basis: 'assumed' }, plays: ['acme/show-what-is-new'],
  firesOn: 'change', // without data there is nothing to compare, so the answer is unknown
  reads: [portalVisit],
  options: () => z.strictObject({ lost: z.number().min(0.1).max(1).default(0.5).describe('Share of the visits that is gone') }),
  lookbackDays: () => ({ 'acme/portal-visit': RECENT_DAYS + BEFORE_DAYS + 1 }),
  detect({ events, recording, calendar, asOf }, options) {
    const today = calendar.day(asOf)
    const start = calendar.startOf(today - RECENT_DAYS - BEFORE_DAYS)
    if (!recording.has(portalVisit.type)) return unknown('not-recorded', [portalVisit.type])
    if (!recording.covers([portalVisit.type], start, asOf)) return unknown('gap', [portalVisit.type])

    const age = (visit) => today - calendar.day(Date.parse(visit.at))
    const recent = events.filter((visit) => age(visit) >= 1 && age(visit) <= RECENT_DAYS)
    const before = events.filter((visit) => age(visit) > RECENT_DAYS && age(visit) <= RECENT_DAYS + BEFORE_DAYS)
    if (before.length < FEWEST) return unknown('too-few', [portalVisit.type])

    const usual = before.length * RECENT_DAYS / BEFORE_DAYS
    const lost = 1 - recent.length / usual
    const evidence = { numbers: { visits: recent.length, usual }, events: [...before, ...recent] }
    if (lost < options.lost) return clear(evidence)
    return fired({ ...evidence, severity: lost, since: calendar.date(today - RECENT_DAYS) })
  },
})
