import type { SignText } from '../catalogue.ts'
import { counted, days } from './format.ts'

export const text: SignText = {
  title: 'Invoices turn late',
  why({ evidence: { causes, numbers } }) {
    const { daysLate, ownMedianDays = 0, disputedDays, openOverdueInvoices = 0 } = numbers
    const usual = ownMedianDays > 0 ? `; usually this client is ${days(ownMedianDays)} late` : ''
    const open = openOverdueInvoices > 1 ? ` ${counted(openOverdueInvoices, 'invoice')} are overdue in all.` : ''
    const late = causes.includes('overdue') ? `An invoice is ${days(daysLate ?? 0)} past its due day${usual}.${open}` : ''
    const paid = causes.includes('paid-late') ? `The last payment came ${days(daysLate ?? 0)} late${usual}.` : ''
    const dispute = causes.includes('disputed') ? `An invoice has been disputed for ${days(disputedDays ?? 0)}.` : ''
    return [late, paid, dispute].filter((sentence) => sentence !== '').join(' ')
  },
  causes: {
    overdue: 'An invoice is open longer than this client usually takes.',
    'paid-late': 'The last payment came later than this client usually pays.',
    disputed: 'A dispute about an invoice drags on.',
  },
  notes: {},
  plays: {
    'friendly-call': 'Make a friendly call; do not send a reminder letter.',
    'ask-what-stands-behind': 'Ask whether something about the work stands behind it.',
    'settle-disputes-first': 'Settle disputes before asking for more.',
  },
}
