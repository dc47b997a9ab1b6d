import type { SignText } from '../catalogue.ts'
import { days } from './format.ts'

export const text: SignText = {
  title: 'Nobody asks the client how it is going',
  why({ evidence: { notes, numbers } }) {
    const { daysSince = 0 } = numbers
    return notes.includes('never')
      ? `In ${days(daysSince)} on record the client was never surveyed.`
      : `The client was last surveyed ${days(daysSince)} ago.`
  },
  causes: {},
  notes: {
    'asked-in-talks': 'Somebody of ours has asked for feedback otherwise lately, so this counts for less.',
  },
  plays: {
    'recurring-survey': 'Start a recurring health survey of every contact.',
    'one-open-question-a-month': 'Ask one open question each month.',
    'answer-feedback-with-action': 'Answer feedback kindly and with an action, and give feedback too.',
  },
}
