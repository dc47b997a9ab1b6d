import type { ClientEvent, EventType, Party } from '../../events/index.ts'
import type { Cast } from './cast.ts'
import type { Trouble } from './causes.ts'
import { iso } from './clock.ts'
import { createNoise, type Noise } from './noise.ts'
import type { Style } from './style.ts'

/** One client's history while it is being written. */
export interface Diary {
  readonly clientId: string
  readonly style: Style
  readonly trouble: Trouble
  readonly cast: Cast
  /** From when on there is something to write: the start of the simulation, or of the contract. */
  readonly from: number
  /** Until when: the end of the simulation, or the day the client gives notice. */
  readonly to: number
  readonly events: ClientEvent[]
  /** A stream of draws that no other concern disturbs. */
  noise(concern: string): Noise
  /** A new id for a thing with a life. */
  ref(kind: string): string
  /** Writes an event down, unless it lies after the end. */
  add<F extends object>(build: (at: string, fields: F & Stamp) => ClientEvent, at: number, fields: F): void
}

/** What every event gets. */
export interface Stamp {
  id: string
  clientId: string
}

/** What a diary is made with. */
export type DiaryInputs = Pick<Diary, 'clientId' | 'style' | 'trouble' | 'cast' | 'from' | 'to'> & { readonly seed: number }

/** The system that each type comes from. */
const SOURCES: Readonly<Record<EventType, string>> = {
  message: 'mail', call: 'phone', meeting: 'calendar',
  'contact-change': 'crm', 'organisation-change': 'crm', 'access-change': 'ads',
  survey: 'survey', advocacy: 'crm', pulse: 'crm',
  budget: 'ads', invoice: 'books', financials: 'books',
  request: 'tasks', commitment: 'tasks', report: 'reports', performance: 'ads', initiative: 'tasks', incident: 'tasks',
  plan: 'crm', contract: 'crm', usage: 'hours',
}

export function createDiary({ seed, ...inputs }: DiaryInputs): Diary {
  const { clientId, to } = inputs
  const events: ClientEvent[] = []
  const counts = new Map<string, number>()
  const count = (name: string): number => {
    const next = (counts.get(name) ?? 0) + 1
    counts.set(name, next)
    return next
  }
  return {
    ...inputs,
    events,
    noise: (concern) => createNoise(seed, `${clientId}/${concern}`),
    ref: (kind) => `${clientId}-${kind}-${count(kind)}`,
    add(build, at, fields) {
      if (at >= to) return
      const event = build(iso(at), { ...fields, id: `${clientId}-${count('event')}`, clientId })
      events.push({ ...event, source: SOURCES[event.type] })
    },
  }
}

/** Whether somebody is of the client. */
export const isClient = (party: Party): boolean => party.side === 'client'
