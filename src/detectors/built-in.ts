import { budgetCut } from './budget-cut.ts'
import { contactDrop } from './contact-drop.ts'
import { contactLoss } from './contact-loss.ts'
import { ghosting } from './ghosting.ts'
import { lateDelayNotice } from './late-delay-notice.ts'
import { latePayment } from './late-payment.ts'
import { lowNps } from './low-nps.ts'
import { meetingWithdrawal } from './meeting-withdrawal.ts'
import { missedDeadlines } from './missed-deadlines.ts'
import { newAccountAccess } from './new-account-access.ts'
import { noticeGiven } from './notice-given.ts'
import { slowReplies } from './slow-replies.ts'
import { stalledApprovals } from './stalled-approvals.ts'
import { surveySilence } from './survey-silence.ts'
import { unansweredRequests } from './unanswered-requests.ts'

/** Every detector of this package, as factories, by id. */
export const builtIn = [
  budgetCut,
  contactDrop,
  contactLoss,
  ghosting,
  lateDelayNotice,
  latePayment,
  lowNps,
  meetingWithdrawal,
  missedDeadlines,
  newAccountAccess,
  noticeGiven,
  slowReplies,
  stalledApprovals,
  surveySilence,
  unansweredRequests,
] as const

/** The id of a detector of this package. */
export type BuiltInId = ReturnType<(typeof builtIn)[number]>['id']
