import type { SignText } from '../catalogue.ts'
import { days, decimal } from './format.ts'

export const text: SignText = {
  title: 'A low score, or lower than before',
  why({ evidence: { numbers } }) {
    const { score = 0, scoreBefore, daysSince = 0 } = numbers
    const before = scoreBefore === undefined ? '' : `, after ${decimal(scoreBefore)}`
    return `A person of the client gave ${decimal(score)} of 10${before}, ${days(daysSince)} ago.`
  },
  causes: {
    detractor: 'Somebody who scores 0 to 6 speaks against us rather than for us.',
    fall: 'The same person scored much higher the time before.',
    cooled: 'Somebody who would have recommended us is now lukewarm.',
  },
  notes: {
    'lone-voice': 'Others at the client gave 9 or 10 lately, so this counts for less.',
  },
  plays: {
    'save-mode': 'Go into save mode at once, before it becomes a cancellation.',
    'reset-expectations': 'Find the root: reset expectations, look for goals that differ.',
    'fix-the-weak-process': 'Fix the weak process that the score shows.',
    'part-well': 'If the client is lost all the same: learn, and part well.',
  },
}
