import type { AnyEvent, ClientEvent, EventTypes, Party } from '../../src/events/index.ts'
import type { Simulation } from '../../src/testing/index.ts'

/** Something harmless that looks like a sign: which detectors must let it pass, and where the simulator makes it. */
export interface LookAlike {
  what: string
  detectors: readonly string[]
  /** File of src/testing/simulator. */
  made: string
  /** The events that show it in a quiet agency. */
  found: (simulation: Simulation) => readonly unknown[]
}

function of<T extends keyof EventTypes>({ events }: Simulation, type: T, where: (event: EventTypes[T]) => boolean): EventTypes[T][] {
  const isIt = (event: AnyEvent): event is EventTypes[T] => event.type === type
  return events.filter(isIt).filter(where)
}
const cue = (simulation: Simulation, code: string, topic?: string) =>
  of(simulation, 'message', ({ cues = [] }) =>
        cues.some((own) => own.code === code && (topic === undefined || own.topic === topic)))
const day = (at: string): number => Date.parse(at) / 86_400_000

/** The events of each thing with a life, in their order. */
function lives<T extends ClientEvent>(events: readonly T[], refOf: (event: T) => string | undefined): T[][] {
  const byRef = new Map<string, T[]>()
  for (const event of events) byRef.set(refOf(event) ?? '', [...(byRef.get(refOf(event) ?? '') ?? []), event])
  return [...byRef.values()]
}

