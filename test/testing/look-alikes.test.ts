import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { builtIn } from '../../src/detectors/built-in.ts'
import { simulate } from '../../src/testing/index.ts'
import { lookAlikes } from './look-alikes.ts'

/** Enough clients that each of them must be there: the rarest comes about once in fifty client-years. */
const quiet = simulate({ seed: 3, clients: 60, weeks: 156 })
const ids: readonly string[] = builtIn.map((factory) => factory().id)

describe('a quiet agency holds what looks like trouble and is none', () => {
  it.each(lookAlikes.map((one) => [one.what, one] as const))('%s', (_, { found, detectors, made }) => {
    expect(found(quiet).length).toBeGreaterThan(0)
    expect(detectors.filter((id) => !ids.includes(id))).toEqual([])
    expect(existsSync(new URL(`../../src/testing/simulator/${made}.ts`, import.meta.url))).toBe(true)
  })

  it('each of them once', () => {
    expect(new Set(lookAlikes.map(({ what }) => what)).size).toBe(lookAlikes.length)
  })
})
