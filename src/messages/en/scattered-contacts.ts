import type { SignText } from '../catalogue.ts'
import { percent } from './format.ts'

export const text: SignText = {
  title: 'The client has no single contact',
  why({ evidence: { causes, numbers } }) {
    const { voices = 0, topShare = 0 } = numbers
    const said = [
      ...(causes.includes('no-main') ? ['Nobody of ours is named as the main contact.'] : []),
      ...(causes.includes('many-voices')
        ? [`${voices} people of ours wrote in the last four weeks, none of them more than ${percent(topShare)} of our mail.`]
        : []),
      ...(causes.includes('rotating-main') ? ['Our main contact has changed again and again within a year.'] : []),
      ...(causes.includes('handed-to-strangers')
        ? ['Nobody who sat with the client before the contract has been in touch since.']
        : []),
    ]
    return said.join(' ')
  },
  causes: {
    'no-main': 'Our main contact left, and nobody was named since.',
    'many-voices': 'Many of us write, and none leads.',
    'rotating-main': 'The client gets a new main contact at every stage.',
    'handed-to-strangers': 'The people who won the client are gone from it.',
    'client-lost': 'The client asks who is responsible for what.',
  },
  notes: {},
  plays: {
    'name-one-contact': 'Name one contact, in writing.',
    'route-through-one-person': 'Route all messages through that person, so that each is seen as important and timely.',
    'introduce-the-successor': 'Introduce a successor in a joint call.',
  },
}
