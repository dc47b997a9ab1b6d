import { ghosting } from './ghosting.ts'
import { latePayment } from './late-payment.ts'
import { lowNps } from './low-nps.ts'
import { missedDeadlines } from './missed-deadlines.ts'
import { noticeGiven } from './notice-given.ts'
import { slowReplies } from './slow-replies.ts'

/** Every detector of this package, as factories, by id. */
export const builtIn = [
  ghosting,
  latePayment,
  lowNps,
  missedDeadlines,
  noticeGiven,
  slowReplies,
] as const

/** The id of a detector of this package. */
export type BuiltInId = ReturnType<(typeof builtIn)[number]>['id']
