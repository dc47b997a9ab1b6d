import type { SignText } from '../catalogue.ts'
import { counted } from './format.ts'

export const text: SignText = {
  title: 'The client has lost the direction',
  why({ evidence: { numbers } }) {
    return `The client said ${counted(numbers['remarks'] ?? 0, 'time')} lately that it does not see where this is going.`
  },
  causes: {
    'no-plan': 'There is no plan that was agreed or reviewed within the last quarter.',
    'reports': 'Reports leave most of the questions open that a client asks.',
  },
  notes: {
    'weighty-voice': 'The main or a senior person said it.',
    'first-weeks': 'The contract is new, so this counts for less.',
  },
  plays: {
    'restate-the-goals': 'Restate the business goals together.',
    'one-plan-to-track': 'Make one plan with KPIs that can be tracked, actions, milestones and lines of communication.',
    'reports-that-serve-the-goal': 'Let each report say how it serves the goal.',
  },
}
