import type { SignText } from '../catalogue.ts'
import { days, percent } from './format.ts'

export const text: SignText = {
  title: 'The main contact is lost',
  why({ evidence: { numbers, causes } }) {
    const { daysSince = 0, shareOfContacts = 0 } = numbers
    const who = causes[0] === 'active-contact' ? 'A person of the client' : "The client's main contact"
    const what = causes[0] === 'bounced' ? 'can no longer be reached by mail, for' : 'left, handed over or changed role'
    const when = causes[0] === 'bounced' ? days(daysSince) : `${days(daysSince)} ago`
    const share = shareOfContacts > 0 ? `; ${percent(shareOfContacts)} of what came from the client came from there` : ''
    return `${who} ${what} ${when}${share}.`
  },
  causes: {
    'only-contact': 'It was the only person of the client in touch with us.',
    'main-contact': 'It was the main person on their side; whoever follows did not choose us.',
    'active-contact': 'It was one of the few people in touch with us.',
    bounced: 'Our mails to the main person came back on two days, and none got through since.',
    'no-successor': 'Nobody was named to take over, and nobody else has written since. Often this is an oversight and easy to mend.',
    'unsold-successor': 'The successor has not met us yet.',
    'audit-question': 'The successor asks to have our work justified.',
  },
  notes: {
    'succession-not-judged': 'Whether somebody has taken over could not be seen: the recording has a hole.',
  },
  plays: {
    'meet-the-successor': 'Meet the new person soon, and prepare to sell again.',
    'bring-the-history': 'Bring the history of the account, the first goals and the progress.',
    'ask-for-their-goals': 'Ask for their own goals, and renew the plan with them.',
    'ask-for-a-contact-with-time': 'Ask the client to give the relation to somebody who has time for it.',
  },
}
