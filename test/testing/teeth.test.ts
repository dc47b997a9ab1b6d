import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { detect as libraryDetect } from '../../src/assess/index.ts'
import { clear, defineDetector, fired, graded, type Detector, type Finding } from '../../src/detectors/index.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { call, checkDetector, days, laws, message } from '../../src/testing/index.ts'
import type { CheckOptions, Detect, DetectorCase } from '../../src/testing/index.ts'
import { answering, casesOf, missedCalls } from './missed-calls.ts'

const DAY_MS = 86_400_000

/** Something broken, that the law of its name must catch. */
interface Culprit {
  readonly cases: readonly DetectorCase[]
  readonly options?: CheckOptions
}

const broken = (detector: Detector): Culprit => ({ cases: casesOf(detector) })
const brokenRunner = (detect: Detect): Culprit => ({ cases: casesOf(missedCalls()), options: { detect } })
const onFired = (change: (finding: Extract<Finding, { status: 'fired' }>) => Finding): Detector =>
  answering((finding) => (finding.status === 'fired' ? change(finding) : finding))

/** Counts the asks, as a detector with a memory would. */
function counting(): Detector {
  let asked = 0
  return answering((finding) => (finding.status === 'fired' ? { ...finding, severity: (asked++ % 7) / 10 + 0.1 } : finding))
}

/** Counts whatever arrives, as a runner would that neither resolves versions nor looks at types. */
const seeingAll: Detect = (events, detector, inputs) => {
  const finding = libraryDetect(events, detector, inputs)
  return events.length % 2 === 0 ? finding : { status: 'not-applicable', reason: 'odd' }
}
/** Judges by what arrives first. */
const firstWins: Detect = (events, detector, inputs) =>
  events[0]?.id === [...events].sort((a, b) => (a.id < b.id ? -1 : 1))[0]?.id ? libraryDetect(events, detector, inputs) : clear()
const withHindsight: Detect = (events, detector, inputs) => {
  const newest = events.map((e) => e.at).sort().at(-1) ?? ''
  return libraryDetect(events, detector, newest > String(inputs.asOf) ? { ...inputs, asOf: newest } : inputs)
}
const mutating: Detect = (events, detector, inputs) => {
  const finding = libraryDetect(events, detector, inputs)
  const [first] = events as AnyEvent[]
  if (first !== undefined && !Object.isFrozen(first)) first.revision = 7
  return finding
}

/** Takes every message for contact. */
const anyMail = defineDetector({
  id: 'acme/any-mail', sign: 'Somebody writes.', side: 'client', sources: ['Acme'], leadTime: { basis: 'assumed' }, plays: [],
  firesOn: 'presence', reads: ['message'], options: () => z.strictObject({}),
  detect: ({ events }) => {
    const [first] = events
    return first === undefined ? clear() : fired({ severity: 0.5, since: first.at, events })
  },
})()

const culprits: Record<string, Culprit> = {
  covered: { cases: casesOf(missedCalls()).filter(({ expect }) => expect === 'fired') },
  expectation: { cases: casesOf(missedCalls()).map((one) => (one.severity === undefined ? one : { ...one, severity: 0.41 })) },
  worsen: broken(onFired((finding) => ({ ...finding, severity: 2 / (finding.evidence.eventCount + 1) }))),
  options: broken({ ...missedCalls(), optionsSchema: () => z.looseObject({ calls: z.number().default(3) }) }),
  'agency-level': broken(answering((finding) => finding, { side: 'agency-level' })),
  answers: broken(onFired(() => { throw new Error('boom') })),
  json: broken(answering((finding) => ({ ...finding, when: new Date(0) }))),
  severity: broken(onFired((finding) => ({ ...finding, severity: 0.01 }))),
  reason: broken(answering((finding) => (finding.status === 'unknown' ? { ...finding, needs: [] } : finding))),
  since: broken(onFired((finding) => ({ ...finding, since: '2040-01-01' }))),
  evidence: broken(onFired((finding) => (
    { ...finding, evidence: { ...finding.evidence, events: [{ id: 'invented' }], eventCount: 1 } }
  ))),
  deterministic: broken(counting()),
  untouched: brokenRunner(mutating),
  order: brokenRunner(firstWins),
  duplicates: brokenRunner(seeingAll),
  irrelevant: brokenRunner(seeingAll),
  automated: {
    cases: [{
      name: 'a mail', detector: anyMail, events: [message('2026-03-02')], inputs: { asOf: '2026-03-09T09:00:00Z' },
      expect: 'fired',
    }],
  },
  blind: brokenRunner(withHindsight),
  'calendar-cycle': broken(answering((finding, { asOf }) => (asOf > Date.parse('2050-01-01') ? clear() : finding))),
  week: broken(answering((finding, { asOf, calendar }) => (
    calendar.date(calendar.day(asOf)).endsWith('-01') ? clear() : finding
  ))),
  alone: broken(answering((finding, { measures }) => {
    const contacts = measures.contacts() as unknown[]
    const count = contacts.push('stray')
    return finding.status === 'fired' ? { ...finding, evidence: { ...finding.evidence, numbers: { count } } } : finding
  })),
  'no-events': broken(answering((finding) => finding, { firesOn: 'change' })),
  hole: broken(answering((finding) => (finding.status === 'unknown' ? clear() : finding))),
  loss: broken(answering((finding) => (finding.status === 'unknown' ? clear() : finding))),
  'look-back': broken(answering((finding) => finding, { lookbackDays: { call: 4000 } })),
}

