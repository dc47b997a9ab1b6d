import type { SignText } from '../catalogue.ts'
import { counted, days } from './format.ts'

export const text: SignText = {
  title: 'The client declines to speak for us',
  why({ evidence: { numbers } }) {
    const { declined = 1, daysSince = 0 } = numbers
    const often = declined === 1 ? '' : `${counted(declined, 'time')}, last `
    return `Asked for a reference, a testimonial or a case study, the client said no ${often}${days(daysSince)} ago.`
  },
  causes: {
    declined: 'Who is glad of our work mostly says so when asked.',
  },
  notes: {
    'gave-before': 'The client has spoken for us within the year, so it counts for half.',
    'house-rule': 'A rule of the house forbids references, so it counts for half.',
    'new-client': 'The client has not been with us for long, so it counts for half.',
  },
  plays: {
    'ask-what-it-takes': 'Ask what would have to be true to say yes.',
    'offer-an-anonymous-form': 'Offer an anonymous form.',
    'wait-for-a-good-result': 'Do not ask again before the next good result.',
  },
}
