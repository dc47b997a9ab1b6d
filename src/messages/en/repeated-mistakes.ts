import type { SignText } from '../catalogue.ts'
import { counted } from './format.ts'

export const text: SignText = {
  title: 'The same kind of mistake again',
  why({ evidence: { numbers } }) {
    const { mistakes = 0, foundByClient = 0 } = numbers
    const found = foundByClient === 0 ? 'we found all of them ourselves' : `the client found ${foundByClient}`
    return `${counted(mistakes, 'mistake')} of one kind lately; ${found}.`
  },
  causes: {
    error: 'Errors in our work come back.',
    tracking: 'Tracking breaks again and again.',
    outage: 'What we run goes down again and again.',
    overspend: 'More than agreed is spent again and again.',
  },
  notes: {
    fixed: 'The cause was fixed and nothing has happened for weeks, so it counts for half.',
  },
  plays: {
    'name-mistake-and-measure': 'Name the mistake and the measure against it in one message.',
    'second-person-checks': 'Let a second person check whenever formulas are edited.',
    'log-the-cause': 'Log the cause, not only the mistake.',
  },
}
