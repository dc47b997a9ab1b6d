import type { Cue, CueCode } from '../../events/index.ts'
import type { Noise } from './noise.ts'

type Rates = readonly (readonly [CueCode, number])[]

/** What people say when all is well, as a share of their messages. Assumed. */
const CLIENT_ORDINARY: Rates = [
  ['question', 0.18], ['thin-reply', 0.08], ['praise', 0.03], ['status-request', 0.015], ['re-asked', 0.006], ['confides', 0.003],
  ['value-question', 0.0007], ['pace-complaint', 0.001], ['performance-complaint', 0.001], ['contract-question', 0.0007],
  ['competitor-mention', 0.0007],
]
const AGENCY_ORDINARY: Rates = [['promise', 0.02], ['feedback-request', 0.006], ['ownership', 0.005], ['evasive', 0.005]]

/** What a reader sees that is not there: one in 500 messages. */
const MISREAD = 1 / 500
const CLIENT_MISREAD: readonly CueCode[] = [
  'direction-confusion', 'status-request', 're-asked', 'responsibility-question', 'audit-question', 'value-question', 'budget-pressure',
  'performance-complaint', 'pace-complaint', 'feels-unimportant', 'competitor-mention', 'in-house-talk', 'contract-question',
]
const AGENCY_MISREAD: readonly CueCode[] = ['blame', 'defensive', 'evasive', 'adversarial', 'venting', 'upsell', 'overpromise']
/** A reader is seldom sure of what is not there. Assumed. */
const MISREAD_AND_SURE = 0.02

/** A message that no reader has seen has no cues; the reader misses this share. Assumed. */
const UNREAD = 0.03

const COMPLAINTS: readonly CueCode[] = ['pace-complaint', 'performance-complaint', 'feels-unimportant']

/** Whether somebody complained, whatever a reader made of it. */
export const complains = (cues: readonly Cue[] | undefined): boolean =>
  cues?.some(({ code, confidence = 1 }) => COMPLAINTS.includes(code) && confidence >= SAID) ?? false

/** What is really said is read with this confidence and more; what is not there, with less unless the reader is sure of it. Assumed. */
const SAID = 0.6

/** The cues of an ordinary message; undefined where nobody has read it. */
export function ordinaryCues(noise: Noise, side: 'client' | 'agency'): Cue[] | undefined {
  if (noise.chance(UNREAD)) return undefined
  const cues: Cue[] = (side === 'client' ? CLIENT_ORDINARY : AGENCY_ORDINARY)
    .filter(([, rate]) => noise.chance(rate))
    .map(([code]) => ({ code, confidence: noise.between(SAID, 1) }))
  // Two in a hundred messages of a client ask how things are going, as clients may.
  if (side === 'client' && noise.chance(0.02)) cues.push({ code: 'direction-question', topic: noise.pick(['results', 'next-steps', 'goal']) })
  if (!noise.chance(MISREAD)) return cues
  const sure = noise.chance(MISREAD_AND_SURE)
  const code = noise.pick(side === 'client' ? CLIENT_MISREAD : AGENCY_MISREAD)
  return [...cues, { code, confidence: sure ? noise.between(0.8, 1) : noise.between(0.3, 0.75) }]
}
