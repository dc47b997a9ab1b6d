import type { SignText } from '../catalogue.ts'
import { days, decimal } from './format.ts'

export const text: SignText = {
  title: 'We keep contact to the minimum',
  why({ evidence: { causes, numbers } }) {
    const { daysSince = 0, cadenceDays = 0, recentContacts = 0, usualContacts = 0, recentDays = 0 } = numbers
    const said = [
      ...(causes.includes('overdue')
        ? [`We last turned to the client unasked ${days(daysSince)} ago; our rhythm here is ${days(cadenceDays)}.`]
        : []),
      ...(causes.includes('thinner')
        ? [`In the last ${days(recentDays)} we did so ${recentContacts} times, where ${decimal(usualContacts)} would be usual.`]
        : []),
    ]
    return said.join(' ')
  },
  causes: {
    overdue: 'We have not turned to the client unasked for far longer than our rhythm.',
    thinner: 'We turn to the client unasked far less often than in the half-year before.',
    mutual: 'The client has fallen silent too.',
  },
  notes: {
    'feels-unimportant': 'The client says that it feels unimportant.',
  },
  plays: {
    'one-useful-fact-a-week': 'Send one unasked message a week with one useful fact.',
    'check-the-channels': 'Check that the channels are set up right.',
    'staff-the-account': 'Staff the account.',
  },
}
