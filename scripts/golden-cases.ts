import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Finding } from '../src/detectors/index.ts'
import { judge, type DetectorCase } from '../src/testing/index.ts'
import { root } from './project.ts'

/** Every case of every detector, in order of file and name. */
export async function allCases(): Promise<DetectorCase[]> {
  const folder = join(root, 'test/detectors')
  const files = readdirSync(folder).filter((file) => file.endsWith('.cases.ts')).sort()
  const modules = await Promise.all(files.map((file): Promise<Record<string, unknown>> => import(pathToFileURL(join(folder, file)).href)))
  return modules.flatMap((module) => Object.values(module)).flatMap((exported) => (Array.isArray(exported) ? exported.filter(isCase) : []))
}

function isCase(value: unknown): value is DetectorCase {
  return typeof value === 'object' && value !== null && 'detector' in value && 'events' in value && 'expect' in value
}

/** What every detector answers in each of its cases, one line each: a changed severity is a visible diff. */
export async function goldenCases(): Promise<string> {
  const cases = await allCases()
  const lines = cases.map(({ name, detector, events, inputs }) => JSON.stringify({ detector: detector.id, case: name, ...answer(judge(events, detector, inputs)) }))
  return `${lines.join('\n')}\n`
}

function answer(finding: Finding): object {
  if (finding.status === 'fired') return { status: 'fired', severity: finding.severity, since: finding.since, causes: finding.evidence.causes }
  return finding.status === 'clear' ? { status: 'clear' } : { status: finding.status, reason: finding.reason }
}

/** Detectors that no case shows firing, or none shows clear. */
export async function uncovered(): Promise<string[]> {
  const shown = new Map<string, Set<string>>()
  for (const { detector, expect } of await allCases()) shown.set(detector.id, (shown.get(detector.id) ?? new Set()).add(expect))
  return [...shown].flatMap(([id, answers]) => ['fired', 'clear'].filter((status) => !answers.has(status)).map((status) => `${id}: no case is ${status}`))
}
