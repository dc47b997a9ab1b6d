import type { SignText } from '../catalogue.ts'
import { percent } from './format.ts'

export const text: SignText = {
  title: 'A cut of the budget',
  why({ evidence: { causes, numbers } }) {
    const { dropShare = 0, outcomeEffect, monthlyBefore = 0, monthlyNow = 0 } = numbers
    const fall = monthlyBefore - monthlyNow
    const share = outcomeEffect === undefined || fall <= 0 ? null : Math.min(1, Math.max(0, -outcomeEffect / fall))
    const part = share === null ? '' : ` ${percent(share)} of the fall goes with fewer results, the rest with a lower cost for each.`
    if (causes.includes('pause') && monthlyNow === 0) return 'The budget was paused altogether.'
    return `The budget for a month lies ${percent(dropShare)} below the client's own level.${part}`
  },
  causes: {
    drift: 'The work itself shrinks: less is done or comes out, and that carries most of the fall.',
    'price-pressure': 'We work as many hours as before for less money.',
    pause: 'It looks like a pause: it was taken back at once, or the budget fell at this time a year ago as well.',
  },
  notes: {
    'guard-not-judged': 'Whether the money brought more per result could not be judged, since no results are on record around the cut.',
    'no-reallocation': 'The account became more efficient, but nobody says that the savings stay in the business.',
    'no-measured-efficiency': 'The money is said to go elsewhere in the business, but no gain in efficiency was measured.',
    'talk-of-money': 'The client talked of saving or of the value of the work shortly before.',
    watch: 'Nobody says who made the cut, and it has not held for long yet.',
    'more-efficient-elsewhere': 'The account became more efficient, and the savings went to another part of the business.',
    seasonal: 'The budget falls at this time every year.',
  },
  plays: {
    'ask-for-the-motive': 'Ask for the motive, and whether it needs attention.',
    'prove-the-channel': 'Where the channel is in doubt, have the data that proves its worth at hand.',
    'show-what-the-cut-costs': 'Show what the cut will cost in results.',
    'never-answer-with-a-discount': 'Never answer first with a discount.',
  },
}