export const lookAlikes: readonly LookAlike[] = [
  { what: 'out-of-office replies in the client\'s holiday', detectors: ['ghosting', 'slow-replies'], made: 'talk',
    found: (s) => of(s, 'message', ({ automated }) => automated === 'auto-reply') },
  { what: 'a mail that bounced', detectors: ['ghosting', 'slow-replies'], made: 'harmless',
    found: (s) => of(s, 'message', ({ delivery }) => delivery === 'bounced') },
  { what: 'contact that only a note tells of', detectors: ['ghosting'], made: 'harmless',
    found: (s) => of(s, 'message', ({ channel }) => channel === 'note') },
  { what: 'closed over Christmas', detectors: ['contact-drop', 'ghosting', 'minimal-contact'], made: 'talk', found: christmases },
  { what: 'a meeting moved, not called off', detectors: ['meeting-withdrawal'], made: 'meetings',
    found: (s) => of(s, 'meeting', ({ status }) => status === 'rescheduled') },
  { what: 'a meeting that we called off', detectors: ['meeting-withdrawal'], made: 'meetings',
    found: (s) => of(s, 'meeting', ({ status, by }) => status === 'cancelled' && by?.side === 'agency') },
  { what: 'a meeting called off by nobody knows whom', detectors: ['meeting-withdrawal'], made: 'meetings',
    found: (s) => of(s, 'meeting', ({ status, by }) => status === 'cancelled' && by === undefined) },
  { what: 'a meeting that the calendar says no more of', detectors: ['meeting-withdrawal'], made: 'meetings',
    found: onlyPlanned },
  { what: 'a second survey close to the first', detectors: ['survey-silence'], made: 'harmless',
    found: (s) => of(s, 'survey', ({ metric }) => metric === 'csat') },
  { what: 'an approval given late and after a reminder only', detectors: ['stalled-approvals'], made: 'requests',
    found: lateApprovals },
  { what: 'a new client asking how everything works', detectors: ['question-surge', 'direction-confusion'], made: 'harmless',
    found: newcomers },
  { what: 'a launch that brings many wishes on one topic', detectors: ['question-surge', 'reactive-service', 'contact-drop'], made: 'harmless',
    found: (s) => of(s, 'request', ({ topic }) => topic === 'launch') },
  { what: 'one question about the direction', detectors: ['repeated-questions', 'direction-confusion'], made: 'cues',
    found: (s) => cue(s, 'direction-question') },
  { what: 'how things stand, asked now and then', detectors: ['status-chasing'], made: 'cues',
    found: (s) => cue(s, 'status-request') },
  { what: 'a complaint that is answered', detectors: ['client-grievance'], made: 'talk', found: (s) => cue(s, 'pace-complaint') },
  { what: 'a steady seven or eight', detectors: ['low-nps'], made: 'surveys',
    found: (s) => of(s, 'survey', ({ score }) => score === 7 || score === 8) },
  { what: 'a house rule against references', detectors: ['declined-advocacy'], made: 'harmless',
    found: (s) => of(s, 'advocacy', ({ ext }) => ext?.['houseRule'] === true) },
  { what: 'a season', detectors: ['budget-cut'], made: 'money',
    found: (s) => of(s, 'budget', ({ reason }) => reason === 'seasonal') },
  { what: 'a saving put to use elsewhere', detectors: ['budget-cut'], made: 'money',
    found: (s) => of(s, 'budget', ({ reason, reallocatedTo }) => reason === 'efficiency' && reallocatedTo !== undefined) },
  { what: 'a cut that we proposed', detectors: ['budget-cut'], made: 'money',
    found: (s) => of(s, 'budget', ({ by }) => by?.side === 'agency') },
  { what: 'saving that binds every supplier', detectors: ['value-doubt'], made: 'harmless',
    found: (s) => cue(s, 'budget-pressure', 'all-suppliers') },
  { what: 'an idea that the client declined', detectors: ['scope-shrinkage', 'reactive-service'], made: 'care',
    found: (s) => of(s, 'initiative', ({ status }) => status === 'declined') },
  { what: 'a steady late payer', detectors: ['late-payment'], made: 'style', found: latePayers },
  { what: 'a bill that was wrong and issued anew', detectors: ['late-payment'], made: 'harmless',
    found: (s) => of(s, 'invoice', ({ status }) => status === 'disputed') },
  { what: 'one bad month', detectors: ['unmet-goals'], made: 'results',
    found: (s) => of(s, 'performance', ({ actual, target = 0 }) => actual < 0.8 * target) },
  { what: 'a handover with a successor', detectors: ['contact-loss'], made: 'people',
    found: (s) =>
      of(s, 'contact-change', ({ change, person, successor }) =>
        change === 'handed-over' && person.side === 'client' && successor !== undefined) },
  { what: 'a junior leaving', detectors: ['contact-loss'], made: 'people',
    found: (s) => of(s, 'contact-change', ({ change, main }) => change === 'left' && main !== true) },
  { what: 'access for a known tool', detectors: ['new-account-access'], made: 'people',
    found: (s) =>
      of(s, 'access-change', ({ change, principal }) =>
        change === 'granted' && s.agency.vendors?.includes(principal.domain ?? '') === true) },
  { what: 'access for a colleague of theirs', detectors: ['new-account-access'], made: 'people',
    found: (s) => of(s, 'access-change', ({ change, principal }) => change === 'granted' && principal.side === 'client') },
  { what: 'access for one of ours, by us', detectors: ['new-account-access'], made: 'people',
    found: (s) =>
      of(s, 'access-change', ({ change, principal, by }) =>
        change === 'granted' && principal.side === 'agency' && by?.side === 'agency') },
  { what: 'our access taken from one and given to the next', detectors: ['exit-preparation'], made: 'harmless',
    found: (s) => of(s, 'access-change', ({ change, principal }) => change === 'revoked' && principal.side === 'agency') },
  { what: 'the yearly look of purchasing at contracts', detectors: ['exit-preparation'], made: 'harmless',
    found: (s) => cue(s, 'contract-question', 'purchasing-review') },
  { what: 'a term renewed in time', detectors: ['renewal-stall'], made: 'agreement',
    found: (s) => of(s, 'contract', ({ status }) => status === 'renewed') },
  { what: 'acknowledged within hours, done days later', detectors: ['unanswered-requests'], made: 'requests',
    found: slowButSeen },
  { what: 'asked again before the day that we had named', detectors: ['unclear-answers'], made: 'harmless',
    found: (s) =>
      of(s, 'message', ({ ref, cues = [] }) =>
        ref?.includes('day-named') === true && cues.some(({ code }) => code === 're-asked')) },
  { what: 'a request reopened by a changed wish', detectors: ['unclear-answers'], made: 'harmless',
    found: (s) => of(s, 'request', ({ status, inScope }) => status === 'reopened' && inScope === false) },
  { what: 'a repair beside ideas', detectors: ['reactive-service', 'repeated-mistakes'], made: 'care',
    found: (s) => of(s, 'initiative', ({ kind }) => kind === 'fix') },
  { what: 'a specialist who answers', detectors: ['scattered-contacts'], made: 'talk', found: specialists },
  { what: 'a date that the same person updated', detectors: ['conflicting-information'], made: 'harmless',
    found: (s) => cue(s, 'claim', 'shoot') },
  { what: 'a promise moved by the client', detectors: ['late-delay-notice', 'missed-deadlines'], made: 'harmless',
    found: (s) => of(s, 'commitment', ({ status, by }) => status === 'moved' && by.side === 'client') },
  { what: 'a promise moved in good time', detectors: ['late-delay-notice', 'missed-deadlines'], made: 'promises',
    found: (s) => of(s, 'commitment', ({ announced }) => announced === true) },
  { what: 'a promise called off by both', detectors: ['missed-deadlines'], made: 'harmless',
    found: (s) => of(s, 'commitment', ({ status }) => status === 'cancelled') },
  { what: 'a promise that waits for the client', detectors: ['missed-deadlines', 'stalled-approvals'], made: 'harmless',
    found: (s) => of(s, 'request', ({ topic, by }) => topic === 'material' && by.side === 'agency') },
  { what: 'a mistake found and owned by us', detectors: ['unowned-mistakes', 'repeated-mistakes'], made: 'care',
    found: (s) => of(s, 'incident', ({ status, foundBy }) => status === 'owned' && foundBy?.side === 'agency') },
  { what: 'a little over the budget', detectors: ['overspend'], made: 'results',
    found: (s) => of(s, 'performance', ({ spend, period }) => isOver(s, spend?.amount ?? 0, period.from)) },
  { what: 'extra work with a price', detectors: ['unbounded-yes'], made: 'harmless',
    found: (s) => of(s, 'request', ({ ext }) => ext?.['priced'] === true) },
  { what: 'a foreign service declined', detectors: ['work-outside-expertise'], made: 'harmless',
    found: (s) => of(s, 'request', ({ topic, status }) => topic === 'service:print' && status === 'declined') },
  { what: 'one bad month of margin', detectors: ['thin-margin'], made: 'money',
    found: (s) => of(s, 'financials', ({ revenue, cost }) => cost.amount > 0.75 * revenue.amount) },
  { what: 'a curse at a product', detectors: ['staff-outburst'], made: 'harmless', found: (s) => cue(s, 'insult', 'product') },
  { what: 'a cause without a person', detectors: ['blaming'], made: 'harmless', found: (s) => cue(s, 'blame', 'tracking') },
  { what: 'blame taken back in the same breath', detectors: ['blaming'], made: 'harmless',
    found: (s) =>
      of(s, 'message', ({ cues = [] }) =>
        cues.some(({ code }) => code === 'blame') && cues.some(({ code }) => code === 'ownership')) },
  { what: 'a quote that the client asked for', detectors: ['self-serving-push'], made: 'requests',
    found: (s) => of(s, 'request', ({ topic }) => topic === 'quote') },
  { what: 'no clause to leave, and thirty days of notice', detectors: ['missing-out-clause'], made: 'agreement',
    found: (s) => of(s, 'contract', ({ outClause, noticeDays = 99 }) => outClause === false && noticeDays <= 31) },
  { what: 'accounts that the client owns', detectors: ['withheld-account-access'], made: 'agreement',
    found: (s) => of(s, 'contract', ({ clientOwnsAccounts }) => clientOwnsAccounts === true) },
  { what: 'a plan reviewed in a talk', detectors: ['missing-plan'], made: 'meetings',
    found: (s) => of(s, 'meeting', ({ purpose, recapSentAt }) => purpose === 'planning' && recapSentAt !== undefined) },
]