describe('the laws have teeth', () => {
  it('find nothing wrong with a detector that keeps them', () => {
    const report = checkDetector(casesOf(missedCalls()), { runs: 20 })
    expect(report.violations).toEqual([])
    expect(report).toMatchObject({ cases: 3, situations: 63, detectors: ['acme/missed-calls'] })
    expect(report.laws).toEqual(laws.map(({ name }) => name))
  })

  it('have one culprit each', () => {
    expect(Object.keys(culprits).sort()).toEqual(laws.map(({ name }) => name).sort())
  })

  for (const law of laws) {
    it(`${law.name}: ${law.statement}`, () => {
      const culprit = culprits[law.name]
      if (culprit === undefined) throw new Error('no culprit')
      const { violations } = checkDetector(culprit.cases, { runs: 5, ...culprit.options, laws: [law] })
      expect(violations.length).toBeGreaterThan(0)
      expect(violations.every(({ message }) => message.length > 10)).toBe(true)
    })
  }

  it('catch a look-back that lets old events through', () => {
    const careless: Detect = (events, detector, inputs) => libraryDetect(events, { ...detector, lookbackDays: {} }, inputs)
    const countsAll = answering((finding, { events }) =>
      events.length === 0 ? finding : graded({ severity: Math.min(1, events.length / 10), since: '2026-01-01' }))
    const lookBack = laws.filter(({ name }) => name === 'look-back')
    const { violations } = checkDetector(casesOf(countsAll), { detect: careless, laws: lookBack })
    expect(violations.map(({ message }) => message).join()).toContain('older than the look-back')
  })

  it('catch an absence that fires because of a hole', () => {
    const onSilence = answering(() => fired({ severity: 0.5, since: '2026-01-01' }), { firesOn: 'absence' })
    const { violations } = checkDetector(casesOf(onSilence), { laws: laws.filter(({ name }) => name === 'hole') })
    expect(violations.length).toBeGreaterThan(0)
  })

  it('catch an absence that takes a lost feed for silence', () => {
    const onQuietWeek = answering((_, { events, asOf }) => (
      events.some((e) => asOf - Date.parse(e.at) < 7 * DAY_MS) ? clear() : fired({ severity: 0.5, since: '2026-01-01' })
    ), { firesOn: 'absence', lookbackDays: {} })
    const events = Array.from({ length: 60 }, (_, i) => call(days('2026-05-31', -3 * i)))
    const inputs = { asOf: '2026-06-01T12:00:00Z' }
    const steady: DetectorCase = { name: 'steady', detector: onQuietWeek, events, inputs, expect: 'clear' }
    const { violations } = checkDetector([steady], { laws: laws.filter(({ name }) => name === 'loss') })
    expect(violations.map(({ message }) => message).join()).toContain('all feeds ended')
  })

  it('tell the same story for the same seed, another for another', () => {
    const flawed = casesOf(answering((finding, { asOf }) => (asOf % 2 === 1 ? clear() : finding)))
    const story = (seed: number) => JSON.stringify(checkDetector(flawed, { seed, runs: 10 }))
    expect(story(7)).toBe(story(7))
    expect(story(7)).not.toBe(story(8))
  })

  it('refuse to run over nothing', () => {
    expect(() => checkDetector([])).toThrow('no cases')
  })
})
