import { describe, expect, it } from 'vitest'
import { createTimeline, createView, toMs } from '../../src/timeline/index.ts'
import { call, message } from '../../src/testing/builders.ts'

describe('a view', () => {
  const events = [message('2026-03-02 23:30', { id: 'b' }), message('2026-03-01', { id: 'a' }), call('2026-03-03', { id: 'c' })]
  const view = createView(createTimeline(events), {
    asOf: toMs('2026-03-02T23:45:00Z', 'asOf'), profile: { timeZone: 'Europe/Vienna' }, agency: { timeZone: 'UTC' },
  })

  it('gives the events of a type, oldest first, each with its instant and its local day', () => {
    expect(view.of('message').map(({ event }) => event.id)).toEqual(['a', 'b'])
    expect(view.of('message').map(({ day }) => view.calendar.date(day))).toEqual(['2026-03-01', '2026-03-03'])
    expect(view.of('message').map(({ event, at }) => at === Date.parse(event.at))).toEqual([true, true])
  })

  it('gives nothing where there is nothing yet', () => {
    expect(view.of('call')).toEqual([])
    expect(view.of('invoice')).toEqual([])
  })

  it('carries what it was made with', () => {
    expect(view).toMatchObject({
      clientId: 'acme', asOf: Date.parse('2026-03-02T23:45:00Z'),
      profile: { timeZone: 'Europe/Vienna' }, agency: { timeZone: 'UTC' },
    })
  })
})

describe('toMs', () => {
  it('reads an instant in any offset, and a Date', () => {
    expect(toMs('2026-03-01T01:00:00+01:00', 'asOf')).toBe(Date.UTC(2026, 2, 1))
    expect(toMs(new Date(5), 'asOf')).toBe(5)
  })

  it.each(['2026-03-01', '2026-03-01T09:00:00', 'now', ''])('refuses %j with the place and a remedy', (text) => {
    expect(() => toMs(text, 'asOf')).toThrow(/^asOf: ".*" is no RFC 3339 instant with an offset; make one with toInstant/)
  })

  it('refuses an invalid Date', () => {
    expect(() => toMs(new Date(NaN), 'asOf')).toThrow('asOf: an invalid Date')
  })
})
