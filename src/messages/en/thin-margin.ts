import type { SignText } from '../catalogue.ts'
import { counted, days, percent } from './format.ts'

export const text: SignText = {
  title: 'The client earns us too little',
  why({ evidence: { numbers } }) {
    const { margin = 0, days: judged = 0, lowPeriods = 0 } = numbers
    const kept = margin < 0 ? 'We pay to work for this client' : `Of what this client pays us, ${percent(margin)} is left`
    return `${kept}: so say the ${days(judged)} last told, ${counted(lowPeriods, 'period')} of them low.`
  },
  causes: {
    'low-margin': 'What is left of the revenue after its cost is below what good care can be paid from.',
    squeezed: 'We lose money and the client still asks for discounts; that deserves a talk of its own.',
  },
  notes: {
    'gross-margin': 'It is a gross margin.',
    'contribution-margin': 'It is a contribution margin.',
    'net-margin': 'It is a net margin.',
    watch: 'The margin is not low yet, but worth watching.',
  },
  plays: {
    'cut-work-outside-plan': 'Cut work outside the plan before cutting care.',
    'reprice-with-value-shown': 'Reprice with the value shown.',
    'part-as-friends': 'Part as friends if it can never pay.',
  },
}
