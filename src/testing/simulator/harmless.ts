import type { Cue, Party } from '../../events/index.ts'
import { accessChange, advocacy, commitment, invoice, message, request, survey } from '../builders.ts'
import { addWorkingDays, DAY, HOUR, localDate, WEEK, workingDayFrom } from './clock.ts'
import type { Diary } from './diary.ts'
import { euros } from './money.ts'
import type { Noise } from './noise.ts'

/** One thing that looks like a sign and is none, written down on a working day. */
type Write = (diary: Diary, noise: Noise, day: number) => void

/**
 * Look-alikes that no other concern brings, with how often a year they happen. All assumed: often enough to be met, too seldom to
 * matter.
 */
const HARMLESS: readonly (readonly [name: string, perYear: number, write: Write])[] = [
  ['bounced-mail', 1, bouncedMail],
  ['talk-noted', 2, talkNoted],
  ['moved-by-client', 0.5, movedByClient],
  ['promise-cancelled', 0.5, promiseCancelled],
  ['waiting-for-client', 0.5, waitingForClient],
  ['wrong-invoice', 0.2, wrongInvoice],
  ['launch', 0.3, launch],
  ['foreign-service', 0.2, foreignService],
  ['extra-work-priced', 0.5, extraWorkPriced],
  ['wish-changed', 0.3, wishChanged],
  ['access-handed-on', 0.2, accessHandedOn],
  ['csat-beside-nps', 0.5, csatBesideNps],
  ['house-rule', 0.02, houseRule],
  ['saving-everywhere', 0.1, /* @__PURE__ */ saying('client', { code: 'budget-pressure', topic: 'all-suppliers' })],
  ['purchasing-review', 0.1, /* @__PURE__ */ saying('client', { code: 'contract-question', topic: 'purchasing-review' })],
  ['cause-without-person', 0.3, /* @__PURE__ */ saying('agency', { code: 'blame', topic: 'tracking' })],
  ['blame-owned', 0.1, /* @__PURE__ */ saying('agency', { code: 'blame', topic: 'client' }, { code: 'ownership' })],
  ['bug-cursed', 0.1, /* @__PURE__ */ saying('agency', { code: 'insult', topic: 'product' })],
  ['day-named', 0.5, dayNamed],
  ['fact-updated', 0.5, factUpdated],
]

/** What happens to every client now and then. Each kind has draws of its own, so that a new one changes nothing else. */
export function harmless(diary: Diary): void {
  for (const [name, perYear, write] of HARMLESS) {
    const noise = diary.noise(`harmless/${name}`)
    for (let week = diary.from + WEEK; week < diary.to - 4 * WEEK; week += WEEK) {
      if (noise.chance((perYear * WEEK) / (364 * DAY))) write(diary, noise, workingDayFrom(week + noise.below(5) * DAY))
    }
  }
  newcomersAsk(diary)
}

interface People {
  readonly client: Party
  readonly ours: Party
}

/** Who speaks for either side that day. */
function mainPeople({ cast }: Diary, day: number): People {
  const ours = cast.agencyMain(day)
  const [client = ours] = cast.clientTeam(day)
  return { client, ours }
}

type Mail = Parameters<typeof message>[1] & object

function mail(diary: Diary, at: number, from: Party, to: Party, more: Partial<Mail>): void {
  diary.add(message, at, { channel: 'email' as const, from, to: [to], expectsReply: false, words: 40, cues: [], ...more })
}

/** A mail comes back, the mailbox was full; it goes out again the next day. */
function bouncedMail(diary: Diary, _noise: Noise, day: number): void {
  const { client, ours } = mainPeople(diary, day)
  const ref = diary.ref('bounced')
  mail(diary, day + 9 * HOUR, ours, client, { ref, expectsReply: true, delivery: 'bounced' })
  mail(diary, addWorkingDays(day, 1) + 9 * HOUR, ours, client, { ref })
}

/** Somebody met the client elsewhere and wrote a note about it. */
function talkNoted(diary: Diary, _noise: Noise, day: number): void {
  const { client, ours } = mainPeople(diary, day)
  mail(diary, day + 15 * HOUR, client, ours, { channel: 'note' })
}

/** The client asks for a later date of what we promised, on the day itself. */
function movedByClient(diary: Diary, noise: Noise, day: number): void {
  const { client, ours } = mainPeople(diary, day)
  const [due, later] = [addWorkingDays(day, 5), addWorkingDays(day, 9)]
  const step = { ref: diary.ref('moved'), by: ours }
  diary.add(commitment, day + 10 * HOUR, { ...step, status: 'made' as const, dueOn: localDate(due) })
  diary.add(commitment, due + (8 + 3 * noise.next()) * HOUR, { ...step, by: client, status: 'moved' as const, dueOn: localDate(later) })
  diary.add(commitment, later + 11 * HOUR, { ...step, status: 'delivered' as const, dueOn: localDate(later) })
}

