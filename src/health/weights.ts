import type { BuiltInId } from '../detectors/built-in.ts'
import type { Group, WeightEntry } from './scorecard.ts'

/**
 * Starting weights. No size here is measured: the order among client-side signs follows what the sources and practitioners
 * stress, the sizes are assumed. Client-side signs named by the sources lie from 1.5 to 3, client-side signs beyond them at
 * most at 1.5, agency-side signs from 0.25 to 1 since nothing is measured for them. `basis` is that of the rank.
 */
export const weights = {
  'ghosting': {
    weight: 3, dimension: 'contact', family: 'responsiveness', basis: 'practitioner',
    reason: 'Named first or fourth of five by both sources; the best measured score of silence.',
  },
  'slow-replies': {
    weight: 1.5, dimension: 'contact', family: 'responsiveness', basis: 'practitioner',
    reason: 'The second half of the first sign of one source; milder than silence.',
  },
  'contact-drop': {
    weight: 1.5, dimension: 'contact', family: 'responsiveness', basis: 'practitioner',
    reason: 'Fourth sign of one source, but a fall to 40 % is hard to see at low volume.',
  },
  'low-nps': {
    weight: 2.5, dimension: 'satisfaction', family: 'voice', basis: 'practitioner',
    reason: "Third sign of one source, fourth of another; the client's own number.",
  },
  'budget-cut': {
    weight: 2.5, dimension: 'value', family: 'money', basis: 'practitioner',
    reason: 'Fifth sign of one source: the client likely doubts the value.',
  },
  'late-payment': {
    weight: 1, dimension: 'value', family: 'money', basis: 'practitioner',
    reason: 'Beyond the sources; confirms rather than predicts.',
  },
  'contact-loss': {
    weight: 2, dimension: 'continuity', family: 'people', basis: 'practitioner',
    reason: 'Second sign of one source; clients name it far less often than agencies do.',
  },
  'new-account-access': {
    weight: 2.5, dimension: 'continuity', family: 'leaving', basis: 'practitioner',
    reason: 'First sign of one source: most likely another agency preparing its pitch.',
  },
  'notice-given': {
    weight: 3, dimension: 'continuity', family: 'leaving', basis: 'assumed',
    reason: 'The outcome itself.',
    decisive: { healthAtMost: 20, riskAtLeast: 0.95 }, // both assumed; they hold at severity 1, not for part of the services
  },
  'unanswered-requests': {
    weight: 1, dimension: 'attention', family: 'answering', basis: 'practitioner',
    reason: "In one author's memory the first reason why clients left.",
  },
  'missed-deadlines': {
    weight: 1, dimension: 'delivery', family: 'promises', basis: 'practitioner',
    reason: 'Reliability is the factor of trust that one source spells out most.',
  },
  'late-delay-notice': {
    weight: 0.75, dimension: 'delivery', family: 'promises', basis: 'practitioner',
    reason: 'The example of one source: on Wednesday for Friday is early enough, on Friday is not.',
  },
  'meeting-withdrawal': {
    weight: 1, dimension: 'contact', family: 'responsiveness', basis: 'practitioner',
    reason: 'Beyond the sources; said 2-3 months before the end.',
  },
  'survey-silence': {
    weight: 0.5, dimension: 'contact', family: 'responsiveness', basis: 'assumed',
    reason: 'Beyond the sources; slow and thin.',
  },
  'stalled-approvals': {
    weight: 0.75, dimension: 'contact', family: 'responsiveness', basis: 'practitioner',
    reason: 'Beyond the sources; often only a busy client.',
  },
  'client-upheaval': {
    weight: 1.5, dimension: 'continuity', family: 'people', basis: 'practitioner',
    reason: "Half of the second sign of S001; nobody's system reports it.",
  },
  'declined-advocacy': {
    weight: 1.5, dimension: 'satisfaction', family: 'voice', basis: 'practitioner',
    reason: 'S002 counts references as proof of trust; a refusal is the weak end of it.',
  },
  'direction-confusion': {
    weight: 2, dimension: 'satisfaction', family: 'questions', basis: 'practitioner',
    reason: 'Second sign of S000: such clients leave early.',
  },
  'exit-preparation': {
    weight: 1.5, dimension: 'continuity', family: 'leaving', basis: 'practitioner',
    reason: 'Beyond the sources; exports and revoked access called the strongest single signals.',
  },
  'repeated-mistakes': {
    weight: 0.75, dimension: 'delivery', family: 'mistakes', basis: 'practitioner',
    reason: 'Forgiven once, not several times.',
  },
  'repeated-questions': {
    weight: 1.5, dimension: 'satisfaction', family: 'questions', basis: 'practitioner',
    reason: 'Second sign of S000; slow to build, easy to mend.',
  },
  'status-chasing': {
    weight: 1.5, dimension: 'satisfaction', family: 'questions', basis: 'practitioner',
    reason: 'Closing remark of S003: the client knows nothing about its own project.',
  },
  'unowned-mistakes': {
    weight: 0.75, dimension: 'delivery', family: 'mistakes', basis: 'practitioner',
    reason: 'The mistake counts less than who takes it.',
  },
  'value-doubt': {
    weight: 1.5, dimension: 'value', family: 'money', basis: 'practitioner',
    reason: 'Talk before a cut; weeks to months ahead by two practitioners.',
  },
  'contextless-reports': {
    weight: 0.5, dimension: 'delivery', family: 'reporting', basis: 'practitioner',
    reason: 'The second sign of S000 names it as the cause.',
  },
  'cost-blind-reports': {
    weight: 0.25, dimension: 'delivery', family: 'reporting', basis: 'practitioner',
    reason: 'One remark in S002.',
  },
  'overspend': {
    weight: 0.75, dimension: 'delivery', family: 'mistakes', basis: 'practitioner',
    reason: "A mistake with the client's money.",
  },
  'question-surge': {
    weight: 1.5, dimension: 'satisfaction', family: 'questions', basis: 'practitioner',
    reason: 'Fourth sign of S001: questions mean doubt about performance.',
  },
  'renewal-stall': {
    weight: 1, dimension: 'continuity', family: 'leaving', basis: 'practitioner',
    reason: 'Beyond the sources; a date is no risk, saying nothing before it is.',
  },
  'scope-shrinkage': {
    weight: 2, dimension: 'value', family: 'money', basis: 'practitioner',
    reason: 'A smaller fee is a loss in part; a cut without words.',
  },
  'blaming': {
    weight: 0.75, dimension: 'integrity', family: 'respect', basis: 'practitioner',
    reason: 'An attitude behind other signs.',
  },
  'leaked-confidence': {
    weight: 1, dimension: 'integrity', family: 'respect', basis: 'practitioner',
    reason: 'Breaks trust at once; rare.',
  },
  'missing-out-clause': {
    weight: 0.25, dimension: 'integrity', family: 'self-interest', basis: 'practitioner',
    reason: 'A standing fact; poison for trust, slow.',
  },
  'reactive-service': {
    weight: 0.5, dimension: 'attention', family: 'routine', basis: 'practitioner',
    reason: 'Second sign of S004; initiatives are seldom logged.',
  },
  'self-serving-push': {
    weight: 0.75, dimension: 'integrity', family: 'self-interest', basis: 'practitioner',
    reason: 'Destroys trust even in clever, punctual people.',
  },
  'staff-outburst': {
    weight: 1, dimension: 'integrity', family: 'respect', basis: 'practitioner',
    reason: 'Opens S003; rare, immediate.',
  },
  'unmet-goals': {
    weight: 2, dimension: 'value', family: 'results', basis: 'practitioner',
    reason: 'Second sign of S004; the clock of half a year rests on one author.',
  },
  'withheld-account-access': {
    weight: 0.75, dimension: 'integrity', family: 'self-interest', basis: 'practitioner',
    reason: 'The client cannot get into its own accounts.',
  },
  'client-grievance': {
    weight: 1.5, dimension: 'satisfaction', family: 'voice', basis: 'practitioner',
    reason: 'What clients say before they go; yet complaints are healthy while they are answered.',
  },
  'conflicting-information': {
    weight: 1, dimension: 'attention', family: 'voices', basis: 'practitioner',
    reason: 'Second way in S003: clients leave in crowds over it.',
  },
  'minimal-contact': {
    weight: 0.75, dimension: 'attention', family: 'answering', basis: 'practitioner',
    reason: 'Fifth way to lose a client in S003.',
  },
  'missing-plan': {
    weight: 0.75, dimension: 'attention', family: 'routine', basis: 'practitioner',
    reason: 'Named by four of the five sources.',
  },
  'missing-routine': {
    weight: 0.25, dimension: 'attention', family: 'routine', basis: 'practitioner',
    reason: 'A cause of later signs more than a sign.',
  },
  'scattered-contacts': {
    weight: 0.75, dimension: 'attention', family: 'voices', basis: 'practitioner',
    reason: 'First way to lose a client in S003.',
  },
  'unasked-feedback': {
    weight: 0.25, dimension: 'attention', family: 'routine', basis: 'practitioner',
    reason: 'Not asking hides the sign, it does not make it.',
  },
  'unattended-risk': {
    weight: 0.5, dimension: 'attention', family: 'answering', basis: 'practitioner',
    reason: 'Makes other signs worse; seldom a cause of its own.',
  },
  'unclear-answers': {
    weight: 0.5, dimension: 'attention', family: 'answering', basis: 'practitioner',
    reason: 'Weak alone; adds to not answering.',
  },
  'thin-margin': {
    weight: 0.25, dimension: 'delivery', family: 'capacity', basis: 'practitioner',
    reason: "The agency's own trouble; reaches the client only through its effects.",
  },
  'unbounded-yes': {
    weight: 0.25, dimension: 'delivery', family: 'capacity', basis: 'practitioner',
    reason: 'First sign of S004; hurts the agency first.',
  },
  'weak-kickoff': {
    weight: 0.5, dimension: 'attention', family: 'routine', basis: 'practitioner',
    reason: 'An early loss is decided early; only in the first 91 contract days.',
  },
  'work-outside-expertise': {
    weight: 0.5, dimension: 'delivery', family: 'capacity', basis: 'practitioner',
    reason: 'Such jobs fail; rare.',
  },
  'corner-cutting': {
    weight: 0.5, dimension: 'delivery', family: 'capacity', basis: 'practitioner',
    reason: 'Fifth sign of S004; the client sees it late.',
  },
  'low-agency-nps': {
    weight: 0, dimension: 'agency', family: 'agency', basis: 'practitioner',
    reason: 'Reported for the agency.',
  },
  'manager-overload': {
    weight: 0, dimension: 'agency', family: 'agency', basis: 'practitioner',
    reason: "Reported for the agency; no single client's health.",
  },
  'staff-discontent': {
    weight: 0, dimension: 'agency', family: 'agency', basis: 'practitioner',
    reason: 'Reported for the agency.',
  },
} satisfies Record<BuiltInId, WeightEntry>

/** Every dimension lies in one group, so losses add up. */
export const groups = {
  contact: 'client',
  satisfaction: 'client',
  value: 'client',
  continuity: 'client',
  attention: 'conduct',
  delivery: 'conduct',
  integrity: 'conduct',
  agency: 'agency',
} satisfies Record<string, Group>
