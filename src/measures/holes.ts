import type { Scope } from './scope.ts'

/**
 * Whether messages went unrecorded somewhere in a stretch, after their recording had begun: nobody knows whether silence there
 * was silence. An inferred recording knows of no holes but its end.
 */
export function hasMessageHole({ recording }: Scope, from: number, to: number): boolean {
  const spans = recording.spans('message')
  const begun = spans[0]?.[0]
  if (recording.inferred || begun === undefined || to <= from) return false
  return recording.missing('message', Math.max(from, begun), to) > 0
}
