import { counted, decimal, percent } from './format.ts'

/** How English speaks of one measure of the agency. */
export interface MeasureText {
  readonly name: string
  /** A value as it is read: a share, a score in points, a ratio, a count. */
  readonly value: (value: number) => string
}

const points = (share: number): string => String(Math.round(100 * share))

/** What the measures of the agency are called, and how their values are read. */
export const measures = {
  'nps': { name: 'Clients recommending us (NPS)', value: points },
  'enps': { name: 'Staff recommending us (eNPS)', value: points },
  'client-churn': { name: 'Clients lost in a year', value: percent },
  'revenue-churn': { name: 'Fee lost by leaving and shrinking', value: percent },
  'retention': { name: 'Clients kept for a year of contract', value: percent },
  'loss-timing': { name: 'Clients lost in the seventh month', value: percent },
  'multi-service-share': { name: 'Clients with two services or more', value: percent },
  'clients-per-manager': { name: 'Most clients of one person', value: (value) => counted(value, 'client') },
  'service-equity': { name: 'Answers to small against large clients', value: (value) => `${decimal(value)} times as long` },
  'margin': { name: 'Margin', value: percent },
  'replacement-cost': { name: 'What it costs to replace a client', value: String },
  'retention-profit': { name: 'Yearly profit if retention rose by five points', value: String },
  'acquisition-bias': { name: 'Effort spent on winning new clients', value: percent },
  'advocacy-rate': { name: 'References and referrals', value: (value) => `${decimal(value, 2)} a client and year` },
  'feedback-coverage': { name: 'Clients asked for feedback', value: percent },
  'voluntary-turnover': { name: 'Staff who left in a year', value: percent },
  'lessons-logged': { name: 'Losses and silences with a cause on record', value: percent },
} satisfies Readonly<Record<string, MeasureText>>

/** How a measure stands. */
export const levels = {
  good: 'good',
  watch: 'worth watching',
  bad: 'bad',
  open: 'too few to tell',
  unknown: 'not known',
} as const

/** What a number rests on. */
export const bases = {
  published: 'published',
  measured: 'measured',
  practitioner: 'rule of thumb',
  assumed: 'assumed',
} as const

/** Why a client cannot be ranked by money. */
export const unrankedBecause = {
  'fee-unknown': 'the fee is not known',
  'no-rate': 'no rate for its currency',
} as const
