import { describe, expect, it } from 'vitest'
import type { AgencyProfile, ClientProfile } from '../../src/events/index.ts'
import {
  agencyProfileSchema, assertInput, clientProfileSchema, outcomeSchema, parseRecording,
} from '../../src/events/index.ts'

const from = '2026-01-01T00:00:00Z'

describe('parseRecording', () => {
  it('gives back what it was given', () => {
    const recording = [{ from }, { source: '', types: ['message', 'acme/portal-visit'], clientId: '__proto__', from, to: '2026-02-01T00:00:00+01:00' }]
    expect(parseRecording(recording)).toBe(recording)
    expect(parseRecording([])).toEqual([])
  })

  it.each<[recording: unknown, message: string]>([
    [{ from }, 'recording: expected a list, got an object'],
    ['all', 'recording: expected a list, got "all"'],
    [[{ from, to: from }], 'recording[0].to: expected an instant after from, got "2026-01-01T00:00:00Z"; leave it out while recording goes on'],
    [[{ from, to: '2026-01-01T00:30:00+01:00' }], 'recording[0].to: expected an instant after from, got "2026-01-01T00:30:00+01:00"; leave it out while recording goes on'],
    [[{ from }, { types: ['message'] }], 'recording[1].from: missing, expected an RFC 3339 instant with an offset, years 1900 to 2199'],
    [[{ from, types: ['mesage'] }], 'recording[0].types[0]: expected an event type, got "mesage"; take a name from eventTypes, or vendor/name for a custom one'],
    [[{ from, types: [] }], 'recording[0].types: expected a list of at least 1'],
    [[{ from, type: 'message' }], 'recording[0]: expected no field "type"; correct its name or take it out'],
    [[{ from: '2026-01-01' }], 'recording[0].from: expected an RFC 3339 instant with an offset, years 1900 to 2199, got "2026-01-01"; give it a zone with toInstant(value, { zone })'],
  ])('%#', (recording, message) => {
    expect(() => parseRecording(recording)).toThrow(new TypeError(message))
  })
})

describe('profiles and outcomes', () => {
  it('are accepted when right', () => {
    const profile: ClientProfile = { name: 'Bakery', ownerOperated: true, headcount: 12, timeZone: 'Europe/Rome', holidays: ['2026-04-06'], agreedCadenceDays: 7 }
    const agency: AgencyProfile = { domains: ['agency.example'], timeZone: 'Etc/GMT-3' }
    expect(() => { assertInput(profile, clientProfileSchema, 'profile') }).not.toThrow()
    expect(() => { assertInput(agency, agencyProfileSchema, 'agency') }).not.toThrow()
    expect(outcomeSchema.safeParse({ clientId: 'a', leftOn: '2026-03-31' }).success).toBe(true)
    expect(outcomeSchema.safeParse({ clientId: 'a', stayedUntil: '2026-03-31', reason: 'none' }).success).toBe(true)
  })

  it('name what is wrong', () => {
    const profileError = (value: unknown) => () => { assertInput(value, clientProfileSchema, 'profiles["acme"]') }
    expect(profileError({ timeZone: 'W. Europe Standard Time' })).toThrow('profiles["acme"].timeZone: expected an IANA time zone, got "W. Europe Standard Time"; write it like Europe/Rome')
    expect(profileError({ timezone: 'Europe/Rome' })).toThrow('profiles["acme"]: expected no field "timezone"; correct its name or take it out')
    expect(profileError({ holidays: ['2026-02-30'] })).toThrow('profiles["acme"].holidays[0]: expected a day YYYY-MM-DD')
    expect(profileError({ agreedCadenceDays: 0 })).toThrow('profiles["acme"].agreedCadenceDays: expected more than 0, got 0')
    expect(profileError(null)).toThrow('profiles["acme"]: expected an object, got null')
    for (const timeZone of ['', '__proto__', 'constructor', 'Nowhere/City-05', '+05']) expect(profileError({ timeZone })).toThrow('expected an IANA time zone')
    const bad = { clientId: 'a', leftOn: '2026-03-31', stayedUntil: '2026-03-31' }
    expect(() => { assertInput(bad, outcomeSchema, 'outcomes[0]') }).toThrow('outcomes[0]: expected { clientId, leftOn } or { clientId, stayedUntil }; write days as YYYY-MM-DD')
  })
})
