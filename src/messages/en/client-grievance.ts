import type { SignText } from '../catalogue.ts'
import { counted } from './format.ts'

export const text: SignText = {
  title: 'The client complains',
  why({ evidence: { numbers } }) {
    const { complaints = 0, settled = 0 } = numbers
    const handled = settled === 0
      ? '' : ` ${settled} more ${settled === 1 ? 'was' : 'were'} answered and settled at once and ${settled === 1 ? 'does'
      : 'do'} not count.`
    return `In the last eight weeks the client complained ${counted(complaints, 'time')}.${handled}`
  },
  causes: {
    'feels-unimportant': 'It feels like a small customer of ours.',
    'pace-complaint': 'It finds the work too slow.',
    'performance-complaint': 'It finds the results bad.',
    'contradicted-deadline': 'We named two different days for one thing, and the client complains about the pace.',
    'neglected': 'We have been in touch less than usual, so the feeling has a reason.',
  },
  notes: {
    'was-promoter': 'Somebody who complains now scored nine or ten before.',
  },
  plays: {
    'listen-without-defence': 'Listen, and do not defend.',
    'one-date-one-voice': 'Fix the communication behind it: one date, one voice, steady status.',
    'name-a-person-with-time': 'Name a person who keeps in touch, with time for it.',
  },
}
