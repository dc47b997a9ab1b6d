// Assesses one client with every built-in detector and our own, and prints what it found.
import { assess, extendScorecard, parseEvents, recommended } from 'churn-signals'
import { visits } from './cases.js'
import { portalDesertion } from './portal-desertion.js'
import { portalVisit } from './portal-visit.js'

const scorecard = extendScorecard(recommended(), {
  detectors: [portalDesertion()],
  weights: {
    'acme/portal-desertion': {
      weight: 1, family: 'responsiveness', dimension: 'contact', basis: 'assumed',
      reason: 'They read our reports there; not counted yet',
    },
  },
})

const rows = [...visits('2026-05-29', 4, 7), ...visits('2026-05-01', 28, 3)]
const { events, rejected } = parseEvents(rows, { custom: [portalVisit] })
const recording = [{ types: [portalVisit.type], from: '2025-06-01T00:00:00Z' }]
const assessment = assess(events, { ...scorecard, asOf: '2026-06-01T12:00:00Z', recording })

console.log(`${assessment.clientId} as of ${assessment.asOf}: ${events.length} events, ${rejected.length} rejected`)
for (const { id, severity, since, evidence } of assessment.signals) {
  const { visits: recent, usual } = evidence.numbers
  console.log(`${id} since ${since}, severity ${severity}: ${recent} visits in four weeks, usually ${usual}`)
}
console.log(`coverage ${assessment.coverage}; not judged: ${assessment.unknowns.map(({ id }) => id).join(', ')}`)
