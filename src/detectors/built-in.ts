import { blaming } from './blaming.ts'
import { budgetCut } from './budget-cut.ts'
import { clientGrievance } from './client-grievance.ts'
import { clientUpheaval } from './client-upheaval.ts'
import { conflictingInformation } from './conflicting-information.ts'
import { contactDrop } from './contact-drop.ts'
import { contactLoss } from './contact-loss.ts'
import { contextlessReports } from './contextless-reports.ts'
import { cornerCutting } from './corner-cutting.ts'
import { costBlindReports } from './cost-blind-reports.ts'
import { declinedAdvocacy } from './declined-advocacy.ts'
import { directionConfusion } from './direction-confusion.ts'
import { exitPreparation } from './exit-preparation.ts'
import { ghosting } from './ghosting.ts'
import { lateDelayNotice } from './late-delay-notice.ts'
import { latePayment } from './late-payment.ts'
import { leakedConfidence } from './leaked-confidence.ts'
import { lowAgencyNps } from './low-agency-nps.ts'
import { lowNps } from './low-nps.ts'
import { managerOverload } from './manager-overload.ts'
import { meetingWithdrawal } from './meeting-withdrawal.ts'
import { minimalContact } from './minimal-contact.ts'
import { missedDeadlines } from './missed-deadlines.ts'
import { missingOutClause } from './missing-out-clause.ts'
import { missingPlan } from './missing-plan.ts'
import { missingRoutine } from './missing-routine.ts'
import { newAccountAccess } from './new-account-access.ts'
import { noticeGiven } from './notice-given.ts'
import { overspend } from './overspend.ts'
import { questionSurge } from './question-surge.ts'
import { reactiveService } from './reactive-service.ts'
import { renewalStall } from './renewal-stall.ts'
import { repeatedMistakes } from './repeated-mistakes.ts'
import { repeatedQuestions } from './repeated-questions.ts'
import { scatteredContacts } from './scattered-contacts.ts'
import { scopeShrinkage } from './scope-shrinkage.ts'
import { selfServingPush } from './self-serving-push.ts'
import { slowReplies } from './slow-replies.ts'
import { staffDiscontent } from './staff-discontent.ts'
import { staffOutburst } from './staff-outburst.ts'
import { stalledApprovals } from './stalled-approvals.ts'
import { statusChasing } from './status-chasing.ts'
import { surveySilence } from './survey-silence.ts'
import { thinMargin } from './thin-margin.ts'
import { unansweredRequests } from './unanswered-requests.ts'
import { unaskedFeedback } from './unasked-feedback.ts'
import { unattendedRisk } from './unattended-risk.ts'
import { unboundedYes } from './unbounded-yes.ts'
import { unclearAnswers } from './unclear-answers.ts'
import { unmetGoals } from './unmet-goals.ts'
import { unownedMistakes } from './unowned-mistakes.ts'
import { valueDoubt } from './value-doubt.ts'
import { weakKickoff } from './weak-kickoff.ts'
import { withheldAccountAccess } from './withheld-account-access.ts'
import { workOutsideExpertise } from './work-outside-expertise.ts'

/** Every detector of this package, as factories, by id. */
export const builtIn = [
  blaming,
  budgetCut,
  clientGrievance,
  clientUpheaval,
  conflictingInformation,
  contactDrop,
  contactLoss,
  contextlessReports,
  cornerCutting,
  costBlindReports,
  declinedAdvocacy,
  directionConfusion,
  exitPreparation,
  ghosting,
  lateDelayNotice,
  latePayment,
  leakedConfidence,
  lowAgencyNps,
  lowNps,
  managerOverload,
  meetingWithdrawal,
  minimalContact,
  missedDeadlines,
  missingOutClause,
  missingPlan,
  missingRoutine,
  newAccountAccess,
  noticeGiven,
  overspend,
  questionSurge,
  reactiveService,
  renewalStall,
  repeatedMistakes,
  repeatedQuestions,
  scatteredContacts,
  scopeShrinkage,
  selfServingPush,
  slowReplies,
  staffDiscontent,
  staffOutburst,
  stalledApprovals,
  statusChasing,
  surveySilence,
  thinMargin,
  unansweredRequests,
  unaskedFeedback,
  unattendedRisk,
  unboundedYes,
  unclearAnswers,
  unmetGoals,
  unownedMistakes,
  valueDoubt,
  weakKickoff,
  withheldAccountAccess,
  workOutsideExpertise,
] as const

/** The id of a detector of this package. */
export type BuiltInId = ReturnType<(typeof builtIn)[number]>['id']
