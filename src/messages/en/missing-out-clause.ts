import type { SignText } from '../catalogue.ts'
import { days } from './format.ts'

export const text: SignText = {
  title: 'Locked in without a way out',
  why({ evidence: { causes, numbers } }) {
    const { termDays = 0 } = numbers
    const words = causes.includes('words') ? ', and has lately asked about the contract or spoken of leaving' : ''
    return `The client is bound for a term of ${days(termDays)} with no way out${words}.`
  },
  causes: {
    'locked-in': 'It is safe for us for a while, and poison for trust.',
    'words': 'The client feels it: it asks about the contract, or speaks of leaving.',
  },
  notes: {
    'at-clients-wish': 'The client wished for the long term, so it counts for half.',
  },
  plays: {
    'offer-a-way-out': 'Offer an out clause unasked.',
    'earn-the-term': 'Earn the term with results.',
  },
}
