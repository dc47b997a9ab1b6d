import type { Contact } from '../../measures/index.ts'

/** From this share of the client's contacts by other channels on, the one we use does not fit. Assumed. */
const MISFIT_SHARE = 0.6

/** Whether the channels that we tried are not those by which the client talks, or likes to. */
export function channelMisfit(tried: ReadonlySet<string>, inbound: readonly Contact[], preferred: string | undefined): boolean {
  if (tried.size === 0) return false
  if (preferred !== undefined && !tried.has(preferred)) return true
  const elsewhere = inbound.filter((contact) => !tried.has(contact.channel)).length
  return inbound.length > 0 && elsewhere / inbound.length >= MISFIT_SHARE
}
