// Starts a server, posts what a CRM would post, and prints what the account lead would be told.
import { createServer } from 'node:http'
import { createHandler } from './handler.js'

const told = []
let clock = '2026-05-04T10:00:00Z'
const handle = createHandler({
  store: { events: new Map(), assessments: new Map() },
  notify: (message) => told.push(message),
  now: () => clock,
  recording: [{ from: '2026-01-01T00:00:00Z' }],
})

const server = createServer(async (request, response) => {
  try {
    const chunks = []
    for await (const chunk of request) chunks.push(chunk)
    const answer = handle(JSON.parse(Buffer.concat(chunks).toString('utf8')))
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  } catch (error) {
    response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify({ error: error.message }))
  }
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const url = `http://127.0.0.1:${server.address().port}/`
const post = async (event) => {
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(event) })
  console.log(answer.status, await answer.text())
}

const ingrid = { side: 'client', person: 'ingrid' }
const signed = { id: 'c-1', clientId: 'fjord-ferries', type: 'contract', at: '2026-01-02T09:00:00Z', ref: 'retainer', status: 'signed', by: ingrid, startsOn: '2026-01-02', noticeDays: 60 }
const notice = { id: 'c-2', clientId: 'fjord-ferries', type: 'contract', at: '2026-05-04T11:00:00Z', ref: 'retainer', status: 'notice-given', by: ingrid, effectiveOn: '2026-07-31' }

await post(signed)
clock = '2026-05-04T12:00:00Z'
await post(notice)
await post(notice) // delivered twice: nothing new is said
await post({ ...notice, id: 'c-3', at: 'yesterday' }) // refused with the remedy
server.close()

console.log(JSON.stringify(told, null, 2))
if (told.length !== 1) process.exitCode = 1
