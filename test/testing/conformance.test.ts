import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { builtIn } from '../../src/detectors/built-in.ts'
import { checkDetector, laws, type DetectorCase } from '../../src/testing/index.ts'

/** The conformance kit over every detector of this package, with the cases that lie in test/detectors. */

const folder = new URL('../detectors/', import.meta.url)
const files = readdirSync(folder).filter((file) => file.endsWith('.cases.ts')).sort()

const isCase = (value: unknown): value is DetectorCase =>
  typeof value === 'object' && value !== null && 'detector' in value && 'events' in value && 'expect' in value

async function casesIn(file: string): Promise<DetectorCase[]> {
  const module: Record<string, unknown> = await import(new URL(file, folder).href)
  return Object.values(module).flatMap((exported) => (Array.isArray(exported) ? exported.filter(isCase) : []))
}

const cases = (await Promise.all(files.map(casesIn))).flat()
const detectors = builtIn.map((factory) => factory())

describe('conformance of the built-in detectors', () => {
  it('has a file of cases for each of them, and no other', () => {
    expect(files).toEqual(detectors.map(({ id }) => `${id}.cases.ts`).sort())
    expect([...new Set(cases.map(({ detector }) => detector.id))].sort()).toEqual(detectors.map(({ id }) => id).sort())
  })

  it.each(detectors.map(({ id }) => id))('%s keeps every law', (id) => {
    const own = cases.filter(({ detector }) => detector.id === id)
    const report = checkDetector(own, { beside: detectors })
    expect(report.violations.map(({ law, case: at, message }) => `${law} | ${at} | ${message}`)).toEqual([])
    expect(report).toMatchObject({ detectors: [id], cases: own.length })
    expect(report.laws).toHaveLength(laws.length)
  }, 120_000)

  const factories = builtIn.map((factory): [string, (options: object) => unknown] => [factory().id, factory])
  it.each(factories)('%s refuses wrong options by name', (id, factory) => {
    expect(() => factory({ 'no-such-option': 1 })).toThrow(id)
  })
})
