/**
 * Makes the sample portfolio in sample/: sixteen clients of one made-up agency over a year, each with a trouble of its own or
 * none. Seeded, so the same code writes the same bytes. `--check` fails when the committed files differ.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ClientEvent, ClientProfile, Party, RecordingSpan } from '../src/events/index.ts'
import { stories, type Story } from './sample-stories.ts'
import { DAY, iso, localDate, random, type Random } from './sample-random.ts'

const SEED = 20260630
const START = Date.parse('2025-07-01T00:00:00Z')
const END = Date.parse('2026-06-30T18:00:00Z')

type Draft = ClientEvent extends infer E ? (E extends ClientEvent ? Omit<E, 'id' | 'clientId'> : never) : never

/** Collects one client's events and gives them ids. */
export class Diary {
  readonly events: ClientEvent[] = []
  readonly rng: Random
  readonly client: Party
  readonly agency: Party

  constructor(readonly story: Story) {
    this.rng = random(SEED, story.id)
    this.client = { side: 'client', person: `${story.contact}@${story.domain}` }
    this.agency = { side: 'agency', person: `${story.manager}@brightside.example` }
  }

  /** Writes an event down, unless it lies after the day of the sample. */
  add(draft: Draft): void {
    if (Date.parse(draft.at) > END) return
    const { type, at, ...rest } = draft
    const event: unknown = { id: `${this.story.id}-${this.events.length + 1}`, clientId: this.story.id, type, at, ...rest }
    this.events.push(event as ClientEvent)
  }
}

/** Mail in threads on working days: who opens, how fast either side answers, how often the client answers at all. */
export interface Talk {
  from?: number
  to?: number
  perWeek: number
  /** Share of threads that the client opens. */
  clientOpens?: number
  /** Median hours to an answer. */
  clientHours?: number
  agencyHours?: number
  /** Share of our mails that the client answers. */
  answers?: number
}

export function talk(diary: Diary, { from = START, to = END, perWeek, clientOpens = 0.5, clientHours = 4, agencyHours = 2, answers = 0.95 }: Talk): void {
  const { rng, client, agency } = diary
  for (let day = from; day < to; day += DAY) {
    if (isWeekend(day) || !rng.chance(perWeek / 5)) continue
    const opens = rng.chance(clientOpens)
    let at = day + rng.between(8, 15) * 3_600_000
    let fromClient = opens
    const ref = `${diary.story.id}-thread-${localDate(day)}`
    const turns = 2 + Math.floor(rng.between(0, 2.5))
    for (let turn = 0; turn < turns && at < to; turn++) {
      if (turn > 0 && fromClient && !rng.chance(answers)) break
      const last = turn === turns - 1
      diary.add({
        type: 'message', at: iso(at), source: 'mail', channel: 'email', ref, from: fromClient ? client : agency,
        to: [fromClient ? agency : client], expectsReply: !last, words: Math.round(rng.between(15, 160)), cues: [],
      })
      fromClient = !fromClient
      at = workingTime(at + rng.logNormal(fromClient ? clientHours : agencyHours, 0.8) * 3_600_000)
    }
  }
}

