/** What is counted a week: inbound contacts, threads opened by the client, questions (cue `question`). */
export type WeeklySeries = 'inbound' | 'threads' | 'questions'

/** One complete Monday-to-Sunday week on the client's calendar. */
export interface WeekCount {
  /** Calendar week number, see Calendar.week. */
  readonly week: number
  readonly count: number
  /** Missing, not zero: the Christmas weeks, weeks of the client's days off, weeks with a hole in the recording. */
  readonly missing: boolean
}

/** Complete weeks back from `asOf`, oldest first. */
export interface WeeklyCounts {
  readonly weeks: readonly WeekCount[]
}
