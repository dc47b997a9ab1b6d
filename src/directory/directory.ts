import type { Party, Seniority, Side } from '../events/index.ts'
import { normalDomain, parseAddress } from './address.ts'
import { directoryFileSchema } from './directory-file.ts'
import type { AddressBook, DirectoryFile, DirectoryPerson } from './directory-file.ts'
import { freeMailDomains } from './free-mail.ts'
import { checked } from './problems.ts'

/** What the directory knows of one address. */
export interface Lookup {
  /** The person's id; for somebody not listed under `people`, the address in lower case. `''` for garbage. */
  person: string
  side: Side
  /** Only for side `client`. */
  clientId?: string
  /** Set for a known vendor. */
  vendor?: true
  /** Domain of the address, lower case; `''` where it has none. */
  domain: string
  role?: string
  seniority?: Seniority
}

/** Tells for any address whose person it is. */
export interface Directory {
  /** The ids of all clients, in the order of the file. */
  readonly clientIds: readonly string[]
  /** Who has this address. Never throws: what nobody claims is of side `unknown`. */
  lookup(address: string): Lookup
  /**
   * The same as a `Party` of an event. With `clientId` it is seen from that client's events: a person of another client is a
   * third party there.
   */
  party(address: string, clientId?: string): Party
}

/** Whoever claims an address or a domain. */
interface Owner {
  /** For errors: `client "acme"`. */
  name: string
  side: Side
  clientId?: string
  vendor?: true
  person?: DirectoryPerson
}

/**
 * Builds the directory: address to person, side, client and vendor.
 *
 * - An address that is listed, under `people` or under `addresses`, beats every domain.
 * - A domain means itself and its sub-domains, matched on whole labels: `acme.test` owns `mail.acme.test` and not `notacme.test`.
 *   Where several match, the longest wins, so `lab.acme.test` may belong to another client than `acme.test`.
 * - A free-mail domain matches nobody, whoever writes from it; list such people by address.
 * - All else is of side `unknown`.
 *
 * @param file - Plain data, as in a JSON file written by hand.
 * @returns The directory.
 * @throws TypeError when the file has an unknown or malformed field, or when two owners claim one domain or one address; the
 *   message names both.
 * @example
 * const directory = createDirectory({
 *   agency: { domains: ['agency.test'] },
 *   clients: [{ clientId: 'acme', domains: ['acme.test'], addresses: ['ceo.of.acme@gmail.com'] }],
 * })
 * directory.lookup('Ann <ann@mail.acme.test>').clientId // => 'acme'
 * directory.lookup('ceo.of.acme@gmail.com').side // => 'client'
 * directory.lookup('somebody@gmail.com').side // => 'unknown'
 * directory.party('bob@agency.test') // => { side: 'agency', person: 'bob@agency.test', domain: 'agency.test' }
 */
export function createDirectory(file: DirectoryFile): Directory {
  checked(directoryFileSchema, file, 'directory')
  const byAddress = ownersByAddress(file)
  const byDomain = ownersByDomain(file)

  function lookup(given: string): Lookup {
    const { address, domain } = parseAddress(given)
    const owner = byAddress.get(address) ?? ownerOfDomain(byDomain, domain)
    return {
      person: owner?.person?.person ?? address,
      side: owner?.side ?? 'unknown',
      domain,
      ...(owner?.clientId !== undefined && { clientId: owner.clientId }),
      ...(owner?.vendor && { vendor: true }),
      ...(owner?.person?.role !== undefined && { role: owner.person.role }),
      ...(owner?.person?.seniority !== undefined && { seniority: owner.person.seniority }),
    }
  }

  function party(address: string, clientId?: string): Party {
    const { person, side, clientId: ownClientId, domain, role, seniority } = lookup(address)
    const ofAnotherClient = clientId !== undefined && ownClientId !== undefined && ownClientId !== clientId
    return {
      side: ofAnotherClient ? 'third-party' : side,
      ...(person !== '' && { person }),
      ...(domain !== '' && { domain }),
      ...(role !== undefined && { role }),
      ...(seniority !== undefined && { seniority }),
    }
  }

  return { clientIds: file.clients.map((client) => client.clientId), lookup, party }
}

