import type { SignText } from '../catalogue.ts'
import { counted, days } from './format.ts'

export const text: SignText = {
  title: 'A new outsider in an account',
  why({ evidence: { numbers } }) {
    const { daysSince = 0, outsiders = 1, platforms = 1, daysToContractDate } = numbers
    const who = outsiders === 1 ? 'an outsider' : `${outsiders} outsiders`
    const where = platforms === 1 ? 'an account' : `accounts on ${counted(platforms, 'platform')}`
    const contract = daysToContractDate === undefined ? '' : `; the contract ends or can be ended in ${days(daysToContractDate)}`
    return `The client let ${who} into ${where}, last ${days(daysSince)} ago${contract}.`
  },
  causes: {
    outsider: 'Most likely it is another agency looking at the set-up for its pitch; there may be a harmless reason.',
    'unknown-outsider': 'Whose account it is, is not known.',
    several: 'It is more than one outsider, or more than one platform, within a short time.',
    'contract-date-near': 'A date of the contract is near, at which clients look around.',
    'outsider-in-meeting': 'An outsider sat in a meeting around that time.',
    words: 'The client spoke of other agencies, or asked about the contract, around that time.',
  },
  notes: {
    'talked-since': 'We have talked with the client since, so it counts for half.',
    'taken-back': 'The access has been taken back since.',
  },
  plays: {
    'leave-their-access': "Leave the outsider's access alone.",
    'ask-openly': 'Ask openly whether needs are met and what is wanted: asked, most clients tell the truth.',
    'show-the-fit': 'Show why you are the best fit for exactly that.',
  },
}
