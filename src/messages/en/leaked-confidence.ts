import type { SignText } from '../catalogue.ts'
import { counted, days } from './format.ts'

export const text: SignText = {
  title: 'Confidence was broken',
  why({ evidence: { causes, numbers } }) {
    const { daysSince = 0, cases = 1 } = numbers
    const what = {
      'leaked': 'Information about this client got out',
      'told-others': 'We told this client about another one',
      'suspected': 'The client suspected that its information got out through us',
    }[causes[0] ?? ''] ?? 'It happened'
    return `${what} ${days(daysSince)} ago${cases > 1 ? `; it is one of ${counted(cases, 'case')} that count` : ''}.`
  },
  causes: {
    'leaked': 'Something that this client told us in confidence reached others.',
    'told-others': 'Who hears of others wonders what is told about itself.',
    'suspected': 'The client fears that we do not keep things to ourselves.',
  },
  notes: {
    unfounded: 'It was shown to be unfounded, and the client was told, so it counts for little.',
  },
  plays: {
    'tell-them-first': 'Tell the client before it hears from others: what, to whom, since when.',
    'close-the-source': 'Close the source.',
    'never-impress-with-others': "Never use one client's data to impress another.",
  },
}
