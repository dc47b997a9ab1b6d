import { describe, expect, it } from 'vitest'
import { en } from '../../src/messages/en/index.ts'
import { explainTrust } from '../../src/messages/index.ts'
import { advocacy, incident, message, party, survey } from '../../src/testing/index.ts'
import { evidenceKinds, trustFromEvidence } from '../../src/trust/index.ts'

const asOf = '2026-03-27T09:00:00Z'
const rated = (side: 'client' | 'agency', score: number) =>
  survey('2026-03-27', { metric: 'intimacy', score, scale: { min: 1, max: 10 }, respondent: party(`${side}/ana`) })

describe('explainTrust', () => {
  it('says where it stands, on what, what costs most and what would help', () => {
    const events = [incident('2026-03-02', { kind: 'leak' }), rated('client', 10), rated('agency', 9), advocacy('2026-03-20', { status: 'declined' })]
    const told = explainTrust(trustFromEvidence(events, { asOf }), en)
    expect(told.headline).toBe('Trust 3.0, likely 1.8 to 5.1; 50 of 100. Weakest: intimacy.')
    const [credibility, , intimacy] = told.factors
    expect(credibility).toEqual({ factor: 'credibility', what: 'Credibility', stands: 'No evidence.', evidence: [] })
    expect(intimacy?.stands).toBe("5.6 of 10, likely 4.1 to 7.0. Events say 2.9, the client's ratings 8.2. Our own people say 9.0.")
    expect(intimacy?.evidence.map(({ what, when }) => `${when}: ${what}`)).toEqual([
      '20 March 2026: a reference or referral declined', '2 March 2026: information about the client got out',
    ])
    expect(told.costs[0]).toBe('Without information about the client got out, trust would be 3.4 instead of 3.0.')
    expect(told.proofs[0]).toMatch(/^One more of this would lift trust from 3\.0 to \d\.\d: the client /)
  })
  it('says nothing of what makes no difference that shows', () => {
    const kept = Array.from({ length: 12 }, (_, i) => advocacy('2026-03-20', { id: `given-${i}` }))
    const reading = trustFromEvidence([...kept, message('2025-08-01', { cues: [{ code: 're-asked' }] })], { asOf })
    expect(reading.raise.costs.map(({ kind }) => kind)).toEqual(['asked-again'])
    expect(explainTrust(reading, en).costs).toEqual([])
  })
  it('does not take no evidence for neutral', () => {
    expect(explainTrust(trustFromEvidence([], { asOf, clientId: 'acme' }), en).headline).toBe('No evidence of trust, for or against.')
  })
  it('has a name of its own for every kind of evidence, and says nothing of what was written', () => {
    const names = Object.keys(evidenceKinds).map((kind) => Object.entries(en.trust.kinds).find(([own]) => own === kind)?.[1])
    expect(new Set(names).size).toBe(names.length)
    expect(names).not.toContain(undefined)
    const secret = message('2026-03-20', { text: 'TOPSECRET', cues: [{ code: 'confides' }] })
    const reading = trustFromEvidence([secret], { asOf })
    expect(JSON.stringify([reading, explainTrust(reading, en)])).not.toContain('TOPSECRET')
  })
})
