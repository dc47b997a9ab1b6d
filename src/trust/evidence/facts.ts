import type { Incident, Measures, Request } from '../../measures/index.ts'
import type { Dated } from '../../timeline/index.ts'
import type { EvidenceKind } from '../kinds.ts'
import type { EvidenceContext, Piece, SourceEvent } from '../pieces.ts'

/** What a thing was from the start, as a piece: its first event stands for it. */
export function asBegun(kind: EvidenceKind, at: number, events: readonly { readonly event: SourceEvent }[]): Piece[] {
  return events.slice(0, 1).map(({ event }) => ({ kind, at, event }))
}

/** What a thing came to be, as a piece: the first event in one of some states stands for it. */
export function asStated<E extends SourceEvent & { readonly status: string }>(
  kind: EvidenceKind, events: readonly Dated<E>[], ...states: readonly E['status'][]
): Piece[] {
  const stated = events.find(({ event }) => states.includes(event.status))
  return stated === undefined ? [] : [{ kind, at: stated.at, event: stated.event }]
}

/** Incidents that are our fault: what the client or a third party did wrong is not, what nobody is named for is. */
export function ourIncidents(measures: Measures): Incident[] {
  return measures.incidentLedger().filter(({ events }) => {
    const side = events.findLast(({ event }) => event.by !== undefined)?.event.by?.side
    return side !== 'client' && side !== 'third-party'
  })
}

/** What the client asked of us. */
export function clientRequests(measures: Measures): Request[] {
  return measures.requestLedger().filter(({ side }) => side === 'client')
}

/** Days for which a wish of the client explains what we did. Assumed: as in self-serving-push. */
const WISH_MS = 56 * 86_400_000

/** Whether the client had asked for it not long before. */
export function wasAskedFor(topic: string, at: number, { measures }: EvidenceContext): boolean {
  return clientRequests(measures).some((own) => own.topic === topic && own.openedAt <= at && at - own.openedAt <= WISH_MS)
}

const SERVICE = 'service:'

/** Requests for a service that we are not good at; none where the host does not say what we are good at. */
export function outsideRequests({ measures, agency }: EvidenceContext): Request[] {
  const { coreServices } = agency
  if (coreServices === undefined) return []
  const core = coreServices.map((service) => SERVICE + service.toLowerCase())
  return clientRequests(measures).filter(({ topic }) => topic?.startsWith(SERVICE) === true && !core.includes(topic))
}
