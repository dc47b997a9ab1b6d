import type { SignText } from '../catalogue.ts'
import { counted, decimal } from './format.ts'

export const text: SignText = {
  title: 'Reports show data, not what it means',
  why({ evidence: { causes, numbers } }) {
    const { reports = 0, medianAnswers } = numbers
    const last = `the last ${counted(reports, 'full report')}`
    const answers = causes.includes('few-answers') && medianAnswers !== undefined
      ? `The middle one of ${last} answers ${decimal(medianAnswers)} of the six questions that a client has.`
      : ''
    const metric = causes.includes('no-business-metric') ? `None of ${last} shows a figure that the client's business lives by.` : ''
    return [answers, metric].filter((sentence) => sentence !== '').join(' ')
  },
  causes: {
    'few-answers': 'Reports leave at least half of what the client will ask unanswered.',
    'no-business-metric': 'Reports show no revenue, orders, leads or the like.',
  },
  notes: {
    'no-goal-progress': 'No report says how the period served the overall goal.',
    'no-real-value': 'No report says what the service really brought.',
    'no-data-focus': 'No report says which data to watch.',
    'no-weak-areas': 'No report says why weak areas are weak.',
    'no-outlook': 'No report says what to expect in one, two and three months.',
    'no-data-meaning': 'No report says what the data are and mean.',
  },
  plays: {
    'answer-the-six': 'Answer the six questions before they are asked.',
    'lead-with-value': "Lead with value in the client's money.",
    'drop-data-nobody-needs': 'Drop data that nobody needs.',
  },
}