/** The owner of the longest listed domain that the given one is or lies under. */
function ownerOfDomain(owners: ReadonlyMap<string, Owner>, domain: string): Owner | undefined {
  for (let rest = domain; rest !== '';) {
    const owner = owners.get(rest)
    if (owner) return owner
    const dot = rest.indexOf('.')
    rest = dot < 0 ? '' : rest.slice(dot + 1)
  }
  return undefined
}

/** The owners that may list domains and addresses, in the order of the file. */
function bookOwners(file: DirectoryFile): [Owner, AddressBook][] {
  return [
    [{ name: 'the agency', side: 'agency' }, file.agency],
    ...file.clients.map((c): [Owner, AddressBook] => [
      { name: `client "${c.clientId}"`, side: 'client', clientId: c.clientId },
      c,
    ]),
    [{ name: 'the vendors', side: 'third-party', vendor: true }, file.vendors ?? {}],
  ]
}

function ownersByDomain(file: DirectoryFile): Map<string, Owner> {
  const owners = new Map<string, Owner>()
  const freeMail: Owner = { name: 'free mail', side: 'unknown' }
  for (const domain of [...freeMailDomains, ...(file.freeMail ?? [])]) owners.set(normalDomain(domain), freeMail)
  for (const [owner, book] of bookOwners(file)) {
    for (const domain of book.domains ?? []) {
      const other = owners.get(normalDomain(domain))
      if (other === freeMail) {
        throw new TypeError(
          `directory: ${owner.name} claims "${domain}", where anybody can have a mailbox: list the people under "addresses"`,
        )
      }
      claim(owners, normalDomain(domain), owner, `the domain "${domain}"`)
    }
  }
  return owners
}

function ownersByAddress(file: DirectoryFile): Map<string, Owner> {
  const owners = new Map<string, Owner>()
  for (const [owner, book] of bookOwners(file)) {
    for (const given of book.addresses ?? []) claim(owners, parseAddress(given).address, owner, `the address "${given}"`)
  }
  const clientIds = new Set(file.clients.map((client) => client.clientId))
  if (clientIds.size < file.clients.length)
    throw new TypeError(`directory: client "${firstRepeated(file.clients)}" is listed twice: merge the two`)
  for (const person of file.people ?? []) {
    if (person.clientId !== undefined && !clientIds.has(person.clientId)) {
      throw new TypeError(
        `directory: person "${person.person}" belongs to client "${person.clientId}", which is not listed under "clients"`,
      )
    }
    for (const given of person.addresses) claimForPerson(owners, given, person)
  }
  return owners
}

/** A person may have an address that their own side lists as well; they then only add who it is. */
function claimForPerson(owners: Map<string, Owner>, given: string, person: DirectoryPerson): void {
  const { address } = parseAddress(given)
  const other = owners.get(address)
  const sameSide =
    other !== undefined && other.person === undefined && other.side === person.side && other.clientId === person.clientId
  if (sameSide) owners.delete(address)
  const owner: Owner = {
    name: `person "${person.person}"`,
    side: person.side,
    person,
    ...(person.clientId !== undefined && { clientId: person.clientId }),
    ...(sameSide && other.vendor && { vendor: true }),
  }
  claim(owners, address, owner, `the address "${given}"`)
}

function claim(owners: Map<string, Owner>, key: string, owner: Owner, what: string): void {
  const other = owners.get(key)
  const same = other !== undefined && other.name === owner.name && other.person === owner.person
  if (other && !same)
    throw new TypeError(`directory: both ${other.name} and ${owner.name} claim ${what}: leave it with one of them`)
  owners.set(key, owner)
}

function firstRepeated(clients: DirectoryFile['clients']): string | undefined {
  const seen = new Set<string>()
  return clients.find(({ clientId }) => seen.size === seen.add(clientId).size)?.clientId
}
