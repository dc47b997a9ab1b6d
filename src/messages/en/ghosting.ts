import type { SignText } from '../catalogue.ts'
import { counted, days, percent } from './format.ts'

export const text: SignText = {
  title: "Silence against the client's own rhythm",
  why({ evidence: { numbers } }) {
    const { daysSince = 0, medianGapDays, silent = 0, unansweredQuestions = 0 } = numbers
    const usual = medianGapDays === undefined ? '' : `; usually ${days(medianGapDays)} lie between contacts`
    const asked = unansweredQuestions === 0 ? '' : ` ${counted(unansweredQuestions, 'question')} of ours ${unansweredQuestions === 1 ? 'is' : 'are'} unanswered.`
    return `Nothing has come from the client for ${days(daysSince)}${usual}. Going by its own rhythm, the silence goes on with a probability of ${percent(silent)}.${asked}`
  },
  causes: {
    avoidance: 'Something went wrong shortly before or since; the client may avoid talking about it.',
    'dropped-ball': 'The main contact left, changed role or is away, and nobody else has written; we may simply have been forgotten.',
    'channel-misfit': 'We ask by a channel that the client hardly uses.',
    unexplained: 'Nothing on record explains it; ask before judging.',
  },
  notes: {
    watch: 'The silence is longer than usual, but not yet long enough to call.',
    bounced: 'Mail of ours came back, so the mailbox may be full or gone.',
    'unanswered-chain': 'We have asked again and again over two weeks and more, and heard nothing.',
    'paid-while-silent': 'An invoice was paid in time during the silence: the firm still acts, only our contacts do not.',
  },
  plays: {
    'climb-the-ladder': 'Try other people and other channels, step by step upward, until somebody talks; accounts payable is not that person.',
    'find-the-cause': 'Find the cause, and log it with what failed.',
    'ask-for-a-contact-with-time': 'Ask the client to give the relation to somebody who has time for it.',
    'own-the-issue': 'Own the issue, restate the goals, and go through what was agreed.',
    'use-their-channel': 'Use the channel by which they usually talk.',
    'offer-a-second-kickoff': 'Offer a second kickoff with everybody involved, a fixed rhythm and one sender; be ready for a full reset.',
  },
}
