/** An address ready to be compared; `domain` is `''` where there is none. */
export interface Address {
  address: string
  domain: string
}

/**
 * Reads one address as it stands in a mail header or a spreadsheet: `Jane Roe <Jane@Acme.test>`, `mailto:jane@acme.test`,
 * `jane@acme.test`, or a bare id such as `e138`. Everything is lower-cased, the local part too: no provider in use tells `Jane@`
 * from `jane@`. Garbage gives an address nobody owns, never an error.
 */
export function parseAddress(value: unknown): Address {
  if (typeof value !== 'string') return { address: '', domain: '' }
  const bare = stripScheme(insideAngles(value).trim().toLowerCase())
  const at = bare.lastIndexOf('@')
  // No domain is longer than 253 characters (RFC 1035); more is garbage, which must not be searched label by label.
  if (at < 0 || bare.length - at > 254) return { address: bare, domain: '' }
  const domain = withoutFinalDot(bare.slice(at + 1))
  return { address: `${bare.slice(0, at)}@${domain}`, domain }
}

/** A domain ready to be compared. */
export function normalDomain(domain: string): string {
  return withoutFinalDot(domain.trim().toLowerCase())
}

/** The last `<…>` holds the address: a display name may itself contain angle brackets. */
function insideAngles(value: string): string {
  const open = value.lastIndexOf('<')
  if (open < 0) return value
  const close = value.indexOf('>', open)
  return value.slice(open + 1, close < 0 ? undefined : close)
}

function stripScheme(address: string): string {
  return address.startsWith('mailto:') ? address.slice('mailto:'.length) : address
}

function withoutFinalDot(domain: string): string {
  return domain.endsWith('.') ? domain.slice(0, -1) : domain
}
