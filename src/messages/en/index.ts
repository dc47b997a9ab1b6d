import type { Catalogue } from '../catalogue.ts'
import { text as blaming } from './blaming.ts'
import { text as budgetCut } from './budget-cut.ts'
import { text as clientGrievance } from './client-grievance.ts'
import { text as clientUpheaval } from './client-upheaval.ts'
import { text as conflictingInformation } from './conflicting-information.ts'
import { text as contactDrop } from './contact-drop.ts'
import { text as contactLoss } from './contact-loss.ts'
import { text as contextlessReports } from './contextless-reports.ts'
import { text as cornerCutting } from './corner-cutting.ts'
import { text as costBlindReports } from './cost-blind-reports.ts'
import { text as declinedAdvocacy } from './declined-advocacy.ts'
import { text as directionConfusion } from './direction-confusion.ts'
import { text as exitPreparation } from './exit-preparation.ts'
import { text as ghosting } from './ghosting.ts'
import { text as lateDelayNotice } from './late-delay-notice.ts'
import { text as latePayment } from './late-payment.ts'
import { text as leakedConfidence } from './leaked-confidence.ts'
import { text as lowAgencyNps } from './low-agency-nps.ts'
import { text as lowNps } from './low-nps.ts'
import { text as managerOverload } from './manager-overload.ts'
import { text as meetingWithdrawal } from './meeting-withdrawal.ts'
import { text as minimalContact } from './minimal-contact.ts'
import { text as missedDeadlines } from './missed-deadlines.ts'
import { text as missingOutClause } from './missing-out-clause.ts'
import { text as missingPlan } from './missing-plan.ts'
import { text as missingRoutine } from './missing-routine.ts'
import { text as newAccountAccess } from './new-account-access.ts'
import { text as noticeGiven } from './notice-given.ts'
import { text as overspend } from './overspend.ts'
import { text as questionSurge } from './question-surge.ts'
import { text as reactiveService } from './reactive-service.ts'
import { text as renewalStall } from './renewal-stall.ts'
import { text as repeatedMistakes } from './repeated-mistakes.ts'
import { text as repeatedQuestions } from './repeated-questions.ts'
import { text as scatteredContacts } from './scattered-contacts.ts'
import { text as scopeShrinkage } from './scope-shrinkage.ts'
import { text as selfServingPush } from './self-serving-push.ts'
import { text as slowReplies } from './slow-replies.ts'
import { text as staffDiscontent } from './staff-discontent.ts'
import { text as staffOutburst } from './staff-outburst.ts'
import { text as stalledApprovals } from './stalled-approvals.ts'
import { text as statusChasing } from './status-chasing.ts'
import { text as surveySilence } from './survey-silence.ts'
import { text as thinMargin } from './thin-margin.ts'
import { trust } from './trust.ts'
import { text as unansweredRequests } from './unanswered-requests.ts'
import { text as unaskedFeedback } from './unasked-feedback.ts'
import { text as unattendedRisk } from './unattended-risk.ts'
import { text as unboundedYes } from './unbounded-yes.ts'
import { text as unclearAnswers } from './unclear-answers.ts'
import { text as unmetGoals } from './unmet-goals.ts'
import { text as unownedMistakes } from './unowned-mistakes.ts'
import { text as valueDoubt } from './value-doubt.ts'
import { text as weakKickoff } from './weak-kickoff.ts'
import { text as withheldAccountAccess } from './withheld-account-access.ts'
import { text as workOutsideExpertise } from './work-outside-expertise.ts'
import { bands, date, dimensions, headline, health, needs, numbers, reasons } from './words.ts'

/** English. */
export const en: Catalogue = {
  language: 'en',
  signs: {
    'blaming': blaming,
    'budget-cut': budgetCut,
    'client-grievance': clientGrievance,
    'client-upheaval': clientUpheaval,
    'conflicting-information': conflictingInformation,
    'contact-drop': contactDrop,
    'contact-loss': contactLoss,
    'contextless-reports': contextlessReports,
    'corner-cutting': cornerCutting,
    'cost-blind-reports': costBlindReports,
    'declined-advocacy': declinedAdvocacy,
    'direction-confusion': directionConfusion,
    'exit-preparation': exitPreparation,
    'ghosting': ghosting,
    'late-delay-notice': lateDelayNotice,
    'late-payment': latePayment,
    'leaked-confidence': leakedConfidence,
    'low-agency-nps': lowAgencyNps,
    'low-nps': lowNps,
    'manager-overload': managerOverload,
    'meeting-withdrawal': meetingWithdrawal,
    'minimal-contact': minimalContact,
    'missed-deadlines': missedDeadlines,
    'missing-out-clause': missingOutClause,
    'missing-plan': missingPlan,
    'missing-routine': missingRoutine,
    'new-account-access': newAccountAccess,
    'notice-given': noticeGiven,
    'overspend': overspend,
    'question-surge': questionSurge,
    'reactive-service': reactiveService,
    'renewal-stall': renewalStall,
    'repeated-mistakes': repeatedMistakes,
    'repeated-questions': repeatedQuestions,
    'scattered-contacts': scatteredContacts,
    'scope-shrinkage': scopeShrinkage,
    'self-serving-push': selfServingPush,
    'slow-replies': slowReplies,
    'staff-discontent': staffDiscontent,
    'staff-outburst': staffOutburst,
    'stalled-approvals': stalledApprovals,
    'status-chasing': statusChasing,
    'survey-silence': surveySilence,
    'thin-margin': thinMargin,
    'unanswered-requests': unansweredRequests,
    'unasked-feedback': unaskedFeedback,
    'unattended-risk': unattendedRisk,
    'unbounded-yes': unboundedYes,
    'unclear-answers': unclearAnswers,
    'unmet-goals': unmetGoals,
    'unowned-mistakes': unownedMistakes,
    'value-doubt': valueDoubt,
    'weak-kickoff': weakKickoff,
    'withheld-account-access': withheldAccountAccess,
    'work-outside-expertise': workOutsideExpertise,
  },
  reasons,
  needs,
  bands,
  dimensions,
  headline,
  health,
  date,
  numbers,
  trust,
}
