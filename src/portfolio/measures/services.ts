import { shareInterval } from '../../statistics/index.ts'
import type { KnownClient, Portfolio } from '../portfolio.ts'
import { measured, trendOf, unknownMeasure, type AgencyMeasure } from './measure.ts'

/** What `multiServiceShare` can be told. */
export interface MultiServiceOptions {
  /** A fall of the share by this much is worth watching; assumed. @defaultValue 0.1 */
  fall?: number
  /** Days over which it may fall. @defaultValue 182 */
  days?: number
}

/** With the services of more clients unknown than this the share says little. Assumed. */
const UNKNOWN_AT_MOST = 0.2
const SEVERAL = 2

/** Share of the clients with a contract that use two services or more. There is no mark for it, only for its fall. */
export function multiServiceShare(portfolio: Portfolio, { fall = 0.1, days = 182 }: MultiServiceOptions = {}): AgencyMeasure {
  const now = countsOf(portfolio)
  if (now.clients === 0) return unknownMeasure('No client has a contract on record.', 0, 'assumed')
  if (now.known < (1 - UNKNOWN_AT_MOST) * now.clients) {
    return unknownMeasure(
      `The services of ${now.clients - now.known} of ${now.clients} clients are unknown, more than a fifth.`,
      now.known,
      'assumed',
    )
  }
  const value = now.several / now.known
  const then = countsOf(portfolio.before(days))
  const comparable = then.known > 0 && then.known >= (1 - UNKNOWN_AT_MOST) * then.clients
  const trend = comparable ? trendOf(value, then.several / then.known, days) : undefined
  const found = measured(value, {
    n: now.known,
    interval: shareInterval(now.several, now.known),
    trend,
    marks: { worse: 'lower' },
    basis: 'assumed',
  })
  return trend !== undefined && trend.change <= -fall ? { ...found, level: 'watch' } : found
}

function countsOf({ clients }: Portfolio): { readonly clients: number; readonly known: number; readonly several: number } {
  const open = clients.flatMap((client) => openServices(client) ?? [])
  const known = open.flatMap((services) => services ?? [])
  return { clients: open.length, known: known.length, several: known.filter((services) => services.size >= SEVERAL).length }
}

/** The services of the contracts in force, less those under notice; nothing for a client without a contract in force. */
function openServices({ measures }: KnownClient): [ReadonlySet<string> | null] | null {
  const { inForce } = measures.contractInForce()
  if (inForce.length === 0) return null
  const known = inForce.filter(({ services }) => services !== null)
  if (known.length === 0) return [null]
  return [
    new Set(
      known.flatMap(({ services, servicesLost }) =>
        (services ?? []).filter((service) => servicesLost?.includes(service) !== true),
      ),
    ),
  ]
}
