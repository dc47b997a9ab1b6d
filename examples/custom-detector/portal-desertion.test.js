import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseEvents } from 'churn-signals'
import { checkDetector, laws } from 'churn-signals/testing'
import { cases } from './cases.js'
import { portalVisit } from './portal-visit.js'

test('the detector keeps every law that the built-in ones keep', () => {
  const report = checkDetector(cases)
  assert.deepEqual(report.violations, [])
  assert.deepEqual(report.detectors, ['acme/portal-desertion'])
  assert.equal(report.laws.length, laws.length)
})

test('its events are what parseEvents accepts', () => {
  for (const { events } of cases) {
    assert.deepEqual(parseEvents(events, { custom: [portalVisit] }), { events, rejected: [] })
  }
})
