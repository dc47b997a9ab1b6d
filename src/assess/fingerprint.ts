/**
 * A short name for a text: equal texts have equal names, different ones almost surely different ones. It tells whether something
 * changed; it is not cryptographic and proves nothing against somebody who wants two texts to agree.
 *
 * FNV-1a over UTF-16 units, twice with different primes and offsets: 64 bits as 16 hexadecimal digits.
 *
 * @example
 * fingerprint('scorecard') === fingerprint('scorecard') // => true
 * fingerprint('scorecard').length // => 16
 */
export function fingerprint(text: string): string {
  return toHex(read(start(), text))
}

/** Two halves of 32 bits. They are changed in place: one is made for every event of every client. */
export type Halves = Int32Array

/** The halves before anything is read. */
export function start(): Halves {
  return Int32Array.of(0x811c9dc5, 0x9747b28c)
}

/** Reads on: a text in pieces has the fingerprint of the whole. Gives the same halves back. */
export function read(halves: Halves, text: string): Halves {
  let a = halves[0] ?? 0
  let b = halves[1] ?? 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b ^ unit, 0x85ebca6b)
  }
  halves[0] = a
  halves[1] = b
  return halves
}

/** Adds a fingerprint to a total, so that the name of a set does not depend on its order. */
export function add(total: Halves, more: Halves): void {
  total[0] = (total[0] ?? 0) + (more[0] ?? 0)
  total[1] = (total[1] ?? 0) + (more[1] ?? 0)
}

export function toHex(halves: Halves): string {
  return hex(halves[0] ?? 0) + hex(halves[1] ?? 0)
}

function hex(half: number): string {
  return (half >>> 0).toString(16).padStart(8, '0')
}
