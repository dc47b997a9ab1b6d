import type { AgencyProfile, AnyEvent, Cue } from '../../src/events/index.ts'
import {
  accessChange, advocacy, budget, commitment, contract, days, incident, initiative, invoice, meeting, message, party, performance, plan,
  report, request, survey,
} from '../../src/testing/index.ts'
import type { EvidenceKind } from '../../src/trust/index.ts'

/** A Friday evening. */
export const asOf = '2026-03-27T18:00:00Z'

/** What shows one kind of evidence, and what is near it and does not. */
export interface KindCase {
  /** The strength that signs.md prints. */
  readonly strength: number
  readonly shows: readonly AnyEvent[]
  readonly misses?: readonly AnyEvent[]
  readonly agency?: AgencyProfile
}

const ANA = party('client/ana')
const TOM = party('agency/tom')
const EVA = party('agency/eva')
const EUR = (amount: number) => ({ amount, currency: 'EUR' })

const heard = (cue: Cue, day = '2026-03-20') => message(day, { cues: [cue] })
const said = (cue: Cue, day = '2026-03-20') => message(day, { from: TOM, to: [ANA], cues: [cue] })
const inside = (cue: Cue) => message('2026-03-20', { from: TOM, to: [EVA], cues: [cue] })
const promised = (made: string, dueOn: string) => commitment(made, { ref: 'audit', dueOn })
const delivered = (at: string, dueOn: string) => commitment(at, { ref: 'audit', dueOn, status: 'delivered' })
const moved = (at: string, dueOn: string, announced?: boolean) =>
  commitment(at, { ref: 'audit', dueOn, status: 'moved', ...(announced === undefined ? {} : { announced }) })
const asked = (topic: string, by = ANA, at = '2026-03-16') => request(at, { ref: 'wish', topic, by })
const answer = (at: string, status: 'acknowledged' | 'resolved' | 'declined' | 'reopened', topic = 'quote') => request(at, { ref: 'wish', topic, status })
const error = (status: 'found' | 'owned' | 'planned' | 'resolved' | 'credited', at: string, by = TOM) =>
  incident(at, { ref: 'error', status, ...(status === 'found' ? { foundBy: by } : {}) })
const kickoff = (attendees = [ANA, TOM, EVA]) => meeting('2026-03-02', { purpose: 'kickoff', attendees })
const six = ['goal-progress', 'real-value', 'data-focus', 'weak-areas', 'outlook', 'data-meaning'] as const
const results = (actual: number, target = 100) => performance('2026-03-20', { actual, target })
const ranked = (day: number, seniority: 'executive' | 'manager') =>
  meeting(days('2026-01-19', day * 7), { attendees: [party('client/ana', { seniority }), TOM] })
const chat = (count: number) => Array.from({ length: count }, (_, i) => message(days('2026-02-01', i)))
const rival = party('third-party/x@rival.example')
const core = { coreServices: ['Search'] }

