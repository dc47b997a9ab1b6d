import type { SignText } from '../catalogue.ts'
import { counted, decimal, percent } from './format.ts'

export const text: SignText = {
  title: 'We do not answer what the client asks',
  why({ evidence: { causes, numbers } }) {
    const { waiting = 0, longestWorkingDays = 0, lateShare = 0 } = numbers
    const said = [
      ...(causes.includes('open') ? [`${counted(waiting, 'question or request', 'questions and requests')} of the client ${waiting === 1 ? 'waits' : 'wait'} for a word, the longest for ${counted(Number(decimal(longestWorkingDays)), 'working day')}.`] : []),
      ...(causes.includes('often') ? [`In the last four weeks ${percent(lateShare)} were answered after more than a working day.`] : []),
      ...(causes.includes('slower') ? ['Our answers take much longer than they used to.'] : []),
    ]
    return said.join(' ')
  },
  causes: {
    open: 'Something waits without a word from us; acknowledging it would be enough.',
    often: 'Answering late has become a habit.',
    slower: 'We have become slower than we used to be.',
    untracked: 'So much waits at once that nobody seems to follow what comes in.',
  },
  notes: {
    're-asked': 'The client has asked again for something that still waits.',
  },
  plays: {
    'acknowledge-within-a-day': 'Acknowledge every request within a day, with a date.',
    'one-list-with-owners': 'Keep one list of all that came in, with an owner for each.',
    'enough-people': 'Put enough people on the number of clients.',
    'check-the-channels': 'Check that every channel reaches somebody.',
  },
}
