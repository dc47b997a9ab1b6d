import type { SignText } from '../catalogue.ts'
import { counted } from './format.ts'

export const text: SignText = {
  title: 'Surveys go unanswered',
  why({ evidence: { numbers } }) {
    const { silentRespondents = 0, usualRespondents = 0 } = numbers
    if (usualRespondents === 1) return 'The one person who used to answer surveys left the last three unanswered.'
    const silent = `${silentRespondents} of ${counted(usualRespondents, 'person', 'people')}`
    return `${silent} who used to answer surveys left at least the last two unanswered.`
  },
  causes: {},
  notes: {},
  plays: {
    'ask-in-a-call': 'Ask the person directly, in a call.',
    'shorten-the-survey': 'Shorten the survey.',
    'show-what-was-done': 'Show what was done with the last answers.',
  },
}
