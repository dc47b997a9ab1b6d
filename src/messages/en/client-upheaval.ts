import type { SignText } from '../catalogue.ts'
import { counted, days } from './format.ts'

export const text: SignText = {
  title: "Upheaval in the client's organisation",
  why({ evidence: { numbers } }) {
    const { changes = 1, daysSince = 0 } = numbers
    const what = changes === 1 ? "The client's organisation changed" : `The client's organisation went through ${counted(changes, 'change')}, the gravest`
    return `${what} ${days(daysSince)} ago.`
  },
  causes: {
    'merger': 'Two firms become one, and often one of their two agencies stays.',
    'acquisition': 'After a purchase somebody else may decide on agencies.',
    'restructure': 'Departments are arranged anew; who decides may change.',
    'new-executive': 'A new head likes to bring people of their own.',
    'in-house-team': 'The client builds a team that could do our work.',
    'financial-trouble': 'The client must save, and agencies are quick to cut.',
    'contact-left': 'One of our contacts left around the same time.',
    'in-house-talk': 'The client speaks of own people for our work.',
  },
  notes: {
    'size-unsaid': 'It is not recorded which of the two firms is the smaller one, so nobody can say who will decide.',
  },
  plays: {
    'find-out-who-decides': 'Find out who will decide, and whether an own team exists.',
    'offer-another-role': 'Offer a different role, such as regular audits, so that the client stays in another form.',
    'show-an-early-result': 'Show the new executive one visible early result.',
  },
}
