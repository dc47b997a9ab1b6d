import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/events/index.ts'
import { evidenceKinds, trustFromEvidence, type EvidenceKind, type TrustEvidence } from '../../src/trust/index.ts'
import { asOf, cases, type KindCase } from './kinds.cases.ts'

const recording = [{ from: '2025-01-01T00:00:00Z' }]
const all: [EvidenceKind, KindCase][] = Object.entries(cases).map(([kind, own]) => [kind as EvidenceKind, own])

function evidence(events: readonly AnyEvent[], kind: EvidenceKind, { agency = {} }: KindCase): TrustEvidence[] {
  const reading = trustFromEvidence(events, { asOf, recording, agency, clientId: 'acme' })
  return reading.factors[evidenceKinds[kind].factor].evidence.filter((piece) => piece.kind === kind)
}

describe.each(all)('%s', (kind, own) => {
  it('counts once, with its strength, and names its event', () => {
    const found = evidence(own.shows, kind, own)
    expect(found).toHaveLength(1)
    const [piece] = found
    expect(piece).toMatchObject({ strength: own.strength, effect: evidenceKinds[kind].effect })
    expect(piece?.weight).toBeGreaterThan(0.8 * own.strength)
    expect(piece?.weight).toBeLessThanOrEqual(own.strength)
    expect(own.shows.map(({ id }) => id)).toContain(piece?.event.id)
    expect(Date.parse(piece?.at ?? '')).toBeLessThanOrEqual(Date.parse(asOf))
  })
})

const near = all.flatMap(([kind, own]) => (own.misses === undefined ? [] : [[kind, own, own.misses] as const]))

describe('what is only near it does not count', () => {
  it.each(near)('%s', (kind, own, misses) => { expect(evidence(misses, kind, own)).toEqual([]) })
})