/** The steady background of an account: contract, plan, access, money, meetings, surveys, promises and requests. */
export function background(diary: Diary): void {
  const { story, client, agency, rng } = diary
  const since = story.since ?? Date.parse('2025-03-03T09:00:00Z')
  const start = Math.max(since, START)
  diary.add({
    type: 'contract', at: iso(since), source: 'crm', ref: `${story.id}-contract`, status: 'signed', by: client, startsOn: localDate(since), ...(story.endsOn === undefined ? {} : { endsOn: story.endsOn }),
    noticeDays: 60, autoRenews: story.endsOn === undefined, outClause: true, clientOwnsAccounts: true, services: ['ads', 'content'], monthlyFee: { amount: story.fee, currency: 'EUR' },
  })
  diary.add({ type: 'contact-change', at: iso(since), source: 'crm', person: client, change: 'joined', main: true })
  diary.add({ type: 'contact-change', at: iso(since), source: 'crm', person: agency, change: 'joined', main: true })
  for (const principal of [{ ...client, domain: story.domain }, { ...agency, domain: 'brightside.example' }]) diary.add({ type: 'access-change', at: iso(start), source: 'ads', platform: 'ads', asset: `${story.id}-account`, change: 'observed', principal, role: 'admin' })

  for (let month = 0; month < 12; month++) {
    const first = Date.UTC(2025, 6 + month, 1, 9)
    if (first < since) continue
    const due = first + 30 * DAY
    const ref = `${story.id}-invoice-${localDate(first).slice(0, 7)}`
    const amount = { amount: story.fee, currency: 'EUR' }
    diary.add({ type: 'invoice', at: iso(first), source: 'books', ref, status: 'issued', amount, dueOn: localDate(due) })
    const paid = due + Math.round(rng.between(-6, 3)) * DAY
    if (!story.unpaidFrom || first < story.unpaidFrom) diary.add({ type: 'invoice', at: iso(paid), source: 'books', ref, status: 'paid', amount })
    diary.add({ type: 'budget', at: iso(first + DAY / 24), source: 'ads', service: 'ads', amount: { amount: story.budget?.(first) ?? story.media, currency: 'EUR' }, per: 'month', by: client, ...story.budgetMove?.(first) })
    const leads = Math.round(story.leads?.(first) ?? 200 * rng.between(0.95, 1.1))
    diary.add({
      type: 'performance', at: iso(Date.UTC(2025, 7 + month, 1, 6)), source: 'ads', service: 'ads', kpi: 'leads', period: { from: localDate(first), to: localDate(Date.UTC(2025, 7 + month, 0)) },
      actual: leads, target: 200, better: 'higher', spend: { amount: Math.round((story.budget?.(first) ?? story.media) * 0.98), currency: 'EUR' },
    })
    diary.add({ type: 'report', at: iso(first + 4 * DAY), source: 'crm', ref: `${story.id}-report-${localDate(first).slice(0, 7)}`, status: 'sent', answers: ['goal-progress', 'real-value', 'data-focus', 'outlook', 'data-meaning'], metrics: ['leads', 'spend', 'cost per lead'], errors: 0 })
    diary.add({ type: 'initiative', at: iso(first + 7 * DAY), source: 'crm', ref: `${story.id}-test-${localDate(first).slice(0, 7)}`, kind: 'test', by: agency, status: 'proposed' })
    diary.add({ type: 'initiative', at: iso(first + 28 * DAY), source: 'crm', ref: `${story.id}-test-${localDate(first).slice(0, 7)}`, kind: 'test', by: agency, status: 'done' })
    if (month % 3 === 0) {
      diary.add({ type: 'plan', at: iso(first + 5 * DAY), source: 'crm', ref: `${story.id}-plan`, status: month === 0 ? 'agreed' : 'reviewed', kpis: ['leads'], milestones: milestones(first) })
      const score = rng.chance(0.5) ? 9 : 10
      diary.add({ type: 'survey', at: iso(first + 9 * DAY), source: 'survey', ref: `nps-${localDate(first).slice(0, 7)}`, metric: 'nps', status: 'sent', respondent: client })
      diary.add({ type: 'survey', at: iso(first + 10 * DAY), source: 'survey', ref: `nps-${localDate(first).slice(0, 7)}`, metric: 'nps', status: 'answered', score, respondent: client })
    }
  }
  routine(diary, start)
}

/** Two steps of a quarter, the first of them taken by the next review. */
function milestones(first: number): { name: string; dueOn: string }[] {
  return [{ name: 'audit', dueOn: localDate(first + 40 * DAY) }, { name: 'launch', dueOn: localDate(first + 80 * DAY) }]
}

