import type { FullReport } from '../../measures/index.ts'

/** Monthly reports lie four weeks apart and more; what lies closer to a fuller one is a note between two of them. Assumed. */
const MONTHLY_DAYS = 28

/** Full reports without the short notes between them, oldest first: notes owe the client no answers. */
export function withoutNotes(reports: readonly FullReport[]): FullReport[] {
  return reports.filter((note) => !reports.some((full) => Math.abs(full.day - note.day) < MONTHLY_DAYS && isFuller(full, note)))
}

function isFuller(a: FullReport, b: FullReport): boolean {
  const more = size(a.answers) - size(b.answers)
  return more === 0 ? size(a.metrics) > size(b.metrics) : more > 0
}

function size(list: readonly string[] | null): number {
  return list?.length ?? -1
}

/** Whether one of the metrics holds one of these names as whole words: `cost-per-lead` holds cost, `costumes sold` does not. */
export function showsAny(metrics: readonly string[], names: readonly string[]): boolean {
  const wanted = names.map(words)
  return metrics.some((metric) => wanted.some((name) => name !== '  ' && words(metric).includes(name)))
}

/** The words in lower case, each between blanks. */
function words(text: string): string {
  return ` ${text.toLowerCase().split(/[^\p{L}\p{N}]/u).filter((word) => word !== '').join(' ')} `
}
