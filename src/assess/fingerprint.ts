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
  return toHex(mix(text))
}

/** Two 32-bit halves. */
export type Halves = readonly [number, number]

const START: Halves = [0x811c9dc5, 0x9747b28c]

/** The two halves of a text's fingerprint; `before` are those of the text that stands before it. */
export function mix(text: string, before: Halves = START): Halves {
  let [a, b] = before
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b ^ unit, 0x85ebca6b)
  }
  return [a >>> 0, b >>> 0]
}

/** Adds fingerprints, so that the name of a set does not depend on its order. */
export function add(x: Halves, y: Halves): Halves {
  return [(x[0] + y[0]) >>> 0, (x[1] + y[1]) >>> 0]
}

export function toHex([a, b]: Halves): string {
  return a.toString(16).padStart(8, '0') + b.toString(16).padStart(8, '0')
}
