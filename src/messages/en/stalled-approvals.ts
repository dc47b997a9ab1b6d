import type { SignText } from '../catalogue.ts'
import { counted, days } from './format.ts'

export const text: SignText = {
  title: 'Approvals stall at the client',
  why({ evidence: { numbers } }) {
    const { oldestDays = 0, openRequests = 0, markDays = 0 } = numbers
    const waiting = `${counted(openRequests, 'request')} of ours ${openRequests === 1 ? 'waits' : 'wait'} for the client`
    return `${waiting}, the oldest for ${days(oldestDays)}; here ${days(markDays)} would be noticeable.`
  },
  causes: {
    'unused-work': 'Work that we delivered is not live: it shows no use for four weeks.',
  },
  notes: {
    'no-due-date': 'We named no day by which we need the answer, so this counts for less.',
  },
  plays: {
    'one-decision-per-request': 'Ask for one decision per request, with a date and what happens without an answer.',
    'ten-minutes-by-phone': 'Offer ten minutes by phone.',
    'ask-who-else-may-approve': 'Ask who else may approve.',
    'help-it-go-live': 'Ask what keeps the delivered work from going live, and help.',
  },
}
