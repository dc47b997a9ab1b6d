import type { SignText } from '../catalogue.ts'
import { percent } from './format.ts'

export const text: SignText = {
  title: "More of the client's money spent than agreed",
  why({ evidence: { causes, numbers } }) {
    const { highestRatio = 0 } = numbers
    const over = causes.includes('over') ? `We spent up to ${percent(highestRatio)} of the agreed budget in one period.` : ''
    const wasted = causes.includes('wasted') ? 'A whole period cost money and brought nothing.' : ''
    const logged = causes.includes('incident') ? 'An overspend was logged as an incident.' : ''
    return [over, wasted, logged].filter((sentence) => sentence !== '').join(' ')
  },
  causes: {
    over: 'The spend of a period passed what the client had agreed to.',
    incident: 'An overspend is on record without numbers that show how much it was.',
    wasted: 'A full period with spend brought no outcome at all.',
  },
  notes: {
    owned: 'We owned it within days, so it counts for less.',
    credited: 'We owned and credited it, so it counts for much less.',
  },
  plays: {
    'say-our-mistake-first': 'Say "our mistake" before they find it.',
    'state-what-prevents-it': 'State what prevents a repeat.',
    'offer-credit-in-extreme-case': 'In an extreme case offer a credit; it says most where the contract does not ask for it.',
  },
}
