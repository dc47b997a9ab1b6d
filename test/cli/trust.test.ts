import { describe, expect, it } from 'vitest'
import { commitment, incident, message, request } from '../../src/testing/index.ts'
import { folder, run } from './run.ts'

const file = folder()
const lines = (values: readonly unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('')

const events = file('events.ndjson', lines([
  commitment('2026-03-02', { clientId: 'kept', ref: 'audit', dueOn: '2026-03-13' }),
  commitment('2026-03-13', { clientId: 'kept', ref: 'audit', dueOn: '2026-03-13', status: 'delivered' }),
  incident('2026-03-20', { clientId: 'leaky', kind: 'leak' }),
  message('2026-03-20', { clientId: '__proto__', text: 'TOPSECRET' }),
]))
const profiles = file('profiles.json', JSON.stringify([{ clientId: 'leaky', name: 'Fox & <Sons> | *Co*' }]))
const asked = ['--as-of', '2026-03-27', '--profiles', profiles]

describe('trust', () => {
  it('prints a line a client, by client, and does not take no evidence for neutral', async () => {
    const { code, out, err } = await run('trust', events, ...asked)
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('Trust of 3 clients as of 2026-03-28 00:00 UTC')
    expect(out).toMatch(/^__proto__ +- +- +- +- +- {2}no evidence$/m)
    expect(out).toMatch(/^kept +3\.2 \[1\.\d, 5\.\d\] +- +6\.4 +- +- {2}reliability$/m)
    expect(out).toMatch(/^Fox & <Sons> \| \*Co\* +2\.5 \[1\.\d, 4\.\d\] +- +- +3\.\d! +- {2}intimacy$/m)
    expect(out).toContain('no chance of leaving and no ranking')
    expect(out.split('\n').every((line) => line.length <= 100)).toBe(true)
  })
  it('tells one client in full, with dated evidence', async () => {
    const { out } = await run('trust', events, ...asked, '--client', 'leaky')
    expect(out).toContain('Fox & <Sons> | *Co*: Trust 2.5')
    expect(out).toContain('Credibility: No evidence.')
    expect(out).toMatch(/-4\.9\d {2}information about the client got out, 20 March 2026/)
    expect(out).toContain('What costs most')
    expect(out).toContain('What can be done in any week')
  })
  it('takes the scale from 1 to 5', async () => {
    const { out } = await run('trust', events, ...asked, '--scale', '5', '--format', 'json')
    const { readings } = JSON.parse(out) as { readings: { clientId: string; scale: number; factors: { intimacy: { value: number } } }[] }
    expect(readings.map(({ clientId, scale }) => [clientId, scale])).toEqual([['__proto__', 5], ['kept', 5], ['leaky', 5]])
    expect(readings[2]?.factors.intimacy.value).toBeLessThan(2)
  })
  it('lets no name become Markdown', async () => {
    const { out } = await run('trust', events, ...asked, '--format', 'markdown')
    expect(out).toContain('| Fox \\& \\<Sons\\> \\| \\*Co\\* | 2.5')
    expect((await run('trust', events, ...asked, '--format', 'markdown', '--client', 'leaky')).out).toContain('- hurts, 20 March 2026: information about the client got out')
  })
  it('knows what was recorded from all clients together: a feed that delivers for one is alive for all', async () => {
    const ignored = request('2026-03-02', { clientId: 'asks' })
    const alive = file('alive.ndjson', lines([ignored, request('2026-03-26', { clientId: 'other' })]))
    expect((await run('trust', file('dead.ndjson', lines([ignored])), ...asked)).out).toMatch(/^asks .*no evidence$/m)
    expect((await run('trust', alive, ...asked)).out).toMatch(/^asks .*reliability$/m)
  })
  it('never shows the text of messages', async () => {
    for (const format of ['table', 'json', 'markdown']) expect((await run('trust', events, ...asked, '--format', format)).out).not.toContain('TOPSECRET')
  })
  it.each([
    [['--scale', '7'], 2, 'trust: --scale takes 10 or 5, got "7"'],
    [['--format', 'pdf'], 2, 'trust: --format "pdf" is not known'],
    [['--client', 'nobody'], 3, '--client "nobody": no event of this client; there are 3 clients'],
    [['--as-of', 'soon'], 2, 'trust: --as-of'],
  ])('refuses %j and says what to do', async (words, expected, said) => {
    const { code, err } = await run('trust', events, ...words)
    expect(code).toBe(expected)
    expect(err).toContain(said)
  })
  it('asks for a file', async () => { expect((await run('trust')).err).toContain('trust: name at least one FILE') })
})
