import { detect } from '../../assess/index.ts'
import type { Finding } from '../../detectors/index.ts'
import type { DetectorCase } from '../cases.ts'
import { copy, shown } from '../values.ts'
import { situationOf } from '../situations.ts'
import { severityOf } from './form.ts'
import { ask, attempt, type Law } from './law.ts'

/** Laws about what the cases state, and about the options. */

const covered: Law = {
  name: 'covered',
  statement: 'The cases show the detector fired and not fired.',
  *check({ cases }) {
    const name = cases[0]?.name ?? ''
    const fired = cases.filter(({ expect }) => expect === 'fired').length
    if (fired === 0) yield { case: name, message: 'no case expects fired: laws on a detector that never fires prove little' }
    if (fired === cases.length) yield { case: name, message: 'every case expects fired: add one where it must not' }
  },
}

/** Severities are stated to two decimals. */
const TOLERANCE = 0.005

const expectation: Law = {
  name: 'expectation',
  statement: 'Every case gets the answer it states.',
  *check(subject) {
    for (const one of subject.cases) {
      const answer = ask(subject, situationOf(one))
      if (typeof answer === 'string') continue // the law `answers` reports it
      if (asStated(answer, one)) continue
      const { expect: status, severity, reason } = one
      yield { case: one.name, message: `expected ${shown({ status, severity, reason })}, got ${shown(answer)}` }
    }
  },
}

function asStated(answer: Finding, { expect, severity, reason }: DetectorCase): boolean {
  if (answer.status !== expect) return false
  if (severity !== undefined && Math.abs(severityOf(answer) - severity) > TOLERANCE) return false
  return reason === undefined || ('reason' in answer && answer.reason === reason)
}

const worsen: Law = {
  name: 'worsen',
  statement: "A case's own worsen never lowers severity.",
  *check(subject) {
    for (const one of subject.cases) {
      if (one.worsen === undefined) continue
      const before = situationOf(one)
      const [answer, worse] = [ask(subject, before), ask(subject, { ...before, events: one.worsen(copy(before.events)) })]
      if (typeof answer === 'string' || answer.status !== 'fired') continue
      if (typeof worse === 'string' || severityOf(worse) < answer.severity) {
        yield { case: one.name, message: `severity ${answer.severity} became ${shown(worse)}` }
      }
    }
  },
}

const options: Law = {
  name: 'options',
  statement: 'Every option has a default, wrong types and unknown options are refused.',
  *check({ cases }) {
    for (const { name, detector } of cases) {
      const schema = detector.optionsSchema()
      const accepts = (given: object): boolean => schema.safeParse(given).success
      if (!accepts({})) yield { case: name, message: 'its default options are refused' }
      if (!accepts(detector.options)) yield { case: name, message: `its own options are refused: ${shown(detector.options)}` }
      if (accepts({ 'no-such-option': 1 })) yield { case: name, message: 'an unknown option is accepted; use z.strictObject' }
      for (const key of Object.keys(detector.options)) {
        if (accepts({ [key]: { wrong: 'type' } })) yield { case: name, message: `the option ${key} accepts anything` }
      }
    }
  },
}

const agencyLevel: Law = {
  name: 'agency-level',
  statement: 'A detector of side agency-level asked of one client alone answers not-applicable: agency-level.',
  *check({ cases }) {
    for (const one of cases) {
      if (one.detector.side !== 'agency-level') continue
      const { name, detector, events, inputs } = situationOf(one)
      const answer = attempt(() => detect(events.filter((event) => event.clientId === inputs.clientId), detector, inputs))
      if (typeof answer !== 'string' && answer.status === 'not-applicable' && answer.reason === 'agency-level') continue
      yield { case: name, message: `one client alone got ${shown(answer)}; answer it where context.portfolio is absent` }
    }
  },
}

export const statedLaws: readonly Law[] = [covered, expectation, worsen, options, agencyLevel]
