import type { SignText } from '../catalogue.ts'
import { counted } from './format.ts'

export const text: SignText = {
  title: 'Work that is not our trade',
  why({ evidence: { numbers } }) {
    const { requests = 0, services = 0 } = numbers
    const sold = services === 0 ? '' : `the contract holds ${counted(services, 'service')} outside what we are good at`
    const taken = requests === 0 ? '' : `we accepted ${counted(requests, 'request')} for such work in the last months`
    const both = [sold, taken].filter((part) => part !== '').join(', and ')
    return `${both.slice(0, 1).toUpperCase()}${both.slice(1)}.`
  },
  causes: {
    'sold-service': 'A service that we do not count among our own is sold to this client.',
    'accepted-request': 'We said yes to a job that is none of our services.',
  },
  notes: {
    defect: 'Something failed in the same quarter: an error was found, or a request had to be taken up again.',
    pilot: 'It was agreed as a pilot, so it counts for half.',
  },
  plays: {
    'decline-and-name-somebody-good': 'Decline, and name somebody good.',
    'write-down-what-we-are-good-at': 'Write down what we are good at, and why.',
    'finish-with-outside-help': 'Finish what was taken with outside help.',
  },
}