/** What was promised is not wanted any more, and both agree. */
function promiseCancelled(diary: Diary, _noise: Noise, day: number): void {
  const due = addWorkingDays(day, 8)
  const step = { ref: diary.ref('dropped'), by: mainPeople(diary, day).ours, dueOn: localDate(due) }
  diary.add(commitment, day + 10 * HOUR, { ...step, status: 'made' as const })
  diary.add(commitment, addWorkingDays(day, 4) + 10 * HOUR, { ...step, status: 'cancelled' as const })
}

/** What we promised waits for the client's material, so we say in good time that it will be later. */
function waitingForClient(diary: Diary, noise: Noise, day: number): void {
  const { ours } = mainPeople(diary, day)
  const [due, later] = [addWorkingDays(day, 6), addWorkingDays(day, 11)]
  const asked = { ref: diary.ref('material'), by: ours, topic: 'material' }
  const step = { ref: diary.ref('waiting'), by: ours }
  diary.add(request, day + 9 * HOUR, { ...asked, status: 'opened' as const })
  diary.add(commitment, day + 10 * HOUR, { ...step, status: 'made' as const, dueOn: localDate(due) })
  diary.add(commitment, addWorkingDays(day, 3) + 10 * HOUR, { ...step, status: 'moved' as const, dueOn: localDate(later), announced: true })
  diary.add(request, addWorkingDays(day, 7) + 10 * HOUR, { ...asked, status: 'resolved' as const })
  diary.add(commitment, later + (9 + 5 * noise.next()) * HOUR, { ...step, status: 'delivered' as const, dueOn: localDate(later) })
}

/** We billed the wrong amount: the client objects, and we issue the bill anew. */
function wrongInvoice(diary: Diary, noise: Noise, day: number): void {
  const ref = diary.ref('wrong-invoice')
  const [wrong, amount] = [euros(diary.style.fee / 2), euros(diary.style.fee / 4)]
  diary.add(invoice, day + 9 * HOUR, { ref, status: 'issued' as const, amount: wrong, dueOn: localDate(day + 14 * DAY) })
  diary.add(invoice, addWorkingDays(day, 3) + 9 * HOUR, { ref, status: 'disputed' as const, amount: wrong })
  const again = addWorkingDays(day, 6)
  diary.add(invoice, again + 9 * HOUR, { ref, status: 'issued' as const, amount, dueOn: localDate(again + 30 * DAY) })
  diary.add(invoice, workingDayFrom(again + (18 + noise.below(10)) * DAY) + 11 * HOUR, { ref, status: 'paid' as const, amount })
}

/** Two weeks in which one topic brings many wishes, each of them seen to the same day. */
function launch(diary: Diary, noise: Noise, day: number): void {
  const { client } = mainPeople(diary, day)
  for (let i = 0; i < 8; i += 1) {
    const at = addWorkingDays(day, noise.below(10)) + (8 + 6 * noise.next()) * HOUR
    const step = { ref: diary.ref('launch'), by: client, topic: 'launch', inScope: true }
    diary.add(request, at, { ...step, status: 'opened' as const })
    diary.add(request, at + HOUR, { ...step, status: 'resolved' as const })
  }
}

interface Asked {
  readonly ref: string
  readonly by: Party
  readonly topic: string
  readonly inScope: boolean
  readonly ext?: Record<string, unknown>
}

/** A request that is acknowledged the same day and answered two working days later. */
function answered(diary: Diary, day: number, more: Asked, end: 'declined' | 'resolved'): void {
  diary.add(request, day + 9 * HOUR, { ...more, status: 'opened' as const })
  diary.add(request, day + 12 * HOUR, { ...more, status: 'acknowledged' as const })
  diary.add(request, addWorkingDays(day, 2) + 12 * HOUR, { ...more, status: end })
}

/** Asked for a service that we are not good at, we say so. */
function foreignService(diary: Diary, _noise: Noise, day: number): void {
  const step = { ref: diary.ref('foreign'), by: mainPeople(diary, day).client, topic: 'service:print', inScope: false }
  answered(diary, day, step, 'declined')
}

/** Work beyond the contract that has a price of its own. */
function extraWorkPriced(diary: Diary, _noise: Noise, day: number): void {
  const step = { ref: diary.ref('extra'), by: mainPeople(diary, day).client, topic: 'change', inScope: false, ext: { priced: true } }
  answered(diary, day, step, 'resolved')
}

