import { budgetCut } from './budget-cut.ts'
import { clientUpheaval } from './client-upheaval.ts'
import { contactDrop } from './contact-drop.ts'
import { contactLoss } from './contact-loss.ts'
import { contextlessReports } from './contextless-reports.ts'
import { costBlindReports } from './cost-blind-reports.ts'
import { declinedAdvocacy } from './declined-advocacy.ts'
import { directionConfusion } from './direction-confusion.ts'
import { exitPreparation } from './exit-preparation.ts'
import { ghosting } from './ghosting.ts'
import { lateDelayNotice } from './late-delay-notice.ts'
import { latePayment } from './late-payment.ts'
import { lowNps } from './low-nps.ts'
import { meetingWithdrawal } from './meeting-withdrawal.ts'
import { missedDeadlines } from './missed-deadlines.ts'
import { newAccountAccess } from './new-account-access.ts'
import { noticeGiven } from './notice-given.ts'
import { overspend } from './overspend.ts'
import { questionSurge } from './question-surge.ts'
import { renewalStall } from './renewal-stall.ts'
import { repeatedMistakes } from './repeated-mistakes.ts'
import { repeatedQuestions } from './repeated-questions.ts'
import { scopeShrinkage } from './scope-shrinkage.ts'
import { slowReplies } from './slow-replies.ts'
import { stalledApprovals } from './stalled-approvals.ts'
import { statusChasing } from './status-chasing.ts'
import { surveySilence } from './survey-silence.ts'
import { unansweredRequests } from './unanswered-requests.ts'
import { unownedMistakes } from './unowned-mistakes.ts'
import { valueDoubt } from './value-doubt.ts'

/** Every detector of this package, as factories, by id. */
export const builtIn = [
  budgetCut,
  clientUpheaval,
  contactDrop,
  contactLoss,
  contextlessReports,
  costBlindReports,
  declinedAdvocacy,
  directionConfusion,
  exitPreparation,
  ghosting,
  lateDelayNotice,
  latePayment,
  lowNps,
  meetingWithdrawal,
  missedDeadlines,
  newAccountAccess,
  noticeGiven,
  overspend,
  questionSurge,
  renewalStall,
  repeatedMistakes,
  repeatedQuestions,
  scopeShrinkage,
  slowReplies,
  stalledApprovals,
  statusChasing,
  surveySilence,
  unansweredRequests,
  unownedMistakes,
  valueDoubt,
] as const

/** The id of a detector of this package. */
export type BuiltInId = ReturnType<(typeof builtIn)[number]>['id']
