import { tz } from '@date-fns/tz/tz'
import { format } from 'date-fns/format'
import type { Catalogue, ScoreFacts } from '../catalogue.ts'
import { counted, percent } from './format.ts'

/** Why a sign could not be judged. */
export const reasons: Catalogue['reasons'] = {
  'not-recorded': 'This was never recorded.',
  'gap': 'Recording has a hole where it matters.',
  'short-history': 'The records do not go back far enough.',
  'too-few': 'Everything is recorded, but too little happened to judge.',
  'ambiguous': 'What is recorded can be read in two ways.',
  'error': 'The detector failed; see errors.',
}

/** What event types and their fields are called. */
export const needs: Catalogue['needs'] = {
  'message': 'mail and messages',
  'call': 'calls',
  'meeting': 'meetings',
  'contact-change': 'who joined and left at the client',
  'organisation-change': "changes in the client's organisation",
  'access-change': 'who was let into the accounts',
  'survey': 'survey answers',
  'advocacy': 'references and referrals',
  'pulse': "the team's own reading",
  'budget': 'budgets',
  'invoice': 'invoices',
  'financials': 'revenue and cost',
  'request': 'requests',
  'commitment': 'promises with their dates',
  'report': 'reports sent',
  'performance': 'results against targets',
  'initiative': 'proposals and tests',
  'incident': 'mistakes and mishaps',
  'plan': 'the plan agreed on',
  'contract': 'contracts and notices',
  'usage': 'hours and logins',
  'cues': 'mails that were read for cues',
  'message.cues': 'mails that were read for cues',
  'message.from.person': 'who wrote each mail',
  'access-change.by': 'who gave or took access',
  'access-change.principal.domain': 'the domain of whoever has access',
  'budget.amount.currency': 'budgets in one currency',
  'budget.per': 'whether a budget is for a day or a month',
  'commitment.announced': 'whether the client was told of a delay',
  'contact-change.main': 'who the main contact is',
  'contract.autoRenews': 'whether the contract renews by itself',
  'contract.clientOwnsAccounts': 'whether the client owns its accounts',
  'contract.endsOn': 'when the contract ends',
  'contract.monthlyFee': 'the monthly fee',
  'contract.outClause': 'whether the contract has a way out',
  'contract.services': 'which services the contract holds',
  'invoice.dueOn': 'when each invoice is due',
  'performance.spend': 'what was spent',
  'performance.target': 'targets for the results',
  'report.answers': 'which questions each report answers',
  'report.errors': 'errors found in reports',
  'report.metrics': 'which metrics each report shows',
  'request.inScope': 'whether a request was in scope',
  'survey.respondent': 'who answered each survey',
  'survey.status': 'which surveys were sent and answered',
}

/** Bands of health. */
export const bands: Catalogue['bands'] = { 'healthy': 'healthy', 'watch': 'watch', 'at-risk': 'at risk', 'critical': 'critical' }

/** Sub-scores. */
export const dimensions: Catalogue['dimensions'] = {
  contact: "Contact: the client's rhythm with us",
  satisfaction: 'Satisfaction: what they ask, score and say',
  value: 'Value: money, and what it brings',
  continuity: 'Continuity: who is there, and whether they prepare to go',
  attention: 'Attention: whether we answer, ask and lead',
  delivery: 'Delivery: promises, mistakes and reports',
  integrity: 'Integrity: respect, confidence, and whose good we work for',
  agency: 'Agency: signs of the whole agency',
}

/** How it stands, and the worst sign. */
export function headline({ health, band, showing }: ScoreFacts): string {
  const [worst, ...rest] = showing
  const stand = health === null || band === null ? 'No score: too little is known' : `${capital(band)}, ${whole(health)} of 100`
  if (worst === undefined) return `${stand}. No warning sign is showing.`
  return `${stand}. ${plain(worst)}${rest.length === 0 ? '' : `, and ${counted(rest.length, 'more sign')}`}.`
}

/** Health, risk and coverage. */
export function health({ health, range, coverage, risk, horizonDays }: ScoreFacts): string {
  const open = whole(range.low) < whole(range.high)
  const score = health === null
    ? `Health lies between ${whole(range.low)} and ${whole(range.high)} of 100.`
    : `Health is ${whole(health)} of 100${open ? `, and could be as low as ${whole(range.low)} if all that is unknown were bad` : ''}.`
  return `${score} ${percent(coverage)} of what counts could be judged. The chance of leaving within ${horizonDays} days is put at ${open ? 'no less than ' : ''}${percent(risk)}, on assumed numbers.`
}

/** `2026-03-02` as `2 March 2026`. A day has no zone; naming one keeps the machine's out of it. */
export function date(day: string): string {
  const utc = tz('UTC')
  return format(utc(`${day}T00:00:00Z`), 'd MMMM yyyy', { in: utc })
}

/** Numbers of a detector that has no text: `calls 3, days 12`. */
export function numbers(named: Readonly<Record<string, number>>): string {
  return Object.entries(named).map(([name, value]) => `${name} ${value}`).join(', ')
}

/** Rounded down, so that 79.9 does not read as 80, where the next band begins. */
function whole(score: number): number {
  return Math.floor(score)
}

/** A sign without a title stands there as a sentence. */
function plain(title: string): string {
  return title.endsWith('.') ? title.slice(0, -1) : title
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
