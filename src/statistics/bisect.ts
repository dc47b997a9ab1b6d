/**
 * The first whole number in `lo … hi` at which `holds`, in about log₂(hi − lo) calls; null if it does not hold at `hi`.
 *
 * Meant for a predicate that stays true once it is true. For any other it still returns a number at which the predicate
 * holds and before which, unless it is the first, it does not.
 *
 * @example
 * firstWhere(0, 100, (day) => day * day >= 50) // => 8
 * firstWhere(0, 5, (day) => day > 9) // => null
 */
export function firstWhere(lo: number, hi: number, holds: (n: number) => boolean): number | null {
  let first = Math.ceil(lo)
  let last = Math.floor(hi)
  if (first > last || !holds(last)) return null
  while (first < last) {
    const middle = first + Math.floor((last - first) / 2)
    if (holds(middle)) last = middle
    else first = middle + 1
  }
  return last
}
