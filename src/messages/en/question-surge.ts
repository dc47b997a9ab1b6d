import type { SignText } from '../catalogue.ts'
import { decimal } from './format.ts'

export const text: SignText = {
  title: 'Many more questions than usual',
  why({ evidence: { numbers, notes } }) {
    const { weeklyNow = 0, weeklyBefore = 0, ratio = 1 } = numbers
    const what = notes.includes('basis-threads') ? 'opens new threads' : 'asks'
    const now = `The client ${what} ${decimal(weeklyNow)} times a week in the last four weeks`
    return `${now}; ${decimal(weeklyBefore)} were usual, so that is ${decimal(ratio)} times as often.`
  },
  causes: {
    'scrutiny': 'A third of the questions or more ask to have the work or the fee justified.',
    'new-contract': 'The contract is new, so this counts for less.',
    'launch': 'A launch is near, so this counts for less.',
    'new-contact': 'Somebody new has taken up the work, so this counts for less.',
    'incident': 'Something has just gone wrong, so this counts for less.',
  },
  notes: {
    'basis-threads': 'Too few messages were read, so threads opened by the client stand for questions.',
  },
  plays: {
    'answer-all-in-a-call': 'Answer all questions at once, in a call.',
    'ask-what-worries-them': 'Ask what worries them about the results.',
    'put-the-answers-into-the-report': 'Put the answers into the next report.',
  },
}
