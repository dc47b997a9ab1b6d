import type { DetectContext } from '../define-detector.ts'
import { unknown, type EvidenceInput, type Unknown } from '../finding.ts'

/**
 * Why having seen no event of a type that people log proves nothing; null where it proves that there was none. Unlike messages,
 * which begin with the client, a log that begins within the window leaves the time before it in the dark.
 */
export function unseen(
  { recording, calendar, asOf }: Pick<DetectContext, 'recording' | 'calendar' | 'asOf'>,
  type: string,
  days: number,
  evidence: EvidenceInput = {},
): Unknown | null {
  if (!recording.has(type)) return unknown('not-recorded', [type], evidence)
  const start = calendar.startOf(calendar.day(asOf) - days + 1)
  const begun = recording.knownSince(type) ?? asOf
  if (recording.missing(type, Math.max(start, begun), asOf) > 0) return unknown('gap', [type], evidence)
  return begun > start ? unknown('short-history', [type], evidence) : null
}
