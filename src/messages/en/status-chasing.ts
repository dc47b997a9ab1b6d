import type { SignText } from '../catalogue.ts'
import { days } from './format.ts'

export const text: SignText = {
  title: 'The client has to ask how things stand',
  why({ evidence: { numbers } }) {
    const { unprompted = 0, cadenceDays = 0 } = numbers
    const asked = `The client asked ${unprompted} times how things stand`
    return `${asked}, each time without word from us in the ${days(cadenceDays)} before.`
  },
  causes: {},
  notes: {
    'new-contact': 'Whoever asks is new there, so this counts for less.',
  },
  plays: {
    'fixed-status-message': 'Send a fixed status message: done, next, needed from you.',
    'show-the-work': 'Show the work itself, not only its results.',
    'recap-with-dates': 'Send a recap with dates after each talk.',
  },
}
