import type { SignText } from '../catalogue.ts'

export const text: SignText = {
  title: 'Reports leave out what the client paid',
  why({ evidence: { numbers } }) {
    const { reports = 0, blindReports = 0 } = numbers
    return `${blindReports} of the last ${reports} full reports show neither spend nor a cost per result.`
  },
  causes: {},
  notes: {},
  plays: {
    'cost-on-page-one': 'Put spend and cost per result on page one.',
    'show-lowlights': 'Show lowlights next to highlights.',
    'share-the-dashboard': 'Let the client see the same dashboard as you.',
  },
}
