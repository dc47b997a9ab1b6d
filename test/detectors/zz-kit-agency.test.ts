import { expect, test } from 'vitest'
import { checkDetector } from '../../src/testing/index.ts'
import { cases as a } from './manager-overload.cases.ts'
import { cases as b } from './low-agency-nps.cases.ts'
import { cases as c } from './staff-discontent.cases.ts'
test.each([['mo', a], ['nps', b], ['staff', c]])('%s', (_, cases) => {
  expect(checkDetector(cases, { runs: 6 }).violations.map((v) => `${v.law} | ${v.case} | ${v.message}`)).toEqual([])
}, 200000)
