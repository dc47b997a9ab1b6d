import { expect, test } from 'vitest'
import type { Cue } from '../../src/events/index.ts'
import { meeting, message, party } from '../../src/testing/index.ts'
import { measuresOf } from './scope.ts'

const ASOF = '2026-03-31T12:00:00Z'
const ours = party('agency/tom')
const asked: Cue[] = [{ code: 'question' }]
const count = (events: Parameters<typeof measuresOf>[0], code: Cue['code'] = 'question', days?: number) => measuresOf(events, ASOF).cueCount([code], days)

test('a code counts once per thread and local day', () => {
  const { count: n, cues } = count([
    message('2026-03-02 09:00', { ref: 't', cues: [...asked, { code: 'question', topic: 'feed' }] }),
    message('2026-03-02 15:00', { ref: 't', cues: asked }),
    message('2026-03-03', { ref: 't', cues: asked }),
    message('2026-03-03', { ref: 'u', cues: asked }),
  ])
  expect(n).toBe(3)
  expect(cues[0]).toMatchObject({ code: 'question', topic: null, speaker: { person: 'ana' }, at: Date.parse('2026-03-02T09:00:00Z') })
})

test('unsure cues, other voices and automated messages do not count', () => {
  expect(count([
    message('2026-03-02', { cues: [{ code: 'question', confidence: 0.49 }] }),
    message('2026-03-03', { cues: asked, from: ours }),
    message('2026-03-04', { cues: asked, automated: 'auto-reply' }),
  ]).count).toBe(0)
  expect(count([message('2026-03-02', { cues: [{ code: 'question', confidence: 0.5 }] })]).count).toBe(1)
})

test('in a meeting "by" is the voice; without it nobody spoke', () => {
  expect(count([meeting('2026-03-02', { cues: [{ code: 'question', by: 'client' }] })]).count).toBe(1)
  expect(count([meeting('2026-03-02', { cues: [{ code: 'question', by: 'agency' }] })]).count).toBe(0)
  expect(count([meeting('2026-03-02', { cues: asked })]).count).toBe(0)
})

test('a claim may come from either side', () => {
  const claim: Cue[] = [{ code: 'claim', topic: 'launch', value: '2026-05-17' }]
  expect(count([message('2026-03-02', { cues: claim }), message('2026-03-03', { cues: claim, from: ours })], 'claim').count).toBe(2)
})

test('the window is whole local days, 56 unless told', () => {
  const events = [message('2026-02-03 00:10', { cues: asked }), message('2026-02-04 00:10', { cues: asked })]
  expect(count(events).count).toBe(1)
  expect(count(events, 'question', 57).count).toBe(2)
})

test('readShare is the share of that side\'s messages with cues, null without messages', () => {
  expect(count([message('2026-03-02', { cues: [] }), message('2026-03-03'), message('2026-03-04', { from: ours })]).readShare).toBe(0.5)
  expect(count([message('2026-03-04', { from: ours })]).readShare).toBe(null)
})
