import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { read } from '../../scripts/project.ts'
import { assessSample } from '../../scripts/sample.ts'
import { remove, temporary } from './packed.ts'

const folder = temporary()
afterAll(() => { remove(folder) })
const utc = assessSample({ env: { TZ: 'UTC' } })

test('the sample has scores', () => { expect(utc.length).toBeGreaterThan(10_000) })

test.each(['America/New_York', 'Pacific/Kiritimati'])('the machine may stand in %s', (TZ) => {
  expect(assessSample({ env: { TZ, LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' } })).toBe(utc)
})

test('events may come shuffled, and twice', () => {
  const lines = read('sample/events.ndjson').trim().split('\n')
  // A fixed stride that shares no factor with the count visits every line once, far from its neighbours.
  const stride = [7919, 7927, 7933].find((prime) => lines.length % prime !== 0) ?? 1
  const shuffled = lines.map((_, i) => lines[(i * stride) % lines.length] ?? '')
  const events = join(folder, 'shuffled.ndjson')
  writeFileSync(events, [...shuffled, ...shuffled.slice(0, 2000), ''].join('\n'))
  // How many rows were given is said; what follows from them is the same.
  const assessments = (report: string): string => report.slice(report.indexOf('"assessments"'))
  expect(assessments(assessSample({ events }))).toBe(assessments(utc))
})
