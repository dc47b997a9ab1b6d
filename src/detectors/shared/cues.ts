import type { CueCode } from '../../events/index.ts'
import type { Recording } from '../../timeline/index.ts'
import type { DetectContext } from '../define-detector.ts'
import { unknown, type EvidenceInput, type Unknown } from '../finding.ts'

const DAY_MS = 86_400_000
/** Where less than this share of the messages of the right side was read, finding nothing says nothing. Assumed. */
const MIN_READ = 0.5

/**
 * Why not finding a sign that lives in words proves nothing; null where it proves that nothing was said. Ask only where the sign
 * does not show: what was said is proof, whatever else went unread or unrecorded.
 *
 * An inferred recording begins with the client's first message, and before it there was nobody to say anything.
 *
 * @param days - whole local days that the sign is looked for in
 * @param holeDays - the longest hole of the recording in them that still leaves the sign to be seen
 */
export function unheard(
  { measures, recording, calendar, asOf }: Pick<DetectContext, 'measures' | 'recording' | 'calendar' | 'asOf'>,
  codes: readonly CueCode[],
  days: number,
  evidence: EvidenceInput = {},
  holeDays = 0,
): Unknown | null {
  if (!recording.has('message')) return unknown('not-recorded', ['message'], evidence)
  const { readShare } = measures.cueCount(codes, days)
  if (readShare !== null && readShare < MIN_READ) return unknown('not-recorded', ['message.cues'], evidence)
  const start = calendar.startOf(calendar.day(asOf) - days + 1)
  const begun = recording.knownSince('message') ?? asOf
  if (longestHole(recording, Math.max(start, begun), asOf) > holeDays * DAY_MS) return unknown('gap', ['message'], evidence)
  return begun > start && !recording.inferred ? unknown('short-history', ['message'], evidence) : null
}

function longestHole(recording: Recording, from: number, to: number): number {
  let [longest, recordedTo] = [0, from]
  for (const [start, end] of recording.spans('message')) {
    if (end <= from) continue
    longest = Math.max(longest, start - recordedTo)
    recordedTo = end
  }
  return Math.max(longest, to - recordedTo)
}
