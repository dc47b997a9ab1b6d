import type { SignText } from '../catalogue.ts'
import { counted, days } from './format.ts'

export const text: SignText = {
  title: 'Contempt or anger of our own people comes through',
  why({ evidence: { causes, numbers } }) {
    const { daysSince = 0, cases = 1 } = numbers
    const what = {
      'insult': 'An insult reached the client',
      'insult-inside': 'Somebody here wrote with contempt about the client, so far only among ourselves,',
      'venting': 'Somebody here complained to the client about our own house',
    }[causes[0] ?? ''] ?? 'It happened'
    return `${what} ${days(daysSince)} ago${cases > 1 ? `; it is one of ${counted(cases, 'case')} that count` : ''}.`
  },
  causes: {
    'insult': 'People of the client were spoken of with contempt where the client could read it.',
    'insult-inside': 'People of the client were spoken of with contempt in a thread that the client is not on.',
    'venting': 'The client got to read complaints about our own house or colleagues.',
  },
  notes: {
    'never-forward': 'Never forward that thread, and never answer the client from it.',
  },
  plays: {
    'apologise-at-once': 'Call at once and apologise without excuse, the head of the agency in person.',
    'offer-another-contact': 'Change the contact if the client wants that.',
    'write-in-fresh-threads': 'Write outward only in fresh threads, through the main contact.',
    'talk-to-the-employee': 'Talk to the employee, first about the cause, then about the conduct.',
  },
}
