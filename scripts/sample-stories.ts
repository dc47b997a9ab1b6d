import type { BudgetEvent, ClientProfile } from '../src/events/index.ts'
import { request, talk, type Diary } from './make-sample.ts'
import { DAY, iso, localDate } from './sample-random.ts'

/** One client of the sample: who it is, how its account runs, and what happens to it. */
export interface Story {
  id: string
  name: string
  domain: string
  contact: string
  manager: string
  /** Minor units a month. */
  fee: number
  media: number
  /** First contract day, where it is not March 2025. */
  since?: number
  /** Fixed term; open-ended and renewing where absent. */
  endsOn?: string
  profile?: ClientProfile
  /** Invoices issued from then on stay unpaid. */
  unpaidFrom?: number
  meetingsUntil?: number
  mailUntil?: number
  /** The story writes promises, or requests, itself. */
  ownPromises?: boolean
  ownRequests?: boolean
  budget?: (month: number) => number
  budgetMove?: (month: number) => Partial<Pick<BudgetEvent, 'reason' | 'reallocatedTo'>>
  leads?: (month: number) => number
  tell: (diary: Diary) => void
}

const day = (date: string): number => Date.parse(`${date}T00:00:00Z`)
const at = (date: string, time = '10:00'): string => `${date}T${time}:00.000Z`
const steady = (perWeek: number) => (diary: Diary): void => talk(diary, { perWeek })

const account = (id: string, name: string, contact: string, manager: string, fee: number): Omit<Story, 'tell'> =>
  ({ id, name, domain: `${id}.example`, contact, manager, fee: fee * 100, media: fee * 300 })

