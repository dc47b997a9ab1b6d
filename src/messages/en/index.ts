import type { Catalogue } from '../catalogue.ts'
import { text as budgetCut } from './budget-cut.ts'
import { text as contactDrop } from './contact-drop.ts'
import { text as contactLoss } from './contact-loss.ts'
import { text as ghosting } from './ghosting.ts'
import { text as lateDelayNotice } from './late-delay-notice.ts'
import { text as latePayment } from './late-payment.ts'
import { text as lowNps } from './low-nps.ts'
import { text as meetingWithdrawal } from './meeting-withdrawal.ts'
import { text as missedDeadlines } from './missed-deadlines.ts'
import { text as newAccountAccess } from './new-account-access.ts'
import { text as noticeGiven } from './notice-given.ts'
import { text as slowReplies } from './slow-replies.ts'
import { text as stalledApprovals } from './stalled-approvals.ts'
import { text as surveySilence } from './survey-silence.ts'
import { text as unansweredRequests } from './unanswered-requests.ts'
import { bands, date, dimensions, headline, health, needs, numbers, reasons } from './words.ts'

/** English. */
export const en: Catalogue = {
  language: 'en',
  signs: {
    'budget-cut': budgetCut,
    'contact-drop': contactDrop,
    'contact-loss': contactLoss,
    'ghosting': ghosting,
    'late-delay-notice': lateDelayNotice,
    'late-payment': latePayment,
    'low-nps': lowNps,
    'meeting-withdrawal': meetingWithdrawal,
    'missed-deadlines': missedDeadlines,
    'new-account-access': newAccountAccess,
    'notice-given': noticeGiven,
    'slow-replies': slowReplies,
    'stalled-approvals': stalledApprovals,
    'survey-silence': surveySilence,
    'unanswered-requests': unansweredRequests,
  },
  reasons,
  needs,
  bands,
  dimensions,
  headline,
  health,
  date,
  numbers,
}
