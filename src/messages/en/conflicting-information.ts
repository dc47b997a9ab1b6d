import type { SignText } from '../catalogue.ts'
import { counted } from './format.ts'

export const text: SignText = {
  title: 'Two of us tell the client different facts',
  why({ evidence: { numbers } }) {
    const { topics = 0, uncorrected = 0 } = numbers
    const open = uncorrected === 0
      ? 'it was set right, but late' : `${uncorrected} of these contradictions ${uncorrected === 1 ? 'stands'
      : 'stand'} uncorrected`
    return `On ${counted(topics, 'matter')} two people of ours told the client different facts, and ${open}.`
  },
  causes: {},
  notes: {
    'corrected-late': 'All of it was set right since, so it fades.',
    'pace-complaint': 'The client has complained about the pace since.',
  },
  plays: {
    'set-the-fact-right': 'Send one message that sets the fact right and says whose word counts.',
    'dates-through-one-person': 'Let facts with dates go out through one person.',
    'keep-what-was-said-in-sight': 'Keep what was said where all can see it.',
  },
}
