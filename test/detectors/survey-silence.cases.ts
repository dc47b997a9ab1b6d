import { surveySilence } from '../../src/detectors/survey-silence.ts'
import type { SurveyEvent } from '../../src/events/index.ts'
import { days, party, survey, type DetectorCase } from '../../src/testing/index.ts'

const asOf = '2026-06-15T12:00:00Z'
/** Everything was recorded until asOf. */
const inputs = { asOf, clientId: 'acme', recording: [{ from: '2023-01-01T00:00:00Z' }] }
const detector = surveySilence()

/** Mailings to one person, oldest first, 100 days apart, the last one 20 days ago: `A` was answered on the next day, `-` was not. */
export const mailed = (person: string, pattern: string, everyDays = 100, lastDaysAgo = 20): SurveyEvent[] =>
  [...pattern].flatMap((mark, i) => {
    const at = days('2026-06-15', -lastDaysAgo - everyDays * (pattern.length - 1 - i))
    const fields = { ref: `mailing-${at}`, respondent: party(`client/${person}`) }
    const sent = survey(at, { ...fields, status: 'sent' })
    return mark === 'A' ? [sent, survey(days(at, 1), fields)] : [sent]
  })

export const cases: DetectorCase[] = [
  {
    name: 'two of three skip two mailings', detector, inputs, expect: 'fired', severity: 0.22,
    events: [...mailed('ana', 'AA-AAA'), ...mailed('ben', 'AAAA--'), ...mailed('cleo', 'A-AA--')],
    worsen: (events) => events.filter((event) => event.type !== 'survey' || event.status === 'sent' || event.respondent?.person !== 'ana' || event.at < '2026-01-01'),
  },
  { name: 'everybody falls silent', detector, inputs, expect: 'fired', severity: 0.6, events: [...mailed('ana', 'AAA--'), ...mailed('ben', 'A-A--')] },
  { name: 'the only one who answered skips three', detector, inputs, expect: 'fired', severity: 0.6, events: mailed('ana', 'AAA---') },
  { name: 'one skipped mailing', detector, inputs, expect: 'clear', events: [...mailed('ana', 'AAAA-'), ...mailed('ben', 'AAAAA')] },
  { name: 'a hole since the last but one mailing', detector, events: [...mailed('ana', 'AAA--'), ...mailed('ben', 'AAA--')], expect: 'unknown', reason: 'gap',
    inputs: { ...inputs, recording: [{ from: '2023-01-01T00:00:00Z', to: '2026-04-01T00:00:00Z' }, { from: '2026-04-03T00:00:00Z' }] } },
  { name: 'three mailings only', detector, inputs, expect: 'unknown', reason: 'too-few', events: mailed('ana', 'A--') },
  {
    name: 'nobody says who was asked, and two answer', detector, inputs, expect: 'unknown', reason: 'ambiguous',
    events: [
      ...[380, 290, 200, 110, 20].map((n): SurveyEvent => ({ id: `sent-${n}`, clientId: 'acme', type: 'survey', at: `${days('2026-06-15', -n)}T09:00:00Z`, metric: 'nps', status: 'sent' })),
      survey('2025-06-20'), survey('2025-06-21', { respondent: party('client/ben') }),
    ],
  },
  { name: 'surveys are not recorded', detector, events: [], inputs: { ...inputs, recording: [] }, expect: 'unknown', reason: 'not-recorded' },
  { name: 'no survey was sent', detector, inputs, expect: 'not-applicable', reason: 'never-asked', events: [] },
  { name: 'nobody used to answer', detector, inputs, expect: 'not-applicable', reason: 'no-usual-respondent', events: mailed('ana', '-A----') },
]
