import type { SignText } from '../catalogue.ts'
import { counted, decimal, percent } from './format.ts'

export const text: SignText = {
  title: 'Replies take longer than before',
  why({ evidence: { numbers } }) {
    const { medianHours = 0, earlierMedianHours = 0, ratio = 1, recentQuestions = 0, unansweredShare } = numbers
    const open = unansweredShare === undefined ? '' : ` About ${percent(unansweredShare)} of our questions stay without an answer for a week.`
    return `The client's last ${counted(recentQuestions, 'answer')} took ${spoken(medianHours)} of working time (median), before that ${spoken(earlierMedianHours)}: ${decimal(ratio)} times as long.${open}`
  },
  causes: {
    mirrored: 'Our own answers slowed down as well; the client may only mirror us.',
    'channel-misfit': 'The client talks by another channel than the one we ask by.',
  },
  notes: {
    'only-large-slowdowns-show': 'With so few questions only slowdowns of five times and more can be seen.',
  },
  plays: {
    'fit-the-channel': 'Ask whether the channel still fits the way they work.',
    'one-question-per-message': 'Ask one question per message, with the date by which the answer is needed.',
    'check-our-own-speed': 'Check our own speed first.',
  },
}

/** Working time: whole hours up to two days, then days of 24 hours; minutes below one hour. */
function spoken(hours: number): string {
  if (hours < 1) return counted(Math.round(hours * 60), 'minute')
  return hours < 48 ? counted(Math.round(hours), 'hour') : `${decimal(hours / 24)} days`
}
