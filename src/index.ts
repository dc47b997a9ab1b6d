/**
 * Warning signs that a client is about to leave its agency: events in, findings, one score and what is not known out.
 *
 * @packageDocumentation
 */

// Reading events.
export { defineEvent, eventTiers, eventTypes, parseEvents, parseRecording, toInstant } from './events/index.ts'
export { createDirectory } from './directory/index.ts'

// Judging one client.
export { assess, byLifecycle, changes, detect, nextChange, requirements, withFeeds } from './assess/index.ts'
export { explain, explainTrust, extendCatalogue } from './messages/index.ts'
export { evidenceKinds, trustEquation, trustFromEvidence } from './trust/index.ts'

// What health means for you.
export { extendScorecard, healthScore, lintScorecard, parseScorecard, recommended, scorecardFile } from './health/index.ts'
export { defaultNorms } from './measures/index.ts'

// Detectors of your own.
export { clear, defineDetector, fired, graded, notApplicable, option, unknown } from './detectors/index.ts'

// Types: events and what is known beside them.
export type {
  AccessChangeEvent, AdvocacyEvent, AgencyCueCode, AgencyProfile, AnyEvent, Attendee, BudgetEvent, CallEvent, ClientCueCode, ClientEvent,
  ClientProfile, CommitmentEvent, ContactChangeEvent, ContractEvent, Cue, CueCode, CustomEvent, EventBase, EventDefinition, EventOf, EventType,
  EventTypes, FinancialsEvent, IncidentEvent, InitiativeEvent, Instant, InvoiceEvent, LocalDate, MeetingEvent, MessageEvent, Milestone, Money,
  OrganisationChangeEvent, Outcome, ParsedEvents, ParseOptions, Party, PerformanceEvent, Period, PlanEvent, PulseEvent, RecordingSpan,
  Rejection, ReportAnswer, ReportEvent, RequestEvent, RetractionEvent, Scale, Seniority, ShapedEvent, Side, SurveyEvent, Tier,
  ToInstantOptions, UsageEvent, Voice,
} from './events/index.ts'
export type { AddressBook, Directory, DirectoryClient, DirectoryFile, DirectoryPerson, Lookup } from './directory/index.ts'

// Types: what a detector is given and answers.
export type { Calendar, Clock, Dated, Recording, Span, VisibleEvent } from './timeline/index.ts'
export type { GapNorms } from './statistics/index.ts'
export type {
  AccessEntry, AccessRoster, ActiveDays, AdverseFact, Attainment, BudgetLevels, BudgetStep, Claim, ClaimTopic, Commitment,
  Contact, Contract, ContractInForce, CountedCue, CueChain, CueCount, Fee, FeeInForce, FullReport, Incident, Initiative,
  Invoice, InvoiceLedger, KpiPeriod, MainContacts, MainDeparture, MainPerson, Measures, Meeting, Move, Norms, PlanInForce,
  PortfolioWeek, Proactive, Question, Reply, Request, SurveyAnswer, SurveyAnswers, Thread, WeekCount, WeekIndex, WeeklyCounts,
  WeeklySeries, WorkedHours,
} from './measures/index.ts'
export type {
  Basis, Clear, DetectContext, Detector, DetectorAbout, DetectorFactory, DetectorSpec, EventOfReads, EventRef, Evidence, EvidenceInput,
  Finding, Fired, FiresOn, LeadTime, NotApplicable, OptionNote, Play, Readable, ReadableEvent, Unknown, UnknownReason,
} from './detectors/index.ts'
export type { BuiltInId } from './detectors/built-in.ts'

// Types: scorecards, assessments and words.
export type {
  Band, BaseRisk, Combine, Contribution, Decisive, DimensionScore, Group, HealthScore, Ledger, PartScore, Policy, Risk, Scorecard,
  ScorecardChanges, ScorecardFile, ScorecardWarning, ScoredFinding, UnknownCost, WeightEntry,
} from './health/index.ts'
export type {
  Estimate, EvidenceKind, KindOfEvidence, TrustChange, TrustEventRef, TrustEvidence, TrustEvidenceReading, TrustFactor, TrustFactorReading,
  TrustFactors, TrustInputs, TrustOptions, TrustRaise, TrustRating, TrustReading, TrustStep,
} from './trust/index.ts'
export type {
  AssessOptions, Assessment, Because, Change, ChangeKind, Changes, ChangesOptions, DataSeen, DetectInputs, LifecycleOptions, NextChange,
  NextChangeInputs, PulseReading, Requirement,
  Requirements, ScorecardChoice, ScorecardClient, Signal, TypeUse, UnknownSign,
} from './assess/index.ts'
export type {
  Catalogue, ExplainedEvidence, ExplainedFactor, ExplainedSignal, ExplainedUnknown, Explanation, ScoreFacts, SignText, TrustExplanation,
  TrustFactorFacts, TrustFacts, TrustText,
} from './messages/index.ts'

