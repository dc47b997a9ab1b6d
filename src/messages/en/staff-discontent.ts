import type { SignText } from '../catalogue.ts'
import { percent } from './format.ts'

export const text: SignText = {
  title: 'The team is unhappy, or leaves',
  why({ evidence: { causes, numbers } }) {
    const { left = 0, staff = 0, leftShare = 0, enps = 0, enpsBefore } = numbers
    const before = enpsBefore === undefined ? '' : `, after ${Math.round(enpsBefore)}`
    return [
      ...(causes.includes('leavers') ? [`${left} of ${staff} people (${percent(leftShare)}) left of their own will.`] : []),
      ...(causes.some((cause) => cause !== 'leavers') ? [`The eNPS of the team is ${Math.round(enps)}${before}.`] : []),
    ].join(' ')
  },
  causes: {
    'leavers': 'Clients lose the people they know.',
    'low-enps': 'No more of the team would recommend the agency than would advise against it.',
    'enps-fell': 'The team is far less content than in the survey before.',
  },
  notes: {
    'mood-not-judged': 'There is no recent staff survey with enough answers.',
    'leavers-not-judged': 'Who left cannot be told.',
  },
  plays: {
    'build-trust-inside': 'Build trust inside by the same rules as outside: keep your word, own mistakes, ask for feedback.',
    'ease-the-load': 'Ease the load first.',
    'introduce-successors': 'Introduce successors to the clients before a leaver goes.',
  },
}
