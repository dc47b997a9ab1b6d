import type { SignText } from '../catalogue.ts'
import { counted, percent } from './format.ts'

export const text: SignText = {
  title: 'We say yes to everything',
  why({ evidence: { causes, numbers } }) {
    const { outOfScope = 0, refused = 0, hoursRatio } = numbers
    const no = refused === 0 ? 'none of them was declined or priced' : `${refused} of them declined or priced`
    const asked = outOfScope === 0 ? '' : `The client asked for ${counted(outOfScope, 'thing')} out of scope, ${no}.`
    const over = causes.some((cause) => cause === 'overrun' || cause === 'gold-plating') && hoursRatio !== undefined
    const hours = over ? `We work ${percent(hoursRatio - 1)} more hours than planned.` : ''
    return [asked, hours].filter((part) => part !== '').join(' ')
  },
  causes: {
    'never-no': 'What the contract does not cover is done all the same, and without a price.',
    'overrun': 'More hours go into it than were planned.',
    'gold-plating': 'More hours go into it than were planned, and nobody asked for more: it is our own doing.',
    'goal-drift': 'More and more of what is asked lies outside of what was agreed.',
  },
  notes: {},
  plays: {
    'say-no-with-an-offer': 'Say no with a reason and an offer.',
    'back-to-the-goals': 'Bring the talk back to the goals.',
    'do-what-we-do-well': 'Know what we do well, and do only that.',
  },
}
