import { describe, expect, it } from 'vitest'
import { assess, byLifecycle, recommended, withFeeds } from '../../src/index.ts'
import { contract, days } from '../../src/testing/index.ts'

const ids = ({ detectors }: { detectors: readonly { id: string }[] }): string[] => detectors.map(({ id }) => id)

describe('withFeeds', () => {
  const mail = ids(withFeeds(recommended(), ['message']))
  const read = ids(withFeeds(recommended(), ['message', 'cues']))
  const more = ids(withFeeds(recommended(), ['message', 'cues', 'meeting', 'invoice', 'budget', 'contract']))

  it('keeps what the feeds let judge', () => {
    expect(mail).toEqual(expect.arrayContaining(['ghosting', 'slow-replies', 'contact-drop']))
    expect(mail).not.toEqual(expect.arrayContaining(['late-payment']))
    expect(mail).not.toContain('value-doubt')
  })

  it('more feeds never judge less', () => {
    expect(read).toEqual(expect.arrayContaining(mail))
    expect(read).toContain('value-doubt')
    expect(more).toEqual(expect.arrayContaining([...read, 'late-payment', 'notice-given', 'budget-cut']))
  })

  it('without feeds nothing can be judged, and with all of them everything can', () => {
    expect(ids(withFeeds(recommended(), []))).toEqual([])
    const all = [...new Set(recommended().detectors.flatMap(({ reads }) => reads)), 'cues']
    expect(ids(withFeeds(recommended(), all))).toEqual(ids(recommended()))
  })
})

describe('byLifecycle', () => {
  const signed = '2026-01-10'
  const events = [contract(signed, { startsOn: signed, endsOn: '2026-12-31', noticeDays: 90 })]
  const judged = (day: string): string[] => {
    const { clear, unknowns, signals, notApplicable } = assess(events, { scorecard: byLifecycle(recommended()), asOf: `${day}T12:00:00Z` })
    return [...clear, ...[...unknowns, ...signals, ...notApplicable].map(({ id }) => id)]
  }
  const hash = (day: string): string => assess(events, { scorecard: byLifecycle(recommended()), asOf: `${day}T12:00:00Z` }).scorecardHash

  it('a new client is asked for signs of presence only', () => {
    const asked = judged(days(signed, 59))
    expect(asked).toContain('notice-given')
    expect(asked).not.toContain('ghosting')
    expect(judged(days(signed, 60))).toContain('ghosting')
  })

  it('near the last day of notice another scorecard counts, and after it the usual one', () => {
    const noticeOn = days('2026-12-31', -90)
    expect(hash(days(noticeOn, -61))).not.toBe(hash(days(noticeOn, -60)))
    expect(hash(noticeOn)).toBe(hash(days(noticeOn, -60)))
    expect(hash(days(noticeOn, 1))).toBe(hash(days(noticeOn, -61)))
  })
})
