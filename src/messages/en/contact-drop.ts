import type { SignText } from '../catalogue.ts'
import { decimal, percent } from './format.ts'

export const text: SignText = {
  title: 'Less contact than this client used to have',
  why({ evidence: { causes, numbers } }) {
    const { weeklyBefore = 0, weeklyNow = 0, ratio = 0 } = numbers
    const what = causes.includes('stops-initiating') ? 'opened threads' : 'was in touch'
    return `In the last four weeks the client ${what} ${decimal(weeklyNow)} times a week, usually ${decimal(weeklyBefore)} times: ${percent(ratio)} of the usual.`
  },
  causes: {
    'stops-initiating': 'It still answers, but hardly starts anything itself.',
    'gave-up': 'Before that came a burst of contact with a complaint in it; the client may have given up.',
    'contact-change': 'The people changed within the last four weeks, which explains a part, so it counts for less.',
  },
  notes: {},
  plays: {
    'ask-what-drives-it': 'Ask openly what drives the change and what, if anything, we can do.',
    'send-a-short-status': 'Send a short status unasked, with one decision to make.',
    'bring-a-result': 'Bring a result they care about.',
  },
}
