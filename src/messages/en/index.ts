import type { Catalogue } from '../catalogue.ts'
import { text as contactLoss } from './contact-loss.ts'
import { text as lowNps } from './low-nps.ts'
import { text as noticeGiven } from './notice-given.ts'
import { bands, date, dimensions, headline, health, needs, numbers, reasons } from './words.ts'

/** English. */
export const en: Catalogue = {
  language: 'en',
  signs: {
    'contact-loss': contactLoss,
    'low-nps': lowNps,
    'notice-given': noticeGiven,
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
