import type { SignText } from '../catalogue.ts'
import { counted } from './format.ts'

export const text: SignText = {
  title: 'Others are at fault, not we',
  why({ evidence: { numbers } }) {
    const { reproaches = 0, owned = 0 } = numbers
    const against = owned === 0 ? 'nowhere did we take the fault ourselves' : `we took the fault ourselves ${counted(owned, 'time')}`
    return `In the last weeks we put the fault on others or defended ourselves ${counted(reproaches, 'time')}; ${against}.`
  },
  causes: {
    blame: 'The fault is put on somebody: the client, a colleague, a vendor, whoever came before.',
    adversarial: 'The client is spoken of as an opponent to be beaten.',
    defensive: 'Criticism is met with justification.',
  },
  notes: {
    'told-the-client': 'Blame of the client reached the client.',
    'after-a-complaint': 'Self-defence was our answer to a complaint.',
  },
  plays: {
    'ask-what-we-did-wrong': 'Ask first what we chose badly, failed to say or set wrong in the sale.',
    'listen-before-planning': 'Listen until the client feels understood, then plan.',
    'treat-it-as-ours': 'If the client is unhappy, treat it as ours; the sooner, the longer it stays.',
  },
}
