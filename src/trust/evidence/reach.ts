import type { CueCode, MeetingEvent, MessageEvent } from '../../events/index.ts'
import type { CountedCue } from '../../measures/index.ts'
import type { EvidenceContext, Finder, SourceEvent } from '../pieces.ts'
import { sureCues } from '../pieces.ts'
import type { EvidenceKind } from '../kinds.ts'

/** What we said that is sure, from when it reached somebody of the client. What stays in the house is no evidence of trust. */
export function reachedAs(kind: EvidenceKind, code: CueCode, counts: (cue: CountedCue) => boolean = () => true): Finder {
  return (context) =>
    sureCues(context, code).filter(counts).flatMap((cue) => {
      const carrier = reached(cue, context)
      return carrier === null ? [] : [{ kind, at: Math.max(cue.at, Date.parse(carrier.at)), event: carrier }]
    })
}

/** The first message of the thread, from the one that says it on, that went to the client; or the meeting, where they sat in it. */
function reached({ event, at }: CountedCue, { measures }: EvidenceContext): SourceEvent | null {
  if (isMeeting(event)) return event.attendees.some((own) => own.side === 'client' && own.response !== 'declined') ? event : null
  const thread = measures.threads().find(({ messages }) => messages.some((own) => own.event === event))
  return thread?.messages.find((own) => own.at >= at && goesToClient(own.event))?.event ?? null
}

function isMeeting(event: SourceEvent): event is MeetingEvent {
  return event.type === 'meeting'
}

function goesToClient({ from, to, cc = [], channel, delivery }: MessageEvent): boolean {
  if (from.side === 'client' || channel === 'note' || delivery === 'bounced') return false
  return [...to, ...cc].some(({ side }) => side === 'client')
}