/** Christmas weeks with less than a third of an ordinary day's mail. */
function christmases(simulation: Simulation): string[] {
  const mails = of(simulation, 'message', ({ automated }) => automated === undefined)
  const perDay = mails.length / (day(mails.at(-1)?.at ?? '') - day(mails[0]?.at ?? ''))
  const years = [...new Set(mails.map(({ at }) => at.slice(0, 4)))].slice(0, -1)
  const between = (from: string, to: string): number => mails.filter(({ at }) => at >= from && at <= to).length
  return years.filter((year) => between(`${year}-12-24`, `${year}-12-31T23`) < (perDay * 8) / 3)
}

/** Meetings that have passed and of which only the plan is on record. */
function onlyPlanned(simulation: Simulation): unknown[] {
  const end = simulation.events.at(-1)?.at ?? ''
  const past = of(simulation, 'meeting', ({ startsAt }) => day(startsAt) < day(end))
  return lives(past, ({ ref }) => ref).filter((life) => life.every(({ status }) => status === 'scheduled'))
}

function lateApprovals(simulation: Simulation): unknown[] {
  return lives(of(simulation, 'request', ({ topic }) => topic === 'approval'), ({ ref }) => ref)
    .filter(([opened, resolved]) => opened !== undefined && resolved !== undefined && day(resolved.at) - day(opened.at) > 7)
}

function slowButSeen(simulation: Simulation): unknown[] {
  return lives(of(simulation, 'request', ({ by }) => by.side === 'client'), ({ ref }) => ref).filter(([opened, seen, resolved]) =>
    seen?.status === 'acknowledged' && day(seen.at) - day(opened?.at ?? '') < 0.3
    && resolved?.status === 'resolved' && day(resolved.at) - day(seen.at) > 5)
}

function newcomers(simulation: Simulation): unknown[] {
  return cue(simulation, 'question').filter(({ ref }) => ref?.includes('newcomer') === true)
}

/** Clients who pay more than half of their bills after the day they are due. */
function latePayers(simulation: Simulation): unknown[] {
  return simulation.profiles.filter(({ clientId }) => {
    const bills = lives(of(simulation, 'invoice', (event) => event.clientId === clientId), ({ ref }) => ref)
    const late = bills.filter(([issued, paid]) => paid?.status === 'paid' && paid.at.slice(0, 10) > (issued?.dueOn ?? ''))
    return late.length > bills.length / 2
  })
}

function specialists(simulation: Simulation): unknown[] {
  const key = (clientId: string, { person = '' }: Party): string => `${clientId} ${person}`
  const changes = of(simulation, 'contact-change', ({ person }) => person.side === 'agency')
  const mains = new Set(changes.map(({ clientId, person }) => key(clientId, person)))
  return of(simulation, 'message', ({ clientId, from }) => from.side === 'agency' && !mains.has(key(clientId, from)))
}

function isOver(simulation: Simulation, spend: number, from: string): boolean {
  const budgets = of(simulation, 'budget', ({ at, service }) => service === 'ads' && at.startsWith(from))
  return budgets.some(({ amount }) => spend > amount.amount && spend < 1.06 * amount.amount)
}
