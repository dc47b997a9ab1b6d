import type { SignText } from '../catalogue.ts'
import { counted } from './format.ts'

export const text: SignText = {
  title: 'Promises are not kept on the day',
  why({ evidence: { causes, numbers } }) {
    const { duePromises = 0, latePromises = 0, overdueWorkingDays = 0 } = numbers
    const due = `${counted(duePromises, 'promise')} of ours that fell due lately`
    const share = causes.includes('late-share') ? `${latePromises} of ${due} came late or not at all.` : ''
    const overdue = causes.includes('overdue') ? `One is or was overdue by ${counted(overdueWorkingDays, 'working day')}.` : ''
    return [share, overdue].filter((sentence) => sentence !== '').join(' ')
  },
  causes: {
    'late-share': 'Too many promises come late, against what is usual in the portfolio.',
    overdue: 'A single promise is long overdue, or was until lately.',
  },
  notes: {
    'first-weeks': 'It happened in the first weeks of the contract, when the client learns what our word is worth.',
    'waiting-for-client': 'We are still waiting for an answer of the client, so it counts for half.',
    'one-miss-forgiven': 'One miss among many promises kept is forgiven.',
  },
  plays: {
    'fewer-dated-promises': 'Do what was said when it was said: fewer promises, each with a date.',
    'warn-two-working-days-ahead': 'Tell every risk at least two working days ahead.',
    'review-what-made-them-late': 'Look at what made them late.',
  },
}
