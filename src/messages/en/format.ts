/** How English writes numbers in findings: rounded for reading, never more exact than they are. */

/** A number of whole days: `1 day`, `17 days`. */
export function days(n: number): string {
  return counted(Math.round(n), 'day')
}

/** A number of things: `1 mail`, `3 mails`. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`
}

/** A share as a whole percentage: `0.253` is `25 %`. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

/** A number with at most so many decimals, without trailing zeros: `7.50` is `7.5`. */
export function decimal(n: number, places = 1): string {
  return String(Number(n.toFixed(places)))
}
