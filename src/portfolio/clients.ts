import { assertInput, clientProfileSchema, type ClientProfile } from '../events/index.ts'

/** What is known of one client apart from events, with the client's id. */
export interface NamedProfile extends ClientProfile {
  clientId: string
}

/** A client by id, or with its profile. */
export type ClientEntry = string | NamedProfile

/**
 * Profiles by client id, for every client of the roster and every profile.
 *
 * @throws TypeError where a profile is wrong or a client has two
 */
export function profilesOf(
  roster: readonly ClientEntry[],
  profiles: readonly NamedProfile[],
): ReadonlyMap<string, ClientProfile> {
  const known = new Map<string, ClientProfile>()
  const add = ({ clientId, ...profile }: NamedProfile, place: string): void => {
    assertInput<ClientProfile>(profile, clientProfileSchema, place)
    if (known.has(clientId)) throw new TypeError(`${place}: client ${JSON.stringify(clientId)} has two profiles; give one`)
    known.set(clientId, profile)
  }
  roster.forEach((entry, i) => { if (typeof entry !== 'string') add(entry, `clients[${i}]`) })
  profiles.forEach((profile, i) => { add(profile, `profiles[${i}]`) })
  return known
}

/** The id of a roster entry. */
export function idOf(entry: ClientEntry): string {
  return typeof entry === 'string' ? entry : entry.clientId
}