function routine(diary: Diary, start: number): void {
  const { story, client, agency, rng } = diary
  for (let day = start; day < END; day += DAY) {
    const weeks = Math.round((day - START) / (7 * DAY))
    const weekday = new Date(day).getUTCDay()
    if (weekday === 3 && weeks % 2 === 0 && (story.meetingsUntil === undefined || day < story.meetingsUntil)) {
      const starts = day + 10 * 3_600_000
      diary.add({ type: 'meeting', at: iso(starts + 3_600_000), source: 'calendar', ref: `${story.id}-call-${localDate(day)}`, status: 'held', startsAt: iso(starts), minutes: 30 + 5 * Math.round(rng.between(0, 6)), attendees: [client, agency], purpose: 'check-in', recurring: true })
    }
    if (weekday === 1 && weeks % 2 === 1 && !story.ownPromises) {
      const ref = `${story.id}-task-${localDate(day)}`
      const due = day + 11 * DAY
      diary.add({ type: 'commitment', at: iso(day + 10 * 3_600_000), source: 'tasks', ref, status: 'made', dueOn: localDate(due), by: agency })
      const delivered = due - Math.floor(rng.between(0, 3)) * DAY
      if (delivered < END) diary.add({ type: 'commitment', at: iso(delivered + 14 * 3_600_000), source: 'tasks', ref, status: 'delivered', dueOn: localDate(due), by: agency })
    }
    if (!isWeekend(day) && rng.chance(0.06) && !story.ownRequests) request(diary, day, 3, 30)
  }
}

/** One request of the client with our acknowledgement and solution, or without them. */
export function request(diary: Diary, day: number, acknowledgeHours: number | null, resolveHours: number | null): void {
  const at = day + 11 * 3_600_000
  const ref = `${diary.story.id}-request-${localDate(day)}`
  const step = (hours: number): string => iso(workingTime(at + hours * 3_600_000))
  diary.add({ type: 'request', at: iso(at), source: 'tasks', ref, status: 'opened', by: diary.client, inScope: true })
  if (acknowledgeHours !== null) diary.add({ type: 'request', at: step(acknowledgeHours), source: 'tasks', ref, status: 'acknowledged', by: diary.client })
  if (resolveHours !== null) diary.add({ type: 'request', at: step(resolveHours), source: 'tasks', ref, status: 'resolved', by: diary.client })
}

function isWeekend(ms: number): boolean {
  return [0, 6].includes(new Date(ms).getUTCDay())
}

/** The instant itself, or nine in the morning of the next working day where it falls on a night or a weekend. */
function workingTime(ms: number): number {
  let at = ms
  if (new Date(at).getUTCHours() >= 17) at = at - (at % DAY) + DAY + 9 * 3_600_000
  while (isWeekend(at)) at = at - (at % DAY) + DAY + 9 * 3_600_000
  return at
}

/** The four files of the sample. */
export function sample(): Record<string, string> {
  const diaries = stories.map((story) => {
    const diary = new Diary(story)
    background(diary)
    story.tell(diary)
    return diary
  })
  const events = diaries.flatMap((diary) => diary.events).sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : 1))
  const profiles: (ClientProfile & { clientId: string })[] = stories.map((s) => ({ clientId: s.id, name: s.name, timeZone: 'Europe/Vienna', ...s.profile }))
  const holes = stories.flatMap((s): RecordingSpan[] => (s.mailUntil === undefined ? [] : [{ types: ['message'], clientId: s.id, from: iso(START), to: iso(s.mailUntil) }]))
  const others = stories.filter((s) => s.mailUntil === undefined)
  const types = ['call', 'meeting', 'contact-change', 'access-change', 'survey', 'budget', 'invoice', 'request', 'commitment', 'performance', 'plan', 'contract', 'report', 'initiative', 'incident']
  const recording: RecordingSpan[] = [
    { types, from: '2025-03-01T00:00:00.000Z' },
    ...others.map((s): RecordingSpan => ({ types: ['message'], clientId: s.id, from: iso(START) })),
    ...holes,
  ]
  const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
  return {
    'events.ndjson': events.map((e) => `${JSON.stringify(e)}\n`).join(''),
    'profiles.json': json(profiles),
    'agency.json': json({ domains: ['brightside.example'], vendors: ['tagtool.example'], coreServices: ['ads', 'content'], timeZone: 'Europe/Vienna' }),
    'recording.json': json(recording),
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const check = process.argv.includes('--check')
  for (const [name, text] of Object.entries(sample())) {
    const path = new URL(`../sample/${name}`, import.meta.url)
    if (!check) writeFileSync(path, text)
    else if (readFileSync(path, 'utf8') !== text) {
      console.error(`sample/${name} is stale: run npx tsx scripts/make-sample.ts`)
      process.exitCode = 1
    }
  }
}
