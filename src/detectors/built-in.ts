import { budgetCut } from './budget-cut.ts'
import { contactDrop } from './contact-drop.ts'
import { contactLoss } from './contact-loss.ts'
import { ghosting } from './ghosting.ts'
import { lateDelayNotice } from './late-delay-notice.ts'
import { latePayment } from './late-payment.ts'
import { lowNps } from './low-nps.ts'
import { missedDeadlines } from './missed-deadlines.ts'
import { newAccountAccess } from './new-account-access.ts'
import { noticeGiven } from './notice-given.ts'
import { slowReplies } from './slow-replies.ts'
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
  missedDeadlines,
  newAccountAccess,
  noticeGiven,
  slowReplies,
  unansweredRequests,
] as const

/** The id of a detector of this package. */
export type BuiltInId = ReturnType<(typeof builtIn)[number]>['id']
