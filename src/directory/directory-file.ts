import * as z from 'zod'
import type { Seniority, Side } from '../events/index.ts'
import { normalDomain, parseAddress } from './address.ts'

/** Domains and addresses of one owner. */
export interface AddressBook {
  /** Domains such as `acme.test`; their sub-domains are meant too. */
  domains?: string[]
  /** Single addresses. They beat every domain. Any id of a person in an export will do, such as `e138`. */
  addresses?: string[]
}

/** One client's domains and addresses. */
export interface DirectoryClient extends AddressBook {
  clientId: string
}

/** One known person: all their addresses are one `person` in the events. */
export interface DirectoryPerson {
  /** The stable id of the person. */
  person: string
  addresses: string[]
  side: Side
  /** For side `client`: whose person it is, one of `clients`. */
  clientId?: string
  role?: string
  seniority?: Seniority
}

/** Who is who: the content of a directory file. */
export interface DirectoryFile {
  agency: AddressBook
  clients: DirectoryClient[]
  /** Third parties that are known: tools, media owners, other agencies. */
  vendors?: AddressBook
  people?: DirectoryPerson[]
  /** Domains at which anybody can have a mailbox, beside the built-in ones. They never match by domain. */
  freeMail?: string[]
}

/** The schema of a directory file. Unknown keys are refused: a misspelt key would silently leave people out. */
export const directoryFileSchema = /* @__PURE__ */ makeSchema()

function makeSchema() {
  const id = z.string().min(1)
  const domain = z
    .string()
    .refine(isDomain, {
      error: 'not a domain: write it as "acme.test", without "@" or "*"; list single mailboxes under "addresses"',
    })
    .describe('A domain; its sub-domains are meant too')
  const address = z
    .string()
    .refine((value) => parseAddress(value).address !== '', { error: 'not an address: it is empty' })
    .describe('One address, or any id that stands for a person in an export')
  const addressBook = { domains: z.array(domain).optional(), addresses: z.array(address).optional() }
  const person = z
    .strictObject({
      person: id,
      addresses: z.array(address).min(1),
      side: z.enum(['client', 'agency', 'third-party', 'unknown']),
      clientId: id.optional(),
      role: z.string().optional(),
      seniority: z.enum(['junior', 'manager', 'head', 'director', 'executive']).optional(),
    })
    .refine((p) => (p.side === 'client') === (p.clientId !== undefined), {
      error: 'a person of side "client" needs a clientId, and nobody else may have one',
      path: ['clientId'],
    })
  return z.strictObject({
    agency: z.strictObject(addressBook),
    clients: z.array(z.strictObject({ clientId: id, ...addressBook })),
    vendors: z.strictObject(addressBook).optional(),
    people: z.array(person).optional(),
    freeMail: z.array(domain).optional(),
  })
}

/** At least two non-empty labels: `com` alone would claim half the world. */
function isDomain(value: string): boolean {
  const labels = normalDomain(value).split('.')
  return labels.length >= 2 && labels.every((label) => label !== '' && !/[\s@*<>,;:"/\\]/.test(label))
}
