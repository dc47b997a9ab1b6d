import type { SignText } from '../catalogue.ts'
import { counted, days } from './format.ts'

export const text: SignText = {
  title: 'A mistake that nobody takes',
  why({ evidence: { causes, numbers } }) {
    const { openMistakes = 0, oldestDays = 0 } = numbers
    const open = counted(openMistakes, 'mistake')
    const what = causes.includes('unowned') || causes.includes('never-owned') ? 'without a word of ownership' : 'not resolved'
    return `${open} ${what}; the oldest was found ${days(oldestDays)} ago.`
  },
  causes: {
    unowned: 'Nobody has said that it is ours.',
    'never-owned': 'It was put right without a word that it was ours.',
    unresolved: 'Tracking or a service of ours has been broken for days.',
  },
  notes: {
    'found-by-client': 'The client had to find it, which makes it worse.',
  },
  plays: {
    'say-it-is-ours': 'Say that it is ours; the sooner, the cheaper.',
    'say-what-prevents-it': 'Say what keeps it from happening again.',
    'make-good': 'Make good the trouble where that is due.',
    'check-tracking': 'Check tracking from end to end.',
  },
}
