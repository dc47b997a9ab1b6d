import type { SignText } from '../catalogue.ts'
import { days, percent } from './format.ts'

export const text: SignText = {
  title: 'Notice given, or contract ended',
  why({ evidence: { numbers } }) {
    const { shareOfFee = 1, daysToEffective } = numbers
    const what = shareOfFee < 1 ? `About ${percent(shareOfFee)} of the work is to end` : 'The agreement is to end'
    return `${what}${daysToEffective === undefined ? '' : `; the last day ${lastDay(daysToEffective)}`}.`
  },
  causes: {
    'by-agency': 'The notice is our own.',
    expired: 'The term has run out, and it does not renew by itself.',
    part: 'Other work with this client goes on.',
  },
  notes: {},
  plays: {
    'exit-talk': 'Hold a calm exit talk: why, and since when.',
    'clean-handover': 'Hand everything over cleanly and completely.',
    'log-the-reason': 'Log the reason, and part well: people come back.',
  },
}

function lastDay(inDays: number): string {
  if (inDays === 0) return 'is today'
  return inDays > 0 ? `is in ${days(inDays)}` : `was ${days(-inDays)} ago`
}