/** Sixteen clients, each with a trouble of its own or none. */
export const stories: readonly Story[] = [
  { ...account('harbour-bakery', 'Harbour Bakery', 'mia', 'nora', 2400), tell: steady(2.5) },
  { ...account('quartz-law', 'Quartz Law', 'ruben', 'nora', 1800), profile: { agreedCadenceDays: 28 }, meetingsUntil: 0, tell: steady(0.25) },
  {
    // The cut is followed by cheaper leads and moved to the client's shops: the efficiency guard keeps it clear.
    ...account('copper-kettle', 'Copper Kettle', 'lena', 'idris', 3100),
    budget: (month) => (month >= day('2026-05-01') ? 580_000 : 930_000),
    budgetMove: (month) => (month === Date.UTC(2026, 4, 1, 9) ? { reason: 'efficiency', reallocatedTo: 'shops' } : {}),
    leads: () => 204,
    tell: steady(2),
  },
  {
    // Silent for ten weeks, four mails of ours without an answer, and invoices still paid by accounts payable.
    ...account('northwind-bikes', 'Northwind Bikes', 'jonas', 'nora', 4200), profile: { separateBilling: true, headcount: 140 }, meetingsUntil: day('2026-04-15'), ownRequests: true,
    tell: (diary) => {
      talk(diary, { to: day('2026-04-20'), perWeek: 2.5 })
      for (const date of ['2026-04-28', '2026-05-08', '2026-05-22', '2026-06-11']) {
        diary.add({ type: 'message', at: at(date), source: 'mail', channel: 'email', ref: 'northwind-bikes-chase', from: diary.agency, to: [diary.client], expectsReply: true, words: 60 })
      }
    },
  },
  {
    // Another agency is let into the ads account while the contract nears its end.
    ...account('juniper-clinic', 'Juniper Clinic', 'petra', 'idris', 3600), endsOn: '2026-09-30',
    tell: (diary) => {
      talk(diary, { perWeek: 2 })
      diary.add({ type: 'access-change', at: at('2026-06-19'), source: 'ads', platform: 'ads', asset: 'juniper-clinic-account', change: 'granted', principal: { side: 'third-party', person: 'sven@rivalry.example', domain: 'rivalry.example' }, role: 'read-only', by: diary.client })
    },
  },
  {
    // The main contact left three weeks ago and nobody has taken over.
    ...account('atlas-tools', 'Atlas Tools', 'greta', 'nora', 2900), meetingsUntil: day('2026-06-03'), ownRequests: true,
    tell: (diary) => {
      talk(diary, { to: day('2026-06-05'), perWeek: 2 })
      diary.add({ type: 'contact-change', at: at('2026-06-08'), source: 'crm', person: diary.client, change: 'left', main: true })
    },
  },
  {
    // A promoter for a year, then a four.
    ...account('velvet-hotel', 'Velvet Hotel', 'amir', 'idris', 5200),
    tell: (diary) => {
      talk(diary, { perWeek: 2.5 })
      diary.add({ type: 'survey', at: at('2026-06-16'), source: 'survey', ref: 'nps-june', metric: 'nps', status: 'answered', score: 4, respondent: diary.client })
    },
  },
  {
    // Media budget cut by forty per cent in May, with no word of where it went.
    ...account('bright-solar', 'Bright Solar', 'tove', 'idris', 4800),
    budget: (month) => (month >= day('2026-05-01') ? 860_000 : 1_440_000),
    leads: (month) => (month >= day('2026-05-01') ? 126 : 205),
    tell: steady(2),
  },
  { ...account('mosaic-museum', 'Mosaic Museum', 'elif', 'nora', 2200), unpaidFrom: day('2026-04-01'), tell: steady(1.5) },
  {
    // We promise, slip, and say so on the day.
    ...account('ridge-outdoor', 'Ridge Outdoor', 'finn', 'tariq', 3300), ownPromises: true,
    tell: (diary) => {
      talk(diary, { perWeek: 2.5 })
      for (let made = day('2025-07-14'); made < day('2026-06-20'); made += 14 * DAY) {
        const late = made >= day('2026-03-20')
        const due = made + 11 * DAY
        const ref = `ridge-outdoor-task-${localDate(made)}`
        diary.add({ type: 'commitment', at: iso(made + 10 * 3_600_000), source: 'tasks', ref, status: 'made', dueOn: localDate(due), by: diary.agency })
        if (late) diary.add({ type: 'commitment', at: iso(due + 9 * 3_600_000), source: 'tasks', ref, status: 'moved', dueOn: localDate(due + 7 * DAY), by: diary.agency, announced: true })
        diary.add({ type: 'commitment', at: iso(due + (late ? 10 : -1) * DAY + 14 * 3_600_000), source: 'tasks', ref, status: 'delivered', dueOn: localDate(late ? due + 7 * DAY : due), by: diary.agency })
      }
    },
  },
  {
    // The account manager is away, and four requests of the client lie without a word.
    ...account('lumen-optics', 'Lumen Optics', 'hana', 'tariq', 2700), ownRequests: true, meetingsUntil: day('2026-06-10'),
    tell: (diary) => {
      talk(diary, { to: day('2026-06-12'), perWeek: 2 })
      for (let d = day('2025-07-08'); d < day('2026-06-10'); d += 14 * DAY) request(diary, d, 3, 30)
      for (const date of ['2026-06-15', '2026-06-17', '2026-06-18', '2026-06-22']) request(diary, day(date), null, null)
    },
  },
  {
    // Answers that took hours take days.
    ...account('fern-florist', 'Fern Florist', 'yuki', 'tariq', 1500), profile: { ownerOperated: true, headcount: 4 },
    tell: (diary) => {
      talk(diary, { to: day('2026-06-01'), perWeek: 3, clientOpens: 0.3, clientHours: 3 })
      talk(diary, { from: day('2026-06-01'), perWeek: 3, clientOpens: 0.3, clientHours: 60, answers: 0.85 })
    },
  },
  {
    // Chatty for ten months, then a word a week.
    ...account('orbit-games', 'Orbit Games', 'kai', 'idris', 6100), meetingsUntil: day('2026-05-13'), ownRequests: true,
    tell: (diary) => {
      talk(diary, { to: day('2026-05-18'), perWeek: 5, clientOpens: 0.8 })
      talk(diary, { from: day('2026-05-18'), perWeek: 0.8, clientOpens: 0.3 })
    },
  },
  {
    // Slow, then cutting, then notice.
    ...account('sable-fashion', 'Sable Fashion', 'odile', 'nora', 5400), endsOn: '2026-12-31', meetingsUntil: day('2026-05-20'), unpaidFrom: day('2026-04-01'),
    budget: (month) => (month >= day('2026-04-01') ? 900_000 : 1_620_000),
    leads: (month) => (month >= day('2026-04-01') ? 110 : 198),
    tell: (diary) => {
      talk(diary, { to: day('2026-04-20'), perWeek: 2.5 })
      talk(diary, { from: day('2026-04-20'), perWeek: 1.5, clientHours: 40, answers: 0.7, clientOpens: 0.2 })
      diary.add({ type: 'survey', at: at('2026-05-20'), source: 'survey', ref: 'nps-may', metric: 'nps', status: 'answered', score: 3, respondent: diary.client })
      diary.add({ type: 'contract', at: at('2026-06-26'), source: 'crm', ref: 'sable-fashion-contract', status: 'notice-given', by: diary.client, effectiveOn: '2026-08-31' })
    },
  },
  {
    // Five weeks old: too young to compare with itself.
    ...account('tidal-surf', 'Tidal Surf', 'bruno', 'tariq', 2000), since: Date.parse('2026-05-26T09:00:00Z'),
    tell: (diary) => talk(diary, { from: day('2026-05-26'), perWeek: 3 }),
  },
  {
    // The mail feed broke in May: silence here is ours, not the client's.
    ...account('pepper-pizza', 'Pepper Pizza', 'carla', 'tariq', 1900), mailUntil: day('2026-05-12'), meetingsUntil: day('2026-05-10'), ownRequests: true,
    tell: (diary) => talk(diary, { to: day('2026-05-12'), perWeek: 2 }),
  },
]
