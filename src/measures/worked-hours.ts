/** Hours worked and planned for the client on local days. */
export interface WorkedHours {
  /** Sum of `usage` of `hours` over days from (included) to (excluded); null where none was ever recorded. */
  worked(fromDay: number, toDay: number): number | null
  /** The same of `planned-hours`. */
  planned(fromDay: number, toDay: number): number | null
}
