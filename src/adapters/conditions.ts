import { cellText } from './cells.ts'
import type { RowContext } from './cells.ts'
import type { Condition } from './mapping.ts'

/** Makes one test of several conditions, which must all hold. */
export function conditionsTest(conditions: readonly Condition[]): (context: RowContext) => boolean {
  const tests = conditions.map(conditionTest)
  return (context) => tests.every((holds) => holds(context))
}

function conditionTest(condition: Condition): (context: RowContext) => boolean {
  const { column } = condition
  if ('equals' in condition) return (context) => cellText(context, column) === String(condition.equals)
  if ('present' in condition) return (context) => (cellText(context, column) !== '') === condition.present
  const listed = new Set(('in' in condition ? condition.in : condition.notIn).map(String))
  const expected = 'in' in condition
  return (context) => listed.has(cellText(context, column)) === expected
}
