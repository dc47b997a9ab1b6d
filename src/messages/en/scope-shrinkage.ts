import type { SignText } from '../catalogue.ts'
import { counted, percent } from './format.ts'

export const text: SignText = {
  title: 'Less of our work is wanted',
  why({ evidence: { causes, numbers } }) {
    const { shareLost = 0, declined = 0, hoursRatio = 1 } = numbers
    const said = [
      ...(causes.includes('fewer-services') ? [`About ${percent(shareLost)} of the work that the client bought is gone.`] : []),
      ...(causes.includes('declined-work') ? [`The client declined ${counted(declined, 'proposal')} of ours within a quarter.`] : []),
      ...(causes.includes('unused-hours') ? [`In the last twelve weeks only ${percent(hoursRatio)} of the usual hours were used.`] : []),
    ]
    return said.join(' ')
  },
  causes: {
    'fewer-services': 'The client takes fewer services, or pays less for them.',
    'declined-work': 'What we propose is turned down again and again.',
    'unused-hours': 'Hours that used to be worked are no longer asked for.',
    'scattered-project': 'Many of us wrote to the client and nobody was the main person, before it declined further work.',
  },
  notes: {},
  plays: {
    'ask-which-part-stopped-paying': 'Ask which part stopped paying.',
    'propose-the-mix-that-serves': 'Propose the mix that serves the goal, even if it is smaller.',
    'prove-one-service-first': 'Prove one service fully before offering the next.',
  },
}
