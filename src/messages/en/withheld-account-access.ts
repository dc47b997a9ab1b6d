import type { SignText } from '../catalogue.ts'
import { counted } from './format.ts'

export const text: SignText = {
  title: 'The client cannot get into its own accounts',
  why({ evidence: { causes, numbers } }) {
    const { accounts = 1, waitingWorkingDays } = numbers
    const what = {
      'no-client-access': 'We hold a role on an account on which the client has none',
      'agency-owned': 'By the contract the accounts are not the client\'s own',
      'reading-only': 'We own an account on which the client can only look',
    }[causes[0] ?? ''] ?? 'The client lacks access'
    const more = accounts > 1 ? `, and ${counted(accounts - 1, 'more finding')} of the kind` : ''
    if (causes.includes('refused')) return `${what}${more}. It asked for access, and we refused.`
    const asked = waitingWorkingDays === undefined ? '' : ` It asked for access ${counted(waitingWorkingDays, 'working day')} ago.`
    return `${what}${more}.${asked}`
  },
  causes: {
    'no-client-access': 'Nobody of the client stands on the list of an account that we run for it.',
    'agency-owned': 'What is built there stays with us when the client leaves.',
    'reading-only': 'The client can look, and nothing else.',
    'waiting': 'A wish of the client for access has been waiting.',
    'refused': 'A wish of the client for access was refused.',
  },
  notes: {
    'declined-in-writing': 'The client declined access in writing, so it counts for little.',
  },
  plays: {
    'give-the-owner-role': "Give the client the owner's role today.",
    'move-the-accounts': "Move accounts that run under the agency's name.",
  },
}
