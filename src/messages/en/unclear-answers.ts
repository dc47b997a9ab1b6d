import type { SignText } from '../catalogue.ts'
import { counted } from './format.ts'

export const text: SignText = {
  title: 'Our answers are unclear',
  why({ evidence: { numbers } }) {
    const { reAsked = 0, reopened = 0, evasive = 0 } = numbers
    const said = [
      ...(reAsked > 0 ? [`had to ask again ${counted(reAsked, 'time')}`] : []),
      ...(reopened > 0
        ? [`reopened ${counted(reopened, 'request')} soon after we had settled ${reopened === 1 ? 'it' : 'them'}`]
        : []),
      ...(evasive > 0 ? [`got ${counted(evasive, 'evasive answer')}`] : []),
    ]
    const last = said.pop() ?? ''
    const joined = said.length === 0 ? last : `${said.join(', ')}${said.length > 1 ? ',' : ''} and ${last}`
    return `In the last eight weeks the client ${joined}.`
  },
  causes: {},
  notes: {},
  plays: {
    'answer-first': 'Answer first, explain second.',
    'name-the-day': 'Where the answer is not known yet, name the day on which it will be.',
    'ask-whether-it-answers': 'Ask back: does this answer it?',
  },
}
