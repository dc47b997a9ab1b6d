import type { SignText } from '../catalogue.ts'
import { counted, percent } from './format.ts'

export const text: SignText = {
  title: 'Work goes out unfinished, or thinner than sold',
  why({ evidence: { causes, numbers } }) {
    const { billedUnfinished = 0, hoursShare = 0, targetAttained = 0 } = numbers
    const billed = `We billed ${counted(billedUnfinished, 'delivery', 'deliveries')} while defects were open.`
    const thinned = `We worked ${percent(hoursShare)} of the planned hours at ${percent(targetAttained)} of the target, and the fee stands.`
    return [causes.includes('billed-unfinished') ? billed : '', causes.includes('thinned') ? thinned : ''].filter((sentence) => sentence !== '').join(' ')
  },
  causes: {
    'billed-unfinished': 'An invoice went out with a delivery that still had open defects without a date.',
    thinned: 'Fewer hours than planned go into the work, the targets are missed, and the client pays the same.',
  },
  notes: {},
  plays: {
    'finish-before-you-bill': 'Finish before you bill.',
    'cut-scope-openly': 'Tell the client what its money buys, and cut scope openly.',
    'repair-the-margin': 'Repair the margin: that is where the pressure comes from.',
  },
}
