/** A date as it was written, not yet placed in a zone. */
export interface WrittenDate {
  /** `YYYY-MM-DD`; may name a day that no calendar has. */
  day: string
  /** `THH:mm:ss.SSS`, if the pattern has a time. */
  time?: string
  /** `Z` or `+01:00`, if the pattern has one. */
  offset?: string
}

/**
 * What each letter of Unicode TS 35 reads, one letter or several. Numbers may lack leading zeros, as in most exports; a year may
 * not, so that `06/03/26` never is a day of the year 26. No quantifier is unbounded.
 *
 * A parser of our own: `parse` of date-fns depends on the machine's zone, or takes ten times as long with one given [measured:
 * 104 µs against 11 µs a date on Node 20]. Tests hold the two equal.
 */
const letterShapes: Readonly<Record<string, string>> = {
  y: '\\d{4}',
  M: '\\d{1,2}',
  d: '\\d{1,2}',
  H: '\\d{1,2}',
  h: '\\d{1,2}',
  m: '\\d{1,2}',
  s: '\\d{1,2}',
  S: '\\d{1,9}',
  a: '[AaPp]\\.?[Mm]\\.?',
  E: '[A-Za-z]{2,9}',
  X: 'Z|[+-]\\d\\d(?::?\\d\\d)?',
  x: '[+-]\\d\\d(?::?\\d\\d)?',
}
const monthName = '[A-Za-z]{3,9}'
const slips: Readonly<Record<string, string>> = { Y: 'y', D: 'd', L: 'M', e: 'E', Z: 'X' }

/** A run of one letter, or the text between runs. `'…'` quotes letters, `''` is a quote. */
interface Piece {
  letter?: string
  text: string
}

function piecesOf(pattern: string): Piece[] {
  const runs = pattern.match(/''|'[^']*'?|([A-Za-z])\1*|[^A-Za-z']+/g) ?? []
  return runs.map((run) => {
    if (run.startsWith("'")) return { text: run === "''" ? "'" : run.replaceAll("'", '') }
    return /^[A-Za-z]/.test(run) ? { letter: run.charAt(0), text: run } : { text: run }
  })
}

/** Whether the pattern is `t` or `T`: seconds or milliseconds since 1970. */
export function isEpochPattern(pattern: string): pattern is 't' | 'T' {
  return pattern === 't' || pattern === 'T'
}

/** Whether what the pattern reads is a moment by itself, without a zone. */
export function hasOffset(pattern: string): boolean {
  return isEpochPattern(pattern) || piecesOf(pattern).some(({ letter }) => letter === 'X' || letter === 'x')
}

/** What is wrong with a pattern, if anything. */
export function datePatternProblem(pattern: string, as: string | undefined): string | undefined {
  if (hasOffset(pattern) && as === 'localDate') return 'gives a moment, not a day: read it "as": "instant"'
  if (isEpochPattern(pattern)) return undefined
  const letters = piecesOf(pattern).flatMap(({ letter }) => letter ?? [])
  const odd = letters.find((letter) => !Object.hasOwn(letterShapes, letter))
  if (odd !== undefined) {
    const remedy = slips[odd]
      ? `write "${slips[odd]}"`
      : `letters are ${Object.keys(letterShapes).join(' ')}; put other text between single quotes`
    return `the letter "${odd}" has no meaning here: ${remedy}`
  }
  const repeated = letters.find((letter, i) => letters.indexOf(letter) < i)
  if (repeated !== undefined) return `"${repeated}" stands there twice`
  if (letters.includes('h') !== letters.includes('a'))
    return 'the hours "h" of a 12-hour clock go with "a"; of a 24-hour clock they are "H"'
  return ['y', 'M', 'd'].every((letter) => letters.includes(letter))
    ? undefined
    : 'must name year, month and day, such as "dd/MM/yyyy"'
}

/** Makes the reader of one pattern; it gives `undefined` for a text that is not written so. */
export function patternReader(pattern: string): (text: string) => WrittenDate | undefined {
  const pieces = piecesOf(pattern)
  const shape = new RegExp(`^${pieces.map(pieceShape).join('')}$`)
  const monthIsName = pieces.some(({ letter, text }) => letter === 'M' && text.length > 2)
  return (text) => {
    const match = shape.exec(text)
    if (!match) return undefined
    const part = (letter: string): string | undefined => match.groups?.[letter]
    const month = monthIsName ? monthNumber(part('M') ?? '') : part('M')
    if (month === undefined) return undefined
    const day = `${fullYear(part('y') ?? '')}-${two(month)}-${two(part('d') ?? '')}`
    const hours = part('H') ?? (part('h') === undefined ? undefined : hours24(Number(part('h')), part('a') ?? ''))
    const offset = part('X') ?? part('x')
    return {
      day,
      ...(hours !== undefined && {
        time: `T${two(hours)}:${two(part('m') ?? '0')}:${two(part('s') ?? '0')}.${part('S') ?? '0'}`,
      }),
      ...(offset !== undefined && { offset }),
    }
  }
}

function pieceShape({ letter, text }: Piece): string {
  if (letter === undefined) return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
  if (letter === 'M' && text.length > 2) return `(?<M>${monthName})\\.?`
  if (letter === 'y' && text.length === 2) return '(?<y>\\d{2})'
  return `(?<${letter}>${letterShapes[letter] ?? ''})`
}

function two(digits: string): string {
  return digits.padStart(2, '0')
}

/** Two digits are a year from 1950 to 2049. Basis: assumed. */
function fullYear(digits: string): string {
  return digits.length > 2 ? digits : `${Number(digits) < 50 ? '20' : '19'}${digits}`
}

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/** English names, whole or cut to three letters or more. */
function monthNumber(name: string): string | undefined {
  const index = months.findIndex((month) => month.startsWith(name.toLowerCase()))
  return index < 0 ? undefined : String(index + 1)
}

/** 12 am is midnight. Hours outside 1 to 12 become an hour that no day has. */
function hours24(hours: number, half: string): string {
  if (hours < 1 || hours > 12) return '99'
  return String((hours % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0))
}
