import type { SignText } from '../catalogue.ts'
import { counted, percent } from './format.ts'

export const text: SignText = {
  title: 'Goals are not met',
  why({ evidence: { numbers } }) {
    const { lastAttained, beforeAttained = 0, contractDay } = numbers
    const since = contractDay === undefined ? '' : `The client has been with us for ${counted(contractDay, 'day')}`
    if (lastAttained === undefined) return `${since}, and there are neither targets nor a review of the plan to show for it.`
    return `Of the main goal ${percent(beforeAttained)} and ${percent(lastAttained)} were reached in the last two periods.${since === '' ? '' : ` ${since}.`}`
  },
  causes: {
    'missed-goals': 'The main goal was missed by far, two periods running.',
    'half-year': 'It is the time of the contract at which clients take stock.',
    'oversold': 'Before that we promised more than came.',
    'unanswered': 'For a quarter nothing of ours has answered the results: no test, no proposal, no fix.',
    'no-goal-review': 'No targets are set, and the plan has not been reviewed for a quarter, so nobody can say whether it works.',
  },
  notes: {
    'return-fell': 'What each unit of spend brings fell by a fifth or more from one period to the next.',
  },
  plays: {
    'set-goals-that-can-be-met': 'Set goals that can be met, and review them before month six.',
    'name-the-weak-result-first': 'Name the weak result first, with the test that follows.',
    'reset-a-wrong-goal': 'If the goal was wrong, say so and reset it.',
  },
}
