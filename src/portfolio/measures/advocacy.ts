import { rateInterval, shareInterval, significant } from '../../statistics/index.ts'
import type { Portfolio } from '../portfolio.ts'
import { measured, rangeOf, tooFew, unknownMeasure, type AgencyMeasure, type Range } from './measure.ts'
import { tenuresOf } from './tenures.ts'

/** How often clients speak for the agency. */
export interface AdvocacyMeasure extends AgencyMeasure {
  given: number
  /** Of the clients of more than a year, the share that ever gave one; null where there are none. */
  advocates: number | null
  advocatesInterval?: Range
}

const YEAR = 364
/** Assumed. */
const LEAST_CLIENTS = 10

/**
 * Referrals, testimonials, references, case studies and rehires given per client and year, over the last year. There is no mark
 * for it, and that a single client gave none means little.
 */
export function advocacyRate(portfolio: Portfolio, { days = YEAR }: { days?: number } = {}): AdvocacyMeasure {
  const clients = tenuresOf(portfolio).map(({ client, startsOn, knownFrom, until }) => {
    const { calendar } = client.view
    const from = calendar.day(client.view.asOf) - days
    const given = client.view.of('advocacy').filter(({ event }) => event.status === 'given')
    return {
      years: Math.max(0, until - Math.max(from, startsOn, knownFrom)) / YEAR,
      given: given.filter(({ day }) => day > from).length,
      long: until - startsOn > YEAR,
      ever: given.length > 0,
    }
  }).filter(({ years }) => years > 0)
  const given = clients.reduce((sum, client) => sum + client.given, 0)
  const n = clients.length
  if (n < LEAST_CLIENTS)
    return { ...unknownMeasure(tooFew('clients', n, LEAST_CLIENTS), n, 'assumed'), given, advocates: null }
  const recorded = portfolio.clients.some(({ view }) => view.recording.has('advocacy'))
  if (!recorded) return { ...unknownMeasure('Advocacy is not recorded.', n, 'assumed'), given, advocates: null }
  const years = clients.reduce((sum, client) => sum + client.years, 0)
  const long = clients.filter((client) => client.long)
  const advocates = long.filter(({ ever }) => ever).length
  return {
    ...measured(given / years, { n, interval: rateInterval(given, years), marks: { worse: 'lower' }, basis: 'assumed' }),
    given,
    advocates: long.length === 0 ? null : significant(advocates / long.length),
    ...(long.length === 0 ? {} : { advocatesInterval: rangeOf(shareInterval(advocates, long.length)) }),
  }
}