/** Done as asked; then the client wants it otherwise after all. */
function wishChanged(diary: Diary, _noise: Noise, day: number): void {
  const step = { ref: diary.ref('changed'), by: mainPeople(diary, day).client, topic: 'change', inScope: true }
  answered(diary, day, step, 'resolved')
  const again = addWorkingDays(day, 4)
  diary.add(request, again + 9 * HOUR, { ...step, status: 'reopened' as const, inScope: false, ext: { priced: true } })
  diary.add(request, again + 15 * HOUR, { ...step, status: 'resolved' as const, inScope: false, ext: { priced: true } })
}

/** Somebody of ours leaves the team: the client takes the access away and gives it to the next one. */
function accessHandedOn(diary: Diary, _noise: Noise, day: number): void {
  const { client, ours } = mainPeople(diary, day)
  const colleague = (name: string): Party => ({ ...ours, person: `${name}@${ours.domain ?? ''}` })
  const account = { platform: 'ads', asset: `${diary.clientId}-account`, role: 'read', by: client }
  diary.add(accessChange, day + 9 * HOUR, { ...account, change: 'granted' as const, principal: colleague('robin') })
  const end = addWorkingDays(day, 15)
  diary.add(accessChange, end + 9 * HOUR, { ...account, change: 'revoked' as const, principal: colleague('robin') })
  diary.add(accessChange, end + 10 * HOUR, { ...account, change: 'granted' as const, principal: colleague('sam') })
}

/** After a piece of work one person is asked about it, close to the survey of everybody, and does not answer twice. */
function csatBesideNps(diary: Diary, _noise: Noise, day: number): void {
  const respondent = mainPeople(diary, day).client
  diary.add(survey, day + 9 * HOUR, { ref: diary.ref('csat'), metric: 'csat' as const, status: 'sent' as const, respondent })
}

/** A rule of the client's house forbids references. */
function houseRule(diary: Diary, _noise: Noise, day: number): void {
  diary.add(advocacy, day + 13 * HOUR, { kind: 'reference' as const, status: 'declined' as const, ext: { houseRule: true } })
}

/** A message that says something which sounds worse than it is. */
function saying(side: 'client' | 'agency', ...cues: readonly Cue[]): Write {
  return (diary, _noise, day) => {
    const { client, ours } = mainPeople(diary, day)
    const [from, to] = side === 'client' ? [client, ours] : [ours, client]
    mail(diary, day + 11 * HOUR, from, to, { ref: diary.ref('aside'), cues: [...cues] })
  }
}

/** "I will know on Friday", we say; the client asks on Thursday, and is told on Friday. */
function dayNamed(diary: Diary, _noise: Noise, day: number): void {
  const { client, ours } = mainPeople(diary, day)
  const ref = diary.ref('day-named')
  mail(diary, day + 9 * HOUR, client, ours, { ref, expectsReply: true, cues: [{ code: 'question' }] })
  mail(diary, day + 11 * HOUR, ours, client, { ref, cues: [{ code: 'promise' }] })
  mail(diary, addWorkingDays(day, 3) + 9 * HOUR, client, ours, { ref, expectsReply: true, cues: [{ code: 're-asked' }] })
  mail(diary, addWorkingDays(day, 3) + 11 * HOUR, ours, client, { ref })
}

/** A date that we named changes, and the same person says so. */
function factUpdated(diary: Diary, _noise: Noise, day: number): void {
  const { client, ours } = mainPeople(diary, day)
  const claim = (value: number): Cue => ({ code: 'claim', topic: 'shoot', value: localDate(value) })
  mail(diary, day + 9 * HOUR, ours, client, { ref: diary.ref('claim'), cues: [claim(day + 20 * DAY)] })
  mail(diary, addWorkingDays(day, 3) + 9 * HOUR, ours, client, { ref: diary.ref('claim'), cues: [claim(day + 27 * DAY)] })
}

/** In the first six weeks a new client asks how everything works. */
function newcomersAsk(diary: Diary): void {
  const noise = diary.noise('harmless/newcomers')
  const { from, to, style } = diary
  if (style.startedAt < from) return
  for (let day = workingDayFrom(from); day < Math.min(to, from + 42 * DAY); day = addWorkingDays(day, 1)) {
    if (!noise.chance(0.3)) continue
    const { client, ours } = mainPeople(diary, day)
    const ref = diary.ref('newcomer')
    mail(diary, day + 9 * HOUR, client, ours, { ref, expectsReply: true, cues: [{ code: 'question' }] })
    mail(diary, day + 11 * HOUR, ours, client, { ref })
  }
}
