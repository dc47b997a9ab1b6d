import type { SignText } from '../catalogue.ts'
import { counted, days } from './format.ts'

export const text: SignText = {
  title: 'No shared plan, or an old one',
  why({ evidence: { causes, numbers } }) {
    const { daysSinceReview, kpis = 0, milestones = 0, contractDay = 0 } = numbers
    const plan = daysSinceReview === undefined
      ? `No plan is on record after ${days(contractDay)} of contract.`
      : `The plan was last agreed or reviewed ${days(daysSinceReview)} ago; it names ${counted(kpis, 'KPI')} and ${counted(milestones, 'dated step')}.`
    const said = causes.includes('undated') || causes.includes('oversold') ? 'What we promised in words does not stand in it.' : ''
    return said === '' ? plan : `${plan} ${said}`
  },
  causes: {
    none: 'There is no plan with KPIs and dates.',
    'no-kpis': 'The plan names nothing by which success is measured.',
    'no-milestones': 'The plan has no dated steps.',
    stale: 'Nobody has looked at the plan with the client for long.',
    'goals-of-predecessor': 'The goals are those of a person who no longer speaks for the client.',
    undated: 'Things were promised in words, without a date.',
    oversold: 'What nobody controls was guaranteed at the start.',
  },
  notes: {
    'client-has-lost-the-thread': 'The client says that it has lost the thread.',
    'client-is-silent': 'The client is silent against its own rhythm.',
  },
  plays: {
    'one-plan-per-client': 'Agree one plan: KPIs that can be tracked, concrete actions, whom to ask, what each report shows.',
    'short-and-long-horizon': 'Plan the near and the far, each with dated milestones.',
    'confirm-goals-each-quarter': 'Confirm goals and service levels each quarter and with every new contact.',
    'reset-what-was-oversold': 'Reset what was oversold, in plain words.',
  },
}
