import type { SignText } from '../catalogue.ts'
import { days } from './format.ts'

export const text: SignText = {
  title: 'The renewal comes near, and nobody talks about it',
  why({ evidence: { numbers } }) {
    const { daysToNotice = 0, daysToEnd = 0 } = numbers
    const notice = daysToNotice < 0 ? `was ${days(-daysToNotice)} ago` : daysToNotice === 0 ? 'is today' : `is in ${days(daysToNotice)}`
    const end = daysToEnd === daysToNotice ? '' : `, the last of the term ${daysToEnd < 0 ? `was ${days(-daysToEnd)} ago` : `in ${days(daysToEnd)}`}`
    return `The last day to give notice ${notice}${end}; what comes after has not been both proposed and talked about.`
  },
  causes: {
    'nothing-proposed': 'Without a talk and a proposal the client decides alone.',
    'postponed': 'The client called off, or put off, a talk about it.',
  },
  notes: {
    'renews-itself': 'The contract renews itself, so it counts for less.',
    'half-not-seen': 'Not all of meetings, proposals and plans was recorded; what cannot be seen is taken for done.',
  },
  plays: {
    'propose-the-next-term': 'Bring the results of the term and a proposal for what follows.',
    'ask-early': 'Ask early whether they want to go on.',
    'never-in-silence': 'Never let the date pass in silence.',
  },
}
