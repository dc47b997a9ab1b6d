import type { SignText } from '../catalogue.ts'
import { days, percent } from './format.ts'

export const text: SignText = {
  title: 'Contact has no routine',
  why({ evidence: { numbers } }) {
    const { rhythm = 0, review = 0, agenda = 0, recap = 0, periodDays = 0 } = numbers
    const said = [
      ...(rhythm > 0 ? ['No fixed meeting was held or lies ahead.'] : []),
      ...(review > 0 ? [`${percent(review)} of the last four periods of ${days(periodDays)} passed without a look back.`] : []),
      ...(agenda > 0 ? [`${percent(agenda)} of the last meetings had no agenda.`] : []),
      ...(recap > 0 ? [`${percent(recap)} of the last meetings had no recap.`] : []),
    ]
    return said.join(' ')
  },
  causes: {
    rhythm: 'There is no fixed meeting.',
    review: 'Nobody regularly looks back with the client at what went well and what did not.',
    agenda: 'Meetings have no agenda beforehand.',
    recap: 'Meetings have no recap afterwards.',
  },
  notes: {},
  plays: {
    'propose-a-fixed-call': 'Propose a fixed call.',
    'agenda-before-recap-after': 'Send the agenda the day before, and a recap with dates the day after.',
    'one-high-one-low-a-week': 'Each week name one high and one thing to improve.',
  },
}