// Every warning sign, one file each.
export { blaming } from './detectors/blaming.ts'
export { budgetCut } from './detectors/budget-cut.ts'
export { clientGrievance } from './detectors/client-grievance.ts'
export { clientUpheaval } from './detectors/client-upheaval.ts'
export { conflictingInformation } from './detectors/conflicting-information.ts'
export { contactDrop } from './detectors/contact-drop.ts'
export { contactLoss } from './detectors/contact-loss.ts'
export { contextlessReports } from './detectors/contextless-reports.ts'
export { cornerCutting } from './detectors/corner-cutting.ts'
export { costBlindReports } from './detectors/cost-blind-reports.ts'
export { declinedAdvocacy } from './detectors/declined-advocacy.ts'
export { directionConfusion } from './detectors/direction-confusion.ts'
export { exitPreparation } from './detectors/exit-preparation.ts'
export { ghosting } from './detectors/ghosting.ts'
export { lateDelayNotice } from './detectors/late-delay-notice.ts'
export { latePayment } from './detectors/late-payment.ts'
export { leakedConfidence } from './detectors/leaked-confidence.ts'
export { lowAgencyNps } from './detectors/low-agency-nps.ts'
export { lowNps } from './detectors/low-nps.ts'
export { managerOverload } from './detectors/manager-overload.ts'
export { meetingWithdrawal } from './detectors/meeting-withdrawal.ts'
export { minimalContact } from './detectors/minimal-contact.ts'
export { missedDeadlines } from './detectors/missed-deadlines.ts'
export { missingOutClause } from './detectors/missing-out-clause.ts'
export { missingPlan } from './detectors/missing-plan.ts'
export { missingRoutine } from './detectors/missing-routine.ts'
export { newAccountAccess } from './detectors/new-account-access.ts'
export { noticeGiven } from './detectors/notice-given.ts'
export { overspend } from './detectors/overspend.ts'
export { questionSurge } from './detectors/question-surge.ts'
export { reactiveService } from './detectors/reactive-service.ts'
export { renewalStall } from './detectors/renewal-stall.ts'
export { repeatedMistakes } from './detectors/repeated-mistakes.ts'
export { repeatedQuestions } from './detectors/repeated-questions.ts'
export { scatteredContacts } from './detectors/scattered-contacts.ts'
export { scopeShrinkage } from './detectors/scope-shrinkage.ts'
export { selfServingPush } from './detectors/self-serving-push.ts'
export { slowReplies } from './detectors/slow-replies.ts'
export { staffDiscontent } from './detectors/staff-discontent.ts'
export { staffOutburst } from './detectors/staff-outburst.ts'
export { stalledApprovals } from './detectors/stalled-approvals.ts'
export { statusChasing } from './detectors/status-chasing.ts'
export { surveySilence } from './detectors/survey-silence.ts'
export { thinMargin } from './detectors/thin-margin.ts'
export { unansweredRequests } from './detectors/unanswered-requests.ts'
export { unaskedFeedback } from './detectors/unasked-feedback.ts'
export { unattendedRisk } from './detectors/unattended-risk.ts'
export { unboundedYes } from './detectors/unbounded-yes.ts'
export { unclearAnswers } from './detectors/unclear-answers.ts'
export { unmetGoals } from './detectors/unmet-goals.ts'
export { unownedMistakes } from './detectors/unowned-mistakes.ts'
export { valueDoubt } from './detectors/value-doubt.ts'
export { weakKickoff } from './detectors/weak-kickoff.ts'
export { withheldAccountAccess } from './detectors/withheld-account-access.ts'
export { workOutsideExpertise } from './detectors/work-outside-expertise.ts'
export type { BlamingOptions } from './detectors/blaming.ts'
export type { BudgetCutOptions } from './detectors/budget-cut.ts'
export type { ClientGrievanceOptions } from './detectors/client-grievance.ts'
export type { ClientUpheavalOptions } from './detectors/client-upheaval.ts'
export type { ConflictingInformationOptions } from './detectors/conflicting-information.ts'
export type { ContactDropOptions } from './detectors/contact-drop.ts'
export type { ContactLossOptions } from './detectors/contact-loss.ts'
export type { ContextlessReportsOptions } from './detectors/contextless-reports.ts'
export type { CornerCuttingOptions } from './detectors/corner-cutting.ts'
export type { CostBlindReportsOptions } from './detectors/cost-blind-reports.ts'
export type { DeclinedAdvocacyOptions } from './detectors/declined-advocacy.ts'
export type { DirectionConfusionOptions } from './detectors/direction-confusion.ts'
export type { ExitPreparationOptions } from './detectors/exit-preparation.ts'
export type { GhostingOptions } from './detectors/ghosting.ts'
export type { LateDelayNoticeOptions } from './detectors/late-delay-notice.ts'
export type { LatePaymentOptions } from './detectors/late-payment.ts'
export type { LeakedConfidenceOptions } from './detectors/leaked-confidence.ts'
export type { LowAgencyNpsOptions } from './detectors/low-agency-nps.ts'
export type { LowNpsOptions } from './detectors/low-nps.ts'
export type { ManagerOverloadOptions } from './detectors/manager-overload.ts'
export type { MeetingWithdrawalOptions } from './detectors/meeting-withdrawal.ts'
export type { MinimalContactOptions } from './detectors/minimal-contact.ts'
export type { MissedDeadlinesOptions } from './detectors/missed-deadlines.ts'
export type { MissingOutClauseOptions } from './detectors/missing-out-clause.ts'
export type { MissingPlanOptions } from './detectors/missing-plan.ts'
export type { MissingRoutineOptions } from './detectors/missing-routine.ts'
export type { NewAccountAccessOptions } from './detectors/new-account-access.ts'
export type { NoticeGivenOptions } from './detectors/notice-given.ts'
export type { OverspendOptions } from './detectors/overspend.ts'
export type { QuestionSurgeOptions } from './detectors/question-surge.ts'
export type { ReactiveServiceOptions } from './detectors/reactive-service.ts'
export type { RenewalStallOptions } from './detectors/renewal-stall.ts'
export type { RepeatedMistakesOptions } from './detectors/repeated-mistakes.ts'
export type { RepeatedQuestionsOptions } from './detectors/repeated-questions.ts'
export type { ScatteredContactsOptions } from './detectors/scattered-contacts.ts'
export type { ScopeShrinkageOptions } from './detectors/scope-shrinkage.ts'
export type { SelfServingPushOptions } from './detectors/self-serving-push.ts'
export type { SlowRepliesOptions } from './detectors/slow-replies.ts'
export type { StaffDiscontentOptions } from './detectors/staff-discontent.ts'
export type { StaffOutburstOptions } from './detectors/staff-outburst.ts'
export type { StalledApprovalsOptions } from './detectors/stalled-approvals.ts'
export type { StatusChasingOptions } from './detectors/status-chasing.ts'
export type { SurveySilenceOptions } from './detectors/survey-silence.ts'
export type { ThinMarginOptions } from './detectors/thin-margin.ts'
export type { UnansweredRequestsOptions } from './detectors/unanswered-requests.ts'
export type { UnaskedFeedbackOptions } from './detectors/unasked-feedback.ts'
export type { UnattendedRiskOptions } from './detectors/unattended-risk.ts'
export type { UnboundedYesOptions } from './detectors/unbounded-yes.ts'
export type { UnclearAnswersOptions } from './detectors/unclear-answers.ts'
export type { UnmetGoalsOptions } from './detectors/unmet-goals.ts'
export type { UnownedMistakesOptions } from './detectors/unowned-mistakes.ts'
export type { ValueDoubtOptions } from './detectors/value-doubt.ts'
export type { WeakKickoffOptions } from './detectors/weak-kickoff.ts'
export type { WithheldAccountAccessOptions } from './detectors/withheld-account-access.ts'
export type { WorkOutsideExpertiseOptions } from './detectors/work-outside-expertise.ts'
