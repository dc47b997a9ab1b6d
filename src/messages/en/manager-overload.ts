import type { SignText } from '../catalogue.ts'
import { counted, decimal } from './format.ts'

export const text: SignText = {
  title: 'One person looks after too many clients',
  why({ evidence: { causes, numbers } }) {
    const { clients = 0, daily = 0, overloaded = 1 } = numbers
    const book = causes.includes('many-clients') ? [`One person looks after ${counted(clients, 'client')}.`] : []
    const day = causes.includes('busy-days') ? [`On a busy day ${decimal(daily)} clients are in touch with one person.`] : []
    const others = overloaded > 1 ? [`${overloaded} people have too many.`] : []
    return [...book, ...day, ...others].join(' ')
  },
  causes: {
    'many-clients': 'So many clients are possible only with strong systems.',
    'busy-days': 'On such a day one client or another is forgotten.',
    'slow-answers': 'The clients of this person wait longer for an answer than those of the others.',
  },
  notes: {
    watch: 'Somebody looks after as many clients as a mixed book can hold.',
  },
  plays: {
    'hire-or-hand-over': 'Hire, or hand clients over, before the next sale.',
    'protect-the-small-clients': 'Protect the small clients: they bought your time too.',
    'fewer-services': 'Offer fewer services rather than thinner ones.',
  },
}
