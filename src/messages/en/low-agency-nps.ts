import type { SignText } from '../catalogue.ts'
import { counted } from './format.ts'

export const text: SignText = {
  title: 'Too few clients would recommend us',
  why({ evidence: { numbers } }) {
    const { nps = 0, npsLow = 0, npsHigh = 0, respondents = 0, detractors = 0, npsBefore } = numbers
    const before = npsBefore === undefined ? '' : `, after ${Math.round(npsBefore)} the time before`
    const range = `between ${Math.round(npsLow)} and ${Math.round(npsHigh)}`
    const score = `The NPS of ${counted(respondents, 'respondent')} is ${Math.round(nps)} (${range})${before}`
    return `${score}; ${detractors} of them speak against us.`
  },
  causes: {},
  notes: {
    'few-answered': 'Fewer than a third of those asked answered: those about to leave are silent.',
  },
  plays: {
    'better-lives-on-purpose': "Make the clients' lives better on purpose.",
    'call-every-detractor': 'Call every detractor.',
    'fix-the-commonest-reason': 'Fix the commonest reason.',
  },
}
