import { CellProblem, quoted } from './cells.ts'
import type { NumberFormat } from './mapping.ts'

/**
 * Reads a number as people write it, digit by digit, so that no cent is lost to binary fractions: `1.234,56` with
 * `{ scale: 100, decimal: ',', group: '.' }` is 123456.
 *
 * @throws CellProblem when the text is no such number. Nothing is guessed: `1,234` without a `group` is refused.
 */
export function parseNumber(text: string, format: NumberFormat): number {
  const { negative, whole, fraction } = digitsOf(text, format)
  const magnitude =
    format.scale === undefined
      ? Number(`${whole}.${fraction}0`)
      : scaled(text, whole, fraction, format.scale, format.round ?? false)
  if (!Number.isFinite(magnitude)) throw new CellProblem(`${quoted(text)} is too large a number`)
  return negative && magnitude !== 0 ? -magnitude : magnitude
}

/** A number has fewer characters than this; what is longer is not searched for one. */
const maxLength = 100

function digitsOf(text: string, { decimal = '.', group }: NumberFormat): { negative: boolean; whole: string; fraction: string } {
  const bare = text.length > maxLength ? '' : text.replace(/[\s\p{Sc}]/gu, '')
  const inBrackets = bare.startsWith('(') && bare.endsWith(')')
  const unbracketed = inBrackets ? bare.slice(1, -1) : bare
  const sign = /^[+\-\u2212]/.test(unbracketed) ? unbracketed.charAt(0) : ''
  const [grouped = '', fraction = '', ...more] = unbracketed.slice(sign.length).split(decimal)
  const whole = ungrouped(grouped, group)
  if (
    more.length > 0 ||
    whole === undefined ||
    !/^\d*$/.test(whole + fraction) ||
    whole + fraction === '' ||
    (inBrackets && sign !== '')
  ) {
    throw new CellProblem(
      `${quoted(text)} is not a number with decimal ${quoted(decimal)} and ${group ? `group ${quoted(group)}` : 'no group sign'}`,
    )
  }
  return { negative: inBrackets || sign === '-' || sign === '\u2212', whole, fraction }
}

/**
 * Takes out thousands signs only where such signs can stand: three digits follow the last, two or three the others (India groups
 * by two).
 */
function ungrouped(whole: string, group: string | undefined): string | undefined {
  if (group === undefined) return whole
  const [first = '', ...rest] = /\s/.test(group) ? [whole] : whole.split(group)
  const wellGrouped = rest.every((part, i) => part.length === 3 || (part.length === 2 && i < rest.length - 1))
  return rest.length === 0 || (wellGrouped && first !== '') ? [first, ...rest].join('') : undefined
}

function scaled(text: string, whole: string, fraction: string, scale: number, round: boolean): number {
  const places = String(scale).length - 1
  const kept = Number(whole + fraction.slice(0, places).padEnd(places, '0'))
  const beyond = fraction.slice(places)
  if (!round && /[1-9]/.test(beyond))
    throw new CellProblem(`${quoted(text)} has more decimals than a scale of ${scale} holds: correct it or set "round"`)
  const units = kept + (round && /^[5-9]/.test(beyond) ? 1 : 0)
  if (!Number.isSafeInteger(units)) throw new CellProblem(`${quoted(text)} is too large a number`)
  return units
}
