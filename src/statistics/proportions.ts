/** Positive answers less negative ones, as shares, with what a small number of answers leaves open. */
export interface NetShare {
  /** n′, the number of answers plus 3. */
  readonly n: number
  /** Adjusted share of positive answers, 0 … 1. */
  readonly positive: number
  /** Adjusted share of negative answers, 0 … 1. */
  readonly negative: number
  /** positive − negative, −1 … 1. */
  readonly net: number
  /** Standard error of `net`. */
  readonly se: number
  /** Lower end of the interval, at least −1. */
  readonly low: number
  /** Upper end of the interval, at most 1. */
  readonly high: number
}

/**
 * Net share by adjusted Wald, the best covering interval for few answers (Rocks 2016; methods (e)): three answers are
 * added, ¾ positive, ¾ negative, the rest neutral.
 *
 * ```
 * n′ = n + 3    p = (P + ¾)/n′    d = (D + ¾)/n′    net = p − d    se = sqrt((p + d − (p − d)²)/n′)    net ± z se
 * ```
 *
 * @param z half width in standard errors; 1.96 is 95 % [published: textbook]
 * @example
 * significant(netShare(8, 1, 1).net, 4) // => 0.5385
 * significant(netShare(8, 1, 1).se, 4) // => 0.1996
 * netShare(0, 0, 0).net // => 0
 */
export function netShare(positives: number, neutrals: number, negatives: number, z = 1.96): NetShare {
  const n = positives + neutrals + negatives + 3
  const positive = (positives + 0.75) / n
  const negative = (negatives + 0.75) / n
  const net = positive - negative
  const se = Math.sqrt((positive + negative - net ** 2) / n)
  return { n, positive, negative, net, se, low: Math.max(-1, net - z * se), high: Math.min(1, net + z * se) }
}

/**
 * Share of `k` in `n`, drawn towards a prior share that counts as `weight` trials: the mean of a Beta-binomial,
 * (k + weight · share) / (n + weight). Without trials it is the prior share.
 *
 * @example
 * significant(shrunkShare(4, 6, { share: 0.15, weight: 2 })) // => 0.5375
 * shrunkShare(0, 0, { share: 0.15, weight: 2 }) // => 0.15
 */
export function shrunkShare(k: number, n: number, prior: { readonly share: number, readonly weight: number }): number {
  return n + prior.weight === 0 ? prior.share : (k + prior.weight * prior.share) / (n + prior.weight)
}
