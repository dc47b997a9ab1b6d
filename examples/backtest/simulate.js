// Makes up an agency whose budgets, contracts, invoices, surveys and accounts are on record, and writes it as you would export yours.
import { writeFileSync } from 'node:fs'
import { simulate } from 'churn-signals/testing'

const types = ['access-change', 'budget', 'contact-change', 'contract', 'invoice', 'survey']
const { events, outcomes, recording } = simulate({ seed: 7, clients: 80, weeks: 78, losses: 0.8 })
const recorded = recording.map((span) => ({ ...span, types: span.types.filter((type) => types.includes(type)) }))
const signs = ['budget-cut', 'contact-loss', 'late-payment', 'low-nps', 'new-account-access', 'notice-given', 'scope-shrinkage']

const lines = events.filter(({ type }) => types.includes(type)).map((event) => `${JSON.stringify(event)}\n`)
writeFileSync('events.ndjson', lines.join(''))
writeFileSync('outcomes.csv', ['clientId,leftOn,stayedUntil', ...outcomes.map((one) => [one.clientId, one.leftOn, one.stayedUntil].join())].join('\n'))
writeFileSync('recording.json', JSON.stringify(recorded.filter((span) => span.types.length > 0)))
writeFileSync('scorecard.json', JSON.stringify({ detectors: signs }))
console.log(`${lines.length} events and ${outcomes.length} outcomes`)
