import type { SignText } from '../catalogue.ts'
import { counted, days } from './format.ts'

export const text: SignText = {
  title: 'Signs were seen and nobody acted',
  why({ evidence: { causes, numbers } }) {
    const { leftAlone = 0, oldestWorkingDays = 0, daysSince = 0, medianGapDays = 0 } = numbers
    const things = leftAlone === 1 ? '1 thing that went badly has' : `${leftAlone} things that went badly have`
    const said = [
      ...(causes.includes('left-alone')
        ? [`${things} been left alone, the longest for ${counted(oldestWorkingDays, 'working day')}.`]
        : []),
      ...(causes.includes('assumed-calm')
        ? [`All is said to be well, but the client is silent for ${days(daysSince)}, where ${days(medianGapDays)} are usual.`]
        : []),
      ...(causes.includes('no-owner')
        ? ['Something is open at a big client, and nobody of ours has been in charge for weeks.']
        : []),
    ]
    return said.join(' ')
  },
  causes: {
    'left-alone': 'Something went badly, and nobody has turned to the client about it.',
    'assumed-calm': 'Calm is assumed because no news came.',
    'no-owner': 'A big client with something open has no main contact of ours.',
  },
  notes: {},
  plays: {
    'address-it-today': 'Address it head-on, today.',
    'give-one-person-the-time': 'Give one person the time to win it back.',
    'verify-the-calm-by-a-call': 'Verify the calm by a call, and correct the reading.',
  },
}
