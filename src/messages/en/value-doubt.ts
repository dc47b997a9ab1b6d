import type { SignText } from '../catalogue.ts'
import { counted, days } from './format.ts'

export const text: SignText = {
  title: 'Doubt that we are worth the money',
  why({ evidence: { numbers } }) {
    const { valueQuestions = 0, budgetPressure = 0, windowDays = 0 } = numbers
    const said = [
      ...(valueQuestions > 0 ? [`asked ${counted(valueQuestions, 'time')} what it pays for`] : []),
      ...(budgetPressure > 0 ? [`spoke ${counted(budgetPressure, 'time')} of saving`] : []),
    ]
    return `In the last ${days(windowDays)} the client ${said.join(' and ')}.`
  },
  causes: {
    'value-question': 'The client doubts that the fee is worth it; that comes before a cut.',
    'budget-pressure': 'The client has to save, or wants to.',
    'senior-voice': 'Somebody of rank, or who minds the money, is among those who ask.',
    'discount-request': 'The client has asked for a lower price of the same work.',
    'value-invisible': 'Our last reports show no metric of the business, so the client cannot see what the money brings.',
  },
  notes: {
    'binds-every-supplier': 'The saving binds every supplier and our fee is untouched, so that part counts for half.',
  },
  plays: {
    'show-results-in-their-money': 'Answer with results in their money, not with a discount.',
    'tie-services-to-returns': 'Tie each service to a return, a pain solved, a customer won.',
    'drop-what-does-not-pay': 'Offer less of what does not pay.',
  },
}
