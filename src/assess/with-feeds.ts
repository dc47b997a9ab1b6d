import type { Detector } from '../detectors/index.ts'
import type { MessageEvent, Party } from '../events/index.ts'
import type { Scorecard } from '../health/index.ts'
import { defaultNorms } from '../measures/index.ts'
import { createTimeline, createView, DAY_MS, toIso } from '../timeline/index.ts'
import { runDetectors } from './run-detectors.ts'

/** Any moment will do: nothing happens before it. */
const NOW = 20_000 * DAY_MS
/** Longer than any detector looks back. */
const RECORDED_DAYS = 5_000

/**
 * The part of a scorecard that can judge where only these feeds are connected; the rest would do nothing but lower coverage.
 *
 * There is no list of presets: every detector is asked whether it would answer something else than `not-recorded` about a client
 * of whom all of this was recorded.
 *
 * @param feeds - event types that a system sends or people log; `cues` says besides that messages are read for cues
 * @returns a scorecard with fewer detectors
 *
 * @example
 * const mailOnly = withFeeds(recommended(), ['message'])
 * mailOnly.detectors.some(({ id }) => id === 'ghosting') // => true
 * mailOnly.detectors.some(({ id }) => id === 'late-payment') // => false
 */
export function withFeeds(scorecard: Scorecard, feeds: readonly string[]): Scorecard {
  const types = feeds.filter((feed) => feed !== 'cues')
  // Without `cues` the client and the agency write, and nobody reads for cues what they write.
  const events = types.includes('message') && !feeds.includes('cues') ? [unread('client', 'agency'), unread('agency', 'client')] : []
  const recording = types.length === 0 ? [] : [{ types, from: toIso(NOW - RECORDED_DAYS * DAY_MS) }]
  // Named services let the detector speak that compares work with them.
  const view = createView(createTimeline(events, 'nobody'), { asOf: NOW, recording, agency: { coreServices: ['any'] } })
  const findings = runDetectors(view, scorecard.detectors, defaultNorms)
  const judges = ({ id, reads }: Detector): boolean => {
    const finding = findings.get(id)
    return reads.some((type) => types.includes(type)) && !(finding?.status === 'unknown' && finding.reason === 'not-recorded')
  }
  return { ...scorecard, detectors: scorecard.detectors.filter(judges) }
}

function unread(from: Party['side'], to: Party['side']): MessageEvent {
  return { id: from, clientId: 'nobody', type: 'message', at: toIso(NOW - DAY_MS), channel: 'email', from: { side: from, person: from }, to: [{ side: to, person: to }], expectsReply: false }
}
