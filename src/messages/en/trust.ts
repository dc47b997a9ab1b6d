import type { EvidenceKind } from '../../trust/index.ts'
import type { TrustFactorFacts, TrustFacts, TrustText } from '../catalogue.ts'

/** What each kind of evidence is called; a kind without a name does not compile. */
const kinds: Readonly<Record<EvidenceKind, string>> = {
  'full-report': 'a report that answered what the client asks, with its cost',
  'target-met': 'a target met',
  'forecast-met': 'a forecast that came true',
  'test-or-roadmap': 'a test or a roadmap of ours',
  'public-endorsement': 'a case study, reference or testimonial given',
  'praise-of-expertise': 'praise of what we know',
  'outside-work-declined': 'work outside what we are good at, declined',
  'team-introduced': 'the team introduced at the kickoff',
  'outside-work-accepted': 'work taken that is outside what we are good at',
  'report-error': 'an error in a report',
  'error-found-by-client': 'an error that the client found',
  'tracking-incident': 'tracking that was wrong',
  'report-without-cost': 'a report that leaves out the cost',
  'contradiction': 'two of us told two different things',
  'target-missed': 'a target missed',
  'target-missed-widely': 'a target missed by more than 30 %',
  'evasive-answer': 'an evasive answer',
  'asked-again': 'a question that the client had to repeat',
  'overpromise': 'an outcome promised that nobody controls',

  'promise-kept': 'a promise kept on its day',
  'delay-announced-early': 'a delay announced in good time',
  'request-acknowledged': 'a request acknowledged within a working day',
  'recap-sent': 'a recap sent after a meeting',
  'kickoff-dates-kept': 'every date of the first weeks kept',
  'praise-of-reliability': 'praise of how we keep our word',
  'delivered-late': 'a late delivery',
  'notice-on-the-eve': 'a delay announced on the eve',
  'notice-on-the-due-day': 'a delay announced on the due day',
  'delay-without-notice': 'a due day that passed without a word',
  'request-unacknowledged': 'a request without a word for more than a working day',
  'request-ignored': 'a request without a word for more than five working days',
  'mistake-repeated': 'the same kind of mistake again',
  'meeting-called-off-by-us': 'a meeting that we called off or missed',
  'spend-over-budget': 'more spent than agreed',

  'confidence-shared': 'the client told us something in confidence',
  'candid-comment': 'a comment in a survey',
  'feedback-asked': 'feedback asked for',
  'questionnaire-sent': 'a questionnaire about business and team',
  'weakness-told': 'a mistake of ours told before the client saw it',
  'referral': 'a referral',
  'rehire': 'a person of the client took us along to a new employer',
  'praise-of-care': 'praise of how we care',
  'leak': 'information about the client got out',
  'told-of-another-client': 'we told the client about another client',
  'leak-suspected': 'the client suspects a leak',
  'insult': 'contempt that reached the client',
  'venting': 'complaints about our own house that reached the client',
  'gone-quiet': 'a talkative client gone quiet',
  'seniors-withdrawn': 'senior people gone from the meetings',
  'advocacy-declined': 'a reference or referral declined',

  'credit-given': 'a credit given for a mistake',
  'mistake-owned-first': 'a mistake owned before the client found it',
  'mistake-owned-soon': 'a mistake owned within two working days',
  'own-cut-proposed': 'a cut of our own fee or budget that we proposed',
  'unsuitable-work-declined': 'unsuitable work declined',
  'client-owns-accounts': 'the client owns its accounts',
  'out-clause': 'the client can leave before the end',
  'client-blamed': 'the fault put on the client',
  'defensive-answer': 'a defensive answer to criticism',
  'adversarial-talk': 'talk of the client as an opponent',
  'selling-in-trouble': 'an offer while the client had other worries',
  'billed-unfinished': 'a bill for unfinished work',
  'rival-removed': "another supplier's access removed by us",
  'access-refused': 'access asked for and refused',
  'locked-in': 'a long term without a way out',
  'no-account-access': 'the client has no hold on its accounts',
}

/** Trust. */
export const trust: TrustText = {
  factors: { credibility: 'Credibility', reliability: 'Reliability', intimacy: 'Intimacy', selfOrientation: 'Self-orientation (low is good)' },
  kinds,
  headline,
  factor,
  cost: (kind, from, to) => `Without ${kind}, trust would be ${decimal(to)} instead of ${decimal(from)}.`,
  proof: (kind, from, to) => `One more of this would lift trust from ${decimal(from)} to ${decimal(to)}: ${kind}.`,
}

function headline({ value, interval, view, weakest, breaking }: TrustFacts): string {
  if (weakest === null) return 'No evidence of trust, for or against.'
  const stand = `Trust ${decimal(value)}, likely ${range(interval)}; ${Math.round(view)} of 100. Weakest: ${plain(weakest)}.`
  return breaking.length === 0 ? stand : `${stand} Enough to break it: ${breaking.map(plain).join(', ')}.`
}

function factor({ value, interval, known, fromEvidence, fromRatings, selfRating, scale }: TrustFactorFacts): string {
  const self = selfRating === null ? '' : ` Our own people say ${decimal(selfRating)}.`
  if (!known) return `No evidence.${self}`
  const both = fromEvidence === null || fromRatings === null ? '' : ` Events say ${decimal(fromEvidence)}, the client's ratings ${decimal(fromRatings)}.`
  const only = fromEvidence === null ? " From the client's ratings alone." : ''
  return `${decimal(value)} of ${scale}, likely ${range(interval)}.${both}${only}${self}`
}

/** Always one decimal: more would claim more than is known. */
function decimal(n: number): string {
  return n.toFixed(1)
}

function range({ low, high }: { readonly low: number; readonly high: number }): string {
  return `${decimal(low)} to ${decimal(high)}`
}

/** `Self-orientation (low is good)` in the middle of a sentence. */
function plain(name: string): string {
  return (name.split(' (')[0] ?? name).toLowerCase()
}
