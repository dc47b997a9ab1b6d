import type { SignText } from '../catalogue.ts'
import { days } from './format.ts'

export const text: SignText = {
  title: 'It looks as if we work for our own gain',
  why({ evidence: { causes, numbers } }) {
    const { daysSince = 0 } = numbers
    const what = {
      'selling-in-trouble': 'We offered more paid work while something else was wrong, last',
      'rival-removed': 'We removed somebody whom the client had let into an account',
      'fee-only': 'All that we brought were proposals to sell, the last',
    }[causes[0] ?? ''] ?? 'It happened'
    return `${what} ${days(daysSince)} ago.`
  },
  causes: {
    'selling-in-trouble': 'Something had gone wrong for the client and was still open, or its targets were missed, when we offered more.',
    'rival-removed': 'Taking access from somebody whom the client had chosen is not ours to do.',
    'fee-only': 'Only proposals, and no test, fix or roadmap beside them.',
  },
  notes: {},
  plays: {
    'solve-first': 'Solve first, sell later.',
    'give-something-that-costs': 'Give one thing that costs us.',
    'restore-the-access': 'Restore the access, say so, and talk.',
  },
}
