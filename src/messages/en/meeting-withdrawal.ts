import type { SignText } from '../catalogue.ts'
import { counted, decimal } from './format.ts'

export const text: SignText = {
  title: 'The client withdraws from meetings',
  why({ evidence: { causes, numbers } }) {
    const { calledOffRunning = 0, medianMinutes = 0, earlierMedianMinutes = 0, regulars = 0, regularsMissing = 0 } = numbers
    const said: Record<string, string> = {
      'called-off': `The client called off the last ${counted(calledOffRunning, 'meeting')} running.`,
      'shorter': `Regular meetings last ${decimal(medianMinutes, 0)} instead of ${decimal(earlierMedianMinutes, 0)} minutes.`,
      'delegated': 'Nobody of the rank that used to sit in came to the last three.',
      'fewer-people': `${regularsMissing} of ${counted(regulars, 'person', 'people')} who used to come missed the last three.`,
    }
    return causes.flatMap((cause) => said[cause] ?? []).join(' ')
  },
  causes: {
    'called-off': 'The client cancels, does not come, or moves meetings far away.',
    'shorter': 'The hour has become much shorter.',
    'delegated': 'Senior people send others in their place.',
    'fewer-people': 'People who always came stay away.',
  },
  notes: {
    'weak-results': 'Results have missed their target in the last two periods, so the short meetings count for more.',
    'presumed-held': 'Some meetings are presumed held: they were planned, and nobody called them off.',
    'shorter-not-judged': 'Lengths could not be compared: that takes nine regular meetings with minutes.',
    'delegated-not-judged': 'Ranks could not be compared: that takes nine regular meetings with the seniority of every guest.',
    'fewer-people-not-judged': 'Guests could not be compared: that takes nine regular meetings with the names of every guest.',
  },
  plays: {
    'ask-what-is-worth-the-hour': 'Ask what would make the hour worth it.',
    'agenda-with-one-decision': 'Send an agenda with one decision that needs them.',
    'bring-back-the-senior': 'Bring back the senior contact with a topic of their level.',
  },
}
