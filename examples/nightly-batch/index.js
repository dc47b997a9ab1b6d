// Every night: read the day's export, assess every client, write one line of JSON each, worst first.
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { assess, explain, parseEvents, recommended } from 'churn-signals'
import { en } from 'churn-signals/messages/en'

const [file = 'events.ndjson'] = process.argv.slice(2)
const asOf = process.env.AS_OF ?? new Date().toISOString()

const rows = []
for await (const line of createInterface({ input: createReadStream(file) })) {
  if (line.trim() !== '') rows.push(JSON.parse(line))
}
const { events, rejected } = parseEvents(rows)
for (const { message } of rejected) console.error(message)

// A Map, not an object: a client may be called __proto__.
const byClient = new Map()
for (const event of events) {
  const own = byClient.get(event.clientId)
  if (own === undefined) byClient.set(event.clientId, [event])
  else own.push(event)
}

const scorecard = recommended()
const recording = [{ from: '2026-01-01T00:00:00Z' }]
const assessments = [...byClient.values()].map((own) => assess(own, { ...scorecard, asOf, recording }))

// Unknown is not zero: clients that could not be judged go last, and say what they need.
assessments.sort((a, b) => (a.health ?? 101) - (b.health ?? 101))
for (const assessment of assessments) {
  const { headline, signals } = explain(assessment, en)
  console.log(JSON.stringify({ client: assessment.clientId, health: assessment.health, headline, first: signals[0]?.whatToDo[0] ?? null }))
}
