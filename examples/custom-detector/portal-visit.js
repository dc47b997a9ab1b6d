// An event type of our own: the client looked at a page of the portal we built for it.
import { defineEvent } from 'churn-signals'
import * as z from 'zod'

export const portalVisit = defineEvent('acme/portal-visit', { page: z.string(), seconds: z.number().min(0).optional() })
