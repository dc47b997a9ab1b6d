import type { SignText } from '../catalogue.ts'
import { counted } from './format.ts'

export const text: SignText = {
  title: 'We wait to be asked',
  why({ evidence: { causes, numbers } }) {
    const { initiatives = 0, clientRequests = 0, staleTests = 0 } = numbers
    const share = `In the last quarter ${counted(initiatives, 'idea')} came from us and ${counted(clientRequests, 'request')} from the client.`
    const faded = causes.includes('faded') ? 'At the start of the contract we brought far more.' : ''
    const tests = causes.includes('untested') ? `${counted(staleTests, 'test')} of ours never came to a result.` : ''
    return [share, faded, tests].filter((sentence) => sentence !== '').join(' ')
  },
  causes: {
    reactive: 'What moves the work comes from the client; we hardly propose anything.',
    faded: 'After the easy wins of the first weeks our ideas have dried up.',
    untested: 'Tests were begun and have no result after weeks.',
    declined: 'The client declined several of our ideas lately, so it counts for less.',
  },
  notes: {},
  plays: {
    'keep-one-test-running': 'Keep one real test running, with a hypothesis and a result.',
    'look-one-quarter-ahead': 'Look one quarter ahead with a roadmap.',
    'raise-the-next-idea': 'Raise the next idea before the client asks.',
  },
}