/** Every kind of evidence. */
export const cases: Record<EvidenceKind, KindCase> = {
  'full-report': {
    strength: 1,
    shows: [report('2026-03-20', { answers: [...six.slice(0, 5)], metrics: ['Leads', 'Cost per lead'] })],
    misses: [report('2026-03-20', { answers: [...six.slice(0, 4)], metrics: ['cost'] }), report('2026-02-20', { answers: [...six], metrics: ['Return on ad spend'] }), report('2026-01-20', { answers: [...six] })],
  },
  'target-met': { strength: 1, shows: [results(100)], misses: [results(99)] },
  'forecast-met': {
    strength: 1,
    shows: [said({ code: 'claim', topic: 'Leads', value: 91 }, '2026-03-02'), results(100)],
    misses: [said({ code: 'claim', topic: 'leads', value: 89 }, '2026-03-02'), results(100)],
  },
  'test-or-roadmap': { strength: 0.5, shows: [initiative('2026-03-20')], misses: [initiative('2026-03-20', { kind: 'proposal' }), initiative('2026-03-20', { by: ANA })] },
  'public-endorsement': { strength: 2, shows: [advocacy('2026-03-20', { kind: 'case-study' })], misses: [advocacy('2026-03-20', { kind: 'case-study', status: 'declined' })] },
  'praise-of-expertise': { strength: 1, shows: [heard({ code: 'praise', topic: 'Expertise' })], misses: [heard({ code: 'praise' }), said({ code: 'praise', topic: 'expertise' })] },
  'outside-work-declined': { strength: 1, agency: core, shows: [asked('service:print'), answer('2026-03-17', 'declined', 'service:print')], misses: [asked('service:search'), answer('2026-03-17', 'declined', 'service:search')] },
  'team-introduced': { strength: 0.5, shows: [kickoff()], misses: [kickoff([ANA, TOM])] },
  'outside-work-accepted': { strength: 1.5, agency: core, shows: [asked('service:print'), answer('2026-03-17', 'acknowledged', 'service:print')], misses: [asked('service:print')] },
  'report-error': { strength: 1, shows: [report('2026-03-20', { errors: 1 })], misses: [report('2026-03-20', { errors: 0 }), report('2026-02-20')] },
  'error-found-by-client': { strength: 2, shows: [error('found', '2026-03-20', ANA)], misses: [error('found', '2026-03-20')] },
  'tracking-incident': { strength: 1.5, shows: [incident('2026-03-20', { kind: 'tracking' })], misses: [incident('2026-03-20', { kind: 'tracking', by: ANA })] },
  'report-without-cost': { strength: 0.5, shows: [budget('2026-01-01'), report('2026-03-20', { metrics: ['leads'] })], misses: [report('2026-03-20', { metrics: ['leads'] })] },
  'contradiction': {
    strength: 1.5,
    // What the main person says is a correction, so Tom must be the one who mostly writes.
    shows: [said({ code: 'evasive' }, '2026-03-09'), said({ code: 'claim', topic: 'launch', value: '2026-05-17' }, '2026-03-10'), message('2026-03-12', { from: EVA, to: [ANA], cues: [{ code: 'claim', topic: 'launch', value: '2026-05-24' }] })],
    misses: [said({ code: 'claim', topic: 'launch', value: '2026-05-17' }, '2026-03-10'), said({ code: 'claim', topic: 'launch', value: '2026-05-24' }, '2026-03-12')],
  },
  'target-missed': { strength: 1, shows: [results(70)], misses: [results(100)] },
  'target-missed-widely': { strength: 2, shows: [results(69)], misses: [results(70)] },
  'evasive-answer': { strength: 0.5, shows: [said({ code: 'evasive' })], misses: [said({ code: 'evasive', confidence: 0.4 })] },
  'asked-again': { strength: 0.5, shows: [heard({ code: 're-asked' })], misses: [said({ code: 're-asked' })] },
  'overpromise': { strength: 1, shows: [said({ code: 'overpromise' })], misses: [said({ code: 'promise' })] },

  'promise-kept': { strength: 1, shows: [promised('2026-03-02', '2026-03-13'), moved('2026-03-04', '2026-03-20', true), delivered('2026-03-20', '2026-03-20')], misses: [promised('2026-03-02', '2026-03-13')] },
  'delay-announced-early': { strength: 0.5, shows: [promised('2026-03-02', '2026-03-13'), moved('2026-03-11', '2026-03-20', true)], misses: [promised('2026-03-02', '2026-03-13'), moved('2026-03-11', '2026-03-20')] },
  'request-acknowledged': { strength: 0.25, shows: [asked('quote'), answer('2026-03-17', 'acknowledged')], misses: [asked('quote'), answer('2026-03-18', 'acknowledged')] },
  'recap-sent': { strength: 0.25, shows: [meeting('2026-03-20', { recapSentAt: '2026-03-21T09:00:00Z' })], misses: [meeting('2026-03-20'), meeting('2026-03-21', { recapSentAt: '2026-03-28T09:00:00Z' })] },
  'kickoff-dates-kept': {
    strength: 1,
    shows: [kickoff(), promised('2026-03-02', '2026-03-13'), delivered('2026-03-12', '2026-03-13')],
    misses: [kickoff(), promised('2026-03-02', '2026-03-13'), delivered('2026-03-16', '2026-03-13')],
  },
  'praise-of-reliability': { strength: 1, shows: [heard({ code: 'praise', topic: 'reliability' })] },
  'delivered-late': {
    strength: 1.5,
    shows: [promised('2026-03-02', '2026-03-13'), delivered('2026-03-16', '2026-03-13')],
    // Nobody noted whether the client heard of the new date.
    misses: [promised('2026-03-02', '2026-03-13'), moved('2026-03-11', '2026-03-20'), delivered('2026-03-20', '2026-03-20')],
  },
  'notice-on-the-eve': {
    strength: 0.5,
    shows: [promised('2026-03-02', '2026-03-13'), moved('2026-03-12', '2026-03-20', true)],
    misses: [promised('2026-03-12', '2026-03-13'), moved('2026-03-12 10:00', '2026-03-20', true)],
  },
  'notice-on-the-due-day': { strength: 1, shows: [promised('2026-03-02', '2026-03-13'), moved('2026-03-13', '2026-03-20', true)], misses: [promised('2026-03-02', '2026-03-13'), moved('2026-03-13', '2026-03-10', true)] },
  'delay-without-notice': {
    strength: 2,
    shows: [promised('2026-03-02', '2026-03-13'), moved('2026-03-12', '2026-03-20', false)],
    // Nothing on record tells of delays, so silence proves nothing.
    misses: [promised('2026-03-02', '2026-03-13')],
  },
  'request-unacknowledged': { strength: 1, shows: [asked('quote'), answer('2026-03-18', 'acknowledged')], misses: [asked('quote', ANA, '2026-03-26')] },
  'request-ignored': { strength: 2, shows: [asked('quote')], misses: [asked('quote', ANA, '2026-03-20')] },
  'mistake-repeated': { strength: 2, shows: [error('found', '2026-03-02'), incident('2026-03-20')], misses: [error('found', '2026-03-02'), incident('2026-03-20', { kind: 'outage' })] },
  'meeting-called-off-by-us': { strength: 1, shows: [meeting('2026-03-20', { status: 'cancelled', by: TOM })], misses: [meeting('2026-03-20', { status: 'cancelled', by: ANA }), meeting('2026-03-21', { status: 'cancelled' })] },
  'spend-over-budget': {
    strength: 1.5,
    shows: [budget('2026-01-01', { per: 'day', amount: EUR(1000) }), performance('2026-03-20', { period: { from: '2026-03-01', to: '2026-03-10' }, spend: EUR(11_501) })],
    misses: [budget('2026-01-01', { per: 'day', amount: EUR(1000) }), performance('2026-03-20', { period: { from: '2026-03-01', to: '2026-03-10' }, spend: EUR(11_500) })],
  },

  'confidence-shared': { strength: 2, shows: [heard({ code: 'confides' })] },
  'candid-comment': { strength: 0.5, shows: [survey('2026-03-20', { comment: 'We would like to hear more from you.' })], misses: [survey('2026-03-20', { comment: ' ' }), survey('2026-03-20', { comment: 'Fine', respondent: TOM })] },
  'feedback-asked': { strength: 0.5, shows: [survey('2026-03-20', { status: 'sent' })], misses: [survey('2026-03-20', { status: 'sent', respondent: TOM })] },
  'questionnaire-sent': { strength: 0.5, shows: [asked('Questionnaire', TOM)], misses: [asked('questionnaire', ANA)] },
  'weakness-told': { strength: 1, shows: [error('found', '2026-03-20'), error('owned', '2026-03-20 10:00')], misses: [error('found', '2026-03-20', ANA), error('owned', '2026-03-20 10:00')] },
  'referral': { strength: 2, shows: [advocacy('2026-03-20', { kind: 'referral' })] },
  'rehire': { strength: 3, shows: [advocacy('2026-03-20', { kind: 'rehire' })] },
  'praise-of-care': { strength: 1, shows: [heard({ code: 'praise', topic: 'care' })] },
  'leak': { strength: 5, shows: [incident('2026-03-20', { kind: 'leak' })], misses: [incident('2026-03-20', { kind: 'leak', by: ANA })] },
  'told-of-another-client': { strength: 2, shows: [said({ code: 'leak', value: 'birch' })], misses: [said({ code: 'leak', value: 'acme' }), inside({ code: 'leak', value: 'birch' })] },
  'leak-suspected': { strength: 2, shows: [heard({ code: 'leak-suspicion' })], misses: [heard({ code: 'leak-suspicion', confidence: 0.7 })] },
  'insult': {
    strength: 5,
    shows: [message('2026-03-19', { ref: 'mail', from: TOM, to: [EVA], cues: [{ code: 'insult' }] }), message('2026-03-20', { ref: 'mail', from: TOM, to: [ANA] })],
    misses: [inside({ code: 'insult' }), said({ code: 'insult', topic: 'product' })],
  },
  'venting': { strength: 1.5, shows: [said({ code: 'venting' })], misses: [inside({ code: 'venting' })] },
  'gone-quiet': { strength: 1, shows: chat(20), misses: chat(45) },
  'seniors-withdrawn': {
    strength: 1,
    shows: Array.from({ length: 9 }, (_, i) => ranked(i, i < 6 ? 'executive' : 'manager')),
    misses: Array.from({ length: 9 }, (_, i) => ranked(i, i < 6 || i === 8 ? 'executive' : 'manager')),
  },
  'advocacy-declined': { strength: 1, shows: [advocacy('2026-03-20', { status: 'declined' })] },

  'credit-given': { strength: 2, shows: [error('found', '2026-03-16', ANA), error('credited', '2026-03-20')] },
  'mistake-owned-first': { strength: 1.5, shows: [error('found', '2026-03-16'), error('owned', '2026-03-20')], misses: [error('found', '2026-03-16', ANA), error('owned', '2026-03-16 10:00')] },
  'mistake-owned-soon': { strength: 1, shows: [error('found', '2026-03-16', ANA), error('owned', '2026-03-18')], misses: [error('found', '2026-03-16', ANA), error('owned', '2026-03-19')] },
  'own-cut-proposed': {
    strength: 2,
    shows: [contract('2025-03-20', { monthlyFee: EUR(1000) }), contract('2026-03-20', { status: 'renewed', by: TOM, monthlyFee: EUR(900) })],
    misses: [budget('2026-03-01'), budget('2026-03-20', { amount: EUR(900) })],
  },
  'unsuitable-work-declined': { strength: 1, agency: core, shows: [asked('service:print'), answer('2026-03-17', 'declined', 'service:print')], misses: [asked('service:print'), answer('2026-03-17', 'resolved', 'service:print')] },
  'client-owns-accounts': { strength: 0.5, shows: [contract('2026-01-01', { clientOwnsAccounts: true })], misses: [contract('2026-01-01')] },
  'out-clause': { strength: 0.5, shows: [contract('2026-01-01', { outClause: true })], misses: [contract('2026-01-01')] },
  'client-blamed': { strength: 1.5, shows: [inside({ code: 'blame', topic: 'client' })], misses: [said({ code: 'blame', topic: 'platform' })] },
  'defensive-answer': { strength: 1, shows: [said({ code: 'defensive' })] },
  'adversarial-talk': { strength: 1, shows: [inside({ code: 'adversarial' })] },
  'selling-in-trouble': {
    strength: 1.5,
    shows: [error('found', '2026-03-16', ANA), initiative('2026-03-20', { kind: 'proposal' })],
    misses: [error('found', '2026-03-16', ANA), asked('quote'), initiative('2026-03-20', { kind: 'proposal' })],
  },
  'billed-unfinished': {
    strength: 2,
    shows: [error('found', '2026-03-16'), incident('2026-03-17'), promised('2026-03-02', '2026-03-19'), delivered('2026-03-19', '2026-03-19'), invoice('2026-03-20')],
    misses: [error('found', '2026-03-16'), promised('2026-03-02', '2026-03-19'), delivered('2026-03-19', '2026-03-19'), invoice('2026-03-20')],
  },
  'rival-removed': {
    strength: 3,
    shows: [accessChange('2026-03-02', { principal: rival }), accessChange('2026-03-20', { principal: rival, change: 'revoked', by: TOM })],
    misses: [accessChange('2026-03-02', { principal: rival }), accessChange('2026-03-20', { principal: rival, change: 'revoked' })],
  },
  'access-refused': { strength: 3, shows: [asked('access'), answer('2026-03-17', 'declined', 'access')], misses: [asked('access')] },
  'locked-in': { strength: 1, shows: [contract('2026-01-01', { outClause: false, noticeDays: 90 })], misses: [contract('2026-01-01', { outClause: false }), plan('2026-01-01')] },
  'no-account-access': {
    strength: 1.5,
    shows: [accessChange('2026-03-20', { change: 'observed', principal: TOM, role: 'owner' })],
    misses: [accessChange('2026-03-20', { change: 'observed', principal: TOM }), accessChange('2026-03-20', { change: 'observed', principal: ANA })],
  },
}
