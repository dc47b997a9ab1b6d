import type { SignText } from '../catalogue.ts'
import { counted } from './format.ts'

export const text: SignText = {
  title: 'A start that does not build trust',
  why({ evidence: { numbers } }) {
    const { stepsDue = 0, stepsMissing = 0, contractDay = 0 } = numbers
    return `On contract day ${contractDay}, ${stepsMissing} of ${counted(stepsDue, 'step')} of a good start are missing.`
  },
  causes: {
    'no-welcome': 'Nobody welcomed the client in writing.',
    'no-questionnaire': 'Nobody asked about business and team.',
    'no-kickoff': 'No kickoff was held with the main person in the first weeks.',
    'no-next-steps': 'There is neither a plan nor a dated next step.',
    'dates-missed': 'Dates of the first weeks were not kept.',
  },
  notes: {
    'kickoff-waits-for-client': 'The client put the kickoff off, so it is not counted.',
  },
  plays: {
    'welcome-today': 'Send the welcome mail today.',
    'ask-about-business-and-team': 'Send a questionnaire that asks about business and team, not only marketing.',
    'introduce-people': 'Hold the kickoff: introduce people and what they know.',
    'next-steps-with-dates': 'Name next steps with dates, and keep them.',
  },
}
