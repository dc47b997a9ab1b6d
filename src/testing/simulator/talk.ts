import type { Cue, Party } from '../../events/index.ts'
import { call, message } from '../builders.ts'
import { addWorkingDays, DAY, HOUR, isChristmas, isWorkingDay, midnight, officeTime, WEEK } from './clock.ts'
import { complains, ordinaryCues } from './cues.ts'
import { isClient, type Diary } from './diary.ts'
import type { Noise } from './noise.ts'

/** Spread of reply times, sd of ln. Measured for mail: 2.6 (methods.md 1 (c)); people who are paid to answer spread less, assumed. */
const CLIENT_REPLY_SPREAD = 2
const OWN_REPLY_SPREAD = 1.1
/** The level of a client's volume drifts: sd of ln in the long run, and how much of it stays from week to week. Assumed. */
const DRIFT = 0.15
const DRIFT_STAYS = 0.95
/** Share of ordinary volume in the two weeks around Christmas, and in the client's summer holiday. Assumed. */
const CHRISTMAS = 0.1
const SUMMER = 0.5

/** Mail in threads, and calls: bursts, drift, holidays, answers that come late or never. */
export function talk(diary: Diary): void {
  const noise = diary.noise('talk')
  const { style, trouble } = diary
  const summerWeek = 26 + noise.below(8)
  let drift = noise.normal(0, DRIFT)
  for (let week = midnight(diary.from) - ((new Date(diary.from).getUTCDay() + 6) % 7) * DAY; week < diary.to; week += WEEK) {
    drift = DRIFT_STAYS * drift + noise.normal(0, DRIFT * Math.sqrt(1 - DRIFT_STAYS ** 2))
    const burst = noise.gamma(style.dispersion) * Math.exp(drift)
    const isSummer = [0, 1].includes(weekOfYear(week) - summerWeek)
    for (let day = week; day < week + 5 * DAY; day += DAY) {
      if (day < midnight(diary.from) || !isWorkingDay(day)) continue
      const share = (isChristmas(day) ? CHRISTMAS : isSummer ? SUMMER : 1) / 5
      const perDay = style.threads * burst * share
      const fromClient = perDay * style.clientOpens * (1 - trouble('ghosting', day)) * (1 - 0.8 * trouble('contact-drop', day))
      const fromUs = perDay * (1 - style.clientOpens) * (1 - 0.9 * untold(diary, day))
      for (let i = noise.poisson(fromClient); i > 0; i -= 1) thread(diary, noise, day, true, isSummer)
      for (let i = noise.poisson(fromUs); i > 0; i -= 1) thread(diary, noise, day, false, isSummer)
      if (noise.chance(0.05 * share * 5)) phone(diary, noise, day)
    }
    statusNote(diary, noise, week)
  }
}

/** How much less we tell unasked: whoever has to ask how things stand was not told. */
export const untold = ({ trouble }: Diary, at: number): number => Math.max(trouble('minimal-contact', at), 0.9 * trouble('status-chasing', at))

const weekOfYear = (ms: number): number => Math.floor((ms - Date.UTC(new Date(ms).getUTCFullYear(), 0, 1)) / WEEK)

/** One talk in writing: who opens it waits for the other, who answers in time, late or never. */
function thread(diary: Diary, noise: Noise, day: number, clientOpens: boolean, isSummer: boolean): void {
  const { style, trouble } = diary
  const ref = diary.ref('thread')
  const people = speakers(diary, noise, day)
  const turns = 1 + noise.poisson(1.6)
  let at = day + (8 + 8 * noise.next()) * HOUR
  let fromClient = clientOpens
  for (let turn = 0; turn < turns; turn += 1) {
    const last = turn === turns - 1
    const cues = write(diary, noise, { at, ref, fromClient, people, expectsReply: !last, opens: turn === 0 })
    if (last) {
      // A complaint is never left without a word, whether it asks for one or not.
      if (complains(cues)) write(diary, noise, { at: officeTime(at + noise.logNormal(style.ownReplyHours, 0.6) * HOUR), ref, fromClient: false, people, expectsReply: false, opens: false })
      return
    }
    const silent = fromClient
      ? 0.004 + 0.5 * trouble('unanswered-requests', at)
      : 1 - style.answers * (1 - trouble('ghosting', at)) * (1 - 0.5 * trouble('contact-drop', at))
    if (noise.chance(silent)) {
      if (!fromClient && noise.chance(0.4)) write(diary, noise, { at: officeTime(at + noise.between(3, 6) * DAY), ref, fromClient, people, expectsReply: true, opens: false })
      return
    }
    if (!fromClient && isSummer && noise.chance(0.5)) outOfOffice(diary, at, people)
    // A day is owed to the client: what was forgotten by then is on a list.
    const hours = fromClient
      ? Math.min(noise.logNormal(style.ownReplyHours, OWN_REPLY_SPREAD), 30) * Math.exp(3.2 * trouble('unanswered-requests', at))
      : noise.logNormal(style.replyHours, CLIENT_REPLY_SPREAD) * Math.exp(3 * trouble('slow-replies', at)) * (isSummer ? 3 : 1)
    at = officeTime(at + hours * HOUR)
    fromClient = !fromClient
  }
}

interface Speakers {
  readonly client: Party
  readonly agency: Party
}

