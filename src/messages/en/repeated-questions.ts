import type { SignText } from '../catalogue.ts'
import { days } from './format.ts'

export const text: SignText = {
  title: 'The same question month after month',
  why({ evidence: { numbers } }) {
    const { times = 0, spanDays = 0, timesAfterReport = 0 } = numbers
    const after = timesAfterReport === 0 ? '' : `, ${timesAfterReport} of them soon after a report`
    return `The client asked the same ${times} times within ${days(spanDays)}${after}.`
  },
  causes: {
    'results': 'It asks for results.',
    'next-steps': 'It asks what comes next.',
    'goal': 'It asks what the goal is.',
  },
  notes: {
    'after-reports': 'It asks although reports have just gone out: they do not answer it.',
  },
  plays: {
    'answer-the-six-questions': 'Answer the six questions of a good report before they are asked.',
    'say-what-to-expect': 'Say what to expect in one, two and three months.',
    'walk-through-the-report': 'Walk through the next report live, and ask what is still unclear.',
  },
}
