import type { SignText } from '../catalogue.ts'
import { counted } from './format.ts'

export const text: SignText = {
  title: 'Delays are told late, or not at all',
  why({ evidence: { causes, numbers } }) {
    const { delays = 0, leadWorkingDays } = numbers
    const more = delays > 1 ? ` ${counted(delays, 'delay')} of the last months count in all.` : ''
    if (causes[0] === 'silent-milestone') return `A milestone of the plan passed undone, and nothing was said about it.${more}`
    if (leadWorkingDays === undefined) return `A promised day passed with neither the work nor a word about it.${more}`
    if (leadWorkingDays < 0) return `A delay was told ${counted(-leadWorkingDays, 'working day')} after the promised day.${more}`
    if (leadWorkingDays === 0) return `A delay was told on the very day.${more}`
    return `A delay was told only ${counted(leadWorkingDays, 'working day')} ahead.${more}`
  },
  causes: {
    'late-notice': 'The client was told so late that it reads as an excuse.',
    'no-notice': 'The day passed before the client was told, if it was told at all.',
    'silent-milestone': 'A milestone passed without being done and without a word of ours.',
  },
  notes: {
    'one-delay-forgiven': 'One late notice among many promises kept or moved in time is forgiven.',
  },
  plays: {
    'look-two-working-days-ahead': 'Look at all due dates two working days ahead, every day.',
    'reason-and-new-date-in-one-message': 'Write the reason and the new date in one message.',
    'keep-the-second-date': 'Keep the second date at any price.',
    'tell-when-milestones-are-done': 'Tell when and how each milestone is done.',
  },
}