/** Mostly the main people, now and then a colleague. */
function speakers(diary: Diary, noise: Noise, day: number): Speakers {
  const [main, ...others] = diary.cast.clientTeam(day)
  const ours = diary.cast.agencyMain(day)
  const scattered = diary.trouble('scattered-contacts', day)
  const strangers = ['kim', 'ben', 'eva', 'tom'].map((name): Party => ({ ...ours, person: `${name}@${ours.domain ?? ''}` }))
  const agency = noise.chance(0.75 * scattered) ? noise.pick(strangers) : noise.chance(0.15) ? noise.pick(diary.cast.specialists) : ours
  const client = others.length > 0 && noise.chance(0.3) ? noise.pick(others) : main ?? noise.pick(others)
  return { client, agency }
}

interface Writing {
  at: number
  ref: string
  fromClient: boolean
  people: Speakers
  expectsReply: boolean
  opens: boolean
  more?: readonly Cue[]
}

function write(diary: Diary, noise: Noise, { at, ref, fromClient, people, expectsReply, opens, more = [] }: Writing): Cue[] | undefined {
  const [from, to] = fromClient ? [people.client, people.agency] : [people.agency, people.client]
  const cues = ordinaryCues(noise, fromClient ? 'client' : 'agency')
  const update: Cue[] = !fromClient && opens && noise.chance(0.2) ? [{ code: 'status-update' }] : []
  diary.add(message, at, {
    channel: 'email' as const, ref, from, to: [to], expectsReply, words: Math.round(noise.logNormal(55, 0.7)) + 4,
    ...(cues === undefined && more.length === 0 ? {} : { cues: [...(cues ?? []), ...update, ...more] }),
  })
  return cues
}

/** A message outside the ordinary flow that says one thing: what a cause makes people write. */
export function remark(diary: Diary, noise: Noise, day: number, by: 'client' | 'agency', cue: Cue): void {
  const people = speakers(diary, noise, day)
  const at = day + (8 + 8 * noise.next()) * HOUR
  const isQuestion = cue.code.endsWith('question') || cue.code.endsWith('request')
  const cues: Cue[] = isQuestion && cue.code !== 'question' ? [{ code: 'question' }, cue] : [cue]
  write(diary, noise, { at, ref: diary.ref('thread'), fromClient: by === 'client', people, expectsReply: false, opens: true, more: cues })
}

/** A question, our answer the same day, and the next working day the question again, all in one talk. */
export function askedAgain(diary: Diary, noise: Noise, day: number): void {
  const common = { ref: diary.ref('thread'), people: speakers(diary, noise, day) }
  write(diary, noise, { ...common, at: atDesk(noise, day), fromClient: true, expectsReply: true, opens: true, more: [{ code: 'question' }] })
  write(diary, noise, { ...common, at: day + 15.5 * HOUR, fromClient: false, expectsReply: false, opens: false })
  write(diary, noise, { ...common, at: atDesk(noise, addWorkingDays(day, 1)), fromClient: true, expectsReply: false, opens: false, more: [{ code: 're-asked' }] })
}

function outOfOffice(diary: Diary, at: number, people: Speakers): void {
  diary.add(message, at + 60_000, {
    channel: 'email' as const, from: people.client, to: [people.agency], automated: 'auto-reply' as const, expectsReply: false, words: 30, cues: [],
  })
}

/** Where no call holds the week together, a note says where things stand. */
function statusNote(diary: Diary, noise: Noise, week: number): void {
  const at = week + 4 * DAY + 13 * HOUR + noise.next() * HOUR
  if (diary.style.meetingDays === 7 || at < diary.from || !isWorkingDay(at) || isChristmas(at) || !noise.chance(0.92)) return
  if (noise.chance(untold(diary, at))) return
  const [client] = diary.cast.clientTeam(at)
  if (client === undefined) return
  diary.add(message, at, {
    channel: 'email' as const, ref: diary.ref('note'), from: diary.cast.agencyMain(at), to: [client], expectsReply: false, words: 120,
    cues: [{ code: 'status-update' as const }],
  })
}

function phone(diary: Diary, noise: Noise, day: number): void {
  const { client, agency } = speakers(diary, noise, day)
  const incoming = noise.chance(0.5)
  const [from, to] = incoming ? [client, agency] : [agency, client]
  const gone = diary.trouble('ghosting', day)
  if (isClient(from) && noise.chance(gone)) return
  const answered = noise.chance(isClient(to) ? 0.75 * (1 - gone) : 0.85)
  const at = day + (8 + 8 * noise.next()) * HOUR
  diary.add(call, at, { from, to: [to], status: answered ? 'answered' as const : 'missed' as const, ...(answered ? { minutes: Math.round(noise.logNormal(9, 0.8)) + 1 } : {}) })
  // Who missed a call calls back.
  if (!answered && noise.chance(isClient(to) ? 0.6 * (1 - gone) : 0.97)) {
    const back = officeTime(at + noise.logNormal(3, 1) * HOUR)
    diary.add(call, back, { from: to, to: [from], status: 'answered' as const, minutes: Math.round(noise.logNormal(9, 0.8)) + 1 })
  }
}

/** The instant of a moment on a working day in office hours. */
export const atDesk = (noise: Noise, day: number): number => officeTime(day + (8 + 7 * noise.next()) * HOUR)
