import type { SignText } from '../catalogue.ts'
import { counted, days } from './format.ts'

export const text: SignText = {
  title: 'Preparing to leave',
  why({ evidence: { numbers } }) {
    const { proofs = 1, daysSince = 0 } = numbers
    return `${counted(proofs, 'thing')} that the client said or did ${proofs === 1 ? 'points' : 'point'} to the door, the newest ${days(daysSince)} ago.`
  },
  causes: {
    'cancel-intent': 'The client says that it wants to stop, leave or not extend.',
    'access-revoked': 'The client took our access to an account.',
    'export-request': 'The client asks for all material, logins or documentation.',
    'role-reduced': 'The client reduced what we may do in an account.',
    'in-house-talk': 'The client builds own people for our work.',
    'contract-question': 'The client asks about term, notice or end of the contract; this may mean renewal as well as exit.',
    'competitor-mention': 'The client speaks of other agencies.',
    'several': 'Different things came close together.',
  },
  notes: {
    'explained': 'Some of it has a known reason (a yearly review of suppliers, a new tool), so that part counts for less.',
  },
  plays: {
    'talk-to-the-decision-maker': 'Talk to the decision maker this week, one level up.',
    'ask-what-would-make-staying-better': 'Ask what would make staying the better choice.',
    'give-what-is-asked': 'Give what is asked, promptly; holding back confirms the wish.',
  },
}
