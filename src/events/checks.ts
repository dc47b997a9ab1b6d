import { tzOffset } from '@date-fns/tz/tzOffset'
import { eventTypes } from './event-types.ts'

/** The checks that zod's own vocabulary lacks, as plain functions: the schemas and the generated guard call the same ones. */

export { isInstant, isLocalDate } from './instants.ts'

/** Three upper-case letters, the shape of an ISO 4217 code. Whether the currency exists is not checked. */
export function isCurrency(text: string): boolean {
  return text.length === 3 && [0, 1, 2].every((i) => text.charCodeAt(i) >= 65 && text.charCodeAt(i) <= 90)
}

/** Whether the runtime knows the time zone. Its own list decides, so a very new zone may be unknown to an old runtime. */
export function isTimeZone(zone: string): boolean {
  // tzOffset falls back to any "+05" inside a name it does not know; only the Etc zones really have digits after a sign.
  if (/[+-]\d\d/.test(zone) && !/^Etc\/GMT[+-]\d\d$/i.test(zone)) return false
  return Number.isFinite(tzOffset(zone, new Date(0)))
}

/** A built-in event type, or a custom one by its `vendor/name`. */
export function isTypeName(name: string): boolean {
  return eventTypes.some((type) => type === name) || isCustomTypeName(name)
}

const letters = (part: string): boolean => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(part)

/** `vendor/name`, both in kebab-case, 100 characters at most. */
export function isCustomTypeName(name: string): name is `${string}/${string}` {
  const [vendor, rest, ...more] = name.length <= 100 ? name.split('/') : []
  return vendor !== undefined && rest !== undefined && more.length === 0 && letters(vendor) && letters(rest)
}

/** A period does not end before it starts. `YYYY-MM-DD` sorts as text. */
export function periodRunsForward(period: { from: string; to: string }): boolean {
  return period.from <= period.to
}

/** A recording starts before it ends. */
export function spanRunsForward(span: { from: string; to?: string | undefined }): boolean {
  return span.to === undefined || Date.parse(span.from) < Date.parse(span.to)
}

export function scaleHasWidth(scale: { min: number; max: number }): boolean {
  return scale.min < scale.max
}

/** A score lies on its scale; an nps without one is 0 to 10. */
export function scoreFitsScale(survey: {
  metric: string
  score?: number | undefined
  scale?: { min: number; max: number } | undefined
}): boolean {
  const scale = survey.scale ?? (survey.metric === 'nps' ? { min: 0, max: 10 } : undefined)
  return survey.score === undefined || scale === undefined || (survey.score >= scale.min && survey.score <= scale.max)
}

export function hasOneDueDate(commitment: { dueOn?: unknown; dueAt?: unknown }): boolean {
  return (commitment.dueOn === undefined) !== (commitment.dueAt === undefined)
}

/** A claim says what about (`topic`) and what (`value`); a direction question says which direction. */
export function cueHasItsFields(cue: { code: string; topic?: unknown; value?: unknown }): boolean {
  if (cue.code === 'claim') return cue.topic !== undefined && cue.value !== undefined
  return cue.code !== 'direction-question' || cue.topic !== undefined
}
