import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDirectory, directoryFileSchema } from '../../src/directory/index.ts'
import type { DirectoryFile } from '../../src/directory/index.ts'

const file: DirectoryFile = {
  agency: { domains: ['agency.test'], addresses: ['freelancer@gmail.com'] },
  clients: [
    { clientId: 'acme', domains: ['acme.test'], addresses: ['ceo.acme@gmail.com'] },
    { clientId: 'lab', domains: ['lab.acme.test'] },
    { clientId: '__proto__', domains: ['proto.test'] },
  ],
  vendors: { domains: ['tool.test'] },
  people: [
    {
      person: 'jane',
      addresses: ['Jane@acme.test', 'jane@gmail.com'],
      side: 'client',
      clientId: 'acme',
      role: 'CMO',
      seniority: 'executive',
    },
    { person: 'temp', addresses: ['temp@agency.test'], side: 'third-party' },
  ],
  freeMail: ['corp-free.test'],
}
const directory = createDirectory(file)

describe('lookup', () => {
  it('knows sides, clients and vendors by domain', () => {
    expect(directory.lookup('bob@agency.test')).toEqual({ person: 'bob@agency.test', side: 'agency', domain: 'agency.test' })
    expect(directory.lookup('ann@acme.test')).toEqual({
      person: 'ann@acme.test',
      side: 'client',
      clientId: 'acme',
      domain: 'acme.test',
    })
    expect(directory.lookup('bot@tool.test')).toEqual({
      person: 'bot@tool.test',
      side: 'third-party',
      vendor: true,
      domain: 'tool.test',
    })
    expect(directory.lookup('x@nowhere.test')).toEqual({ person: 'x@nowhere.test', side: 'unknown', domain: 'nowhere.test' })
  })

  it('matches sub-domains on whole labels, the longest first', () => {
    expect(directory.lookup('a@mail.acme.test').clientId).toBe('acme')
    expect(directory.lookup('a@lab.acme.test').clientId).toBe('lab')
    expect(directory.lookup('a@x.lab.acme.test').clientId).toBe('lab')
    expect(directory.lookup('a@notacme.test').side).toBe('unknown')
    expect(directory.lookup('a@acme.test.evil.test').side).toBe('unknown')
  })

  it('lets listed addresses beat domains', () => {
    expect(directory.lookup('temp@agency.test').side).toBe('third-party')
    expect(directory.lookup('ceo.acme@gmail.com').clientId).toBe('acme')
    expect(directory.lookup('freelancer@gmail.com').side).toBe('agency')
  })

  it('never matches free mail by domain', () => {
    expect(directory.lookup('somebody@gmail.com').side).toBe('unknown')
    expect(directory.lookup('somebody@corp-free.test').side).toBe('unknown')
  })

  it('gives one person for all their addresses', () => {
    const jane = { person: 'jane', side: 'client', clientId: 'acme', role: 'CMO', seniority: 'executive' }
    expect(directory.lookup('JANE@Acme.Test')).toEqual({ ...jane, domain: 'acme.test' })
    expect(directory.lookup('jane@gmail.com')).toEqual({ ...jane, domain: 'gmail.com' })
  })

  it.each([
    ['"Ann <ann@agency.test>" <ann@acme.test>', 'ann@acme.test'],
    ['Ann Roe <ANN@acme.test.>', 'ann@acme.test'],
    ['  mailto:ann@acme.test ', 'ann@acme.test'],
    ['<ann@acme.test', 'ann@acme.test'],
    ['"we@ird"@acme.test', '"we@ird"@acme.test'],
  ])('reads %s', (given, person) => {
    expect(directory.lookup(given)).toMatchObject({ person, clientId: 'acme' })
  })

  it('knows ids that are no addresses', () => {
    const ids = createDirectory({ agency: {}, clients: [{ clientId: 'c', addresses: ['E138'] }] })
    expect(ids.lookup('e138')).toEqual({ person: 'e138', side: 'client', clientId: 'c', domain: '' })
    expect(ids.lookup('e13').side).toBe('unknown')
  })

  it('takes __proto__ and constructor for names like any others', () => {
    expect(directory.lookup('a@proto.test').clientId).toBe('__proto__')
    expect(directory.lookup('constructor').side).toBe('unknown')
    expect(directory.lookup('a@__proto__').side).toBe('unknown')
  })

  it('never throws and owns nothing of what it was not told', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (garbage) => {
        expect(directory.lookup(garbage).side).toBe('unknown')
      }),
    )
    expect(directory.lookup(`a@${'a.'.repeat(500_000)}acme.test`).side).toBe('unknown')
    expect(directory.lookup(JSON.parse('{"a":1}')).person).toBe('')
  })
})

describe('party', () => {
  it('is what an event holds of a person', () => {
    expect(directory.party('jane@gmail.com')).toEqual({
      side: 'client',
      person: 'jane',
      domain: 'gmail.com',
      role: 'CMO',
      seniority: 'executive',
    })
    expect(directory.party('')).toEqual({ side: 'unknown' })
  })

  it('makes a person of another client a third party', () => {
    expect(directory.party('a@lab.acme.test', 'acme').side).toBe('third-party')
    expect(directory.party('a@acme.test', 'acme').side).toBe('client')
    expect(directory.party('a@agency.test', 'acme').side).toBe('agency')
  })
})

describe('createDirectory refuses', () => {
  const clients = [{ clientId: 'a', domains: ['a.test'], addresses: ['x@gmail.com'] }]
  const cases: [string, unknown, RegExp][] = [
    [
      'a domain of two clients',
      { agency: {}, clients: [...clients, { clientId: 'b', domains: ['A.test.'] }] },
      /client "a" and client "b" claim the domain "A.test."/,
    ],
    ['a domain of client and agency', { agency: { domains: ['a.test'] }, clients }, /the agency and client "a" claim/],
    [
      'a domain of client and vendors',
      { agency: {}, clients, vendors: { domains: ['a.test'] } },
      /client "a" and the vendors claim/,
    ],
    [
      'an address of two clients',
      { agency: {}, clients: [...clients, { clientId: 'b', addresses: ['X@gmail.com'] }] },
      /both client "a" and client "b" claim the address/,
    ],
    [
      'an address of two persons',
      { agency: {}, clients, people: ['p', 'q'].map((person) => ({ person, addresses: ['z@a.test'], side: 'agency' })) },
      /person "p" and person "q"/,
    ],
    [
      'an address of a client given to an agency person',
      { agency: {}, clients, people: [{ person: 'p', addresses: ['x@gmail.com'], side: 'agency' }] },
      /client "a" and person "p"/,
    ],
    [
      'free mail as a domain',
      { agency: {}, clients: [{ clientId: 'a', domains: ['gmail.com'] }] },
      /client "a" claims "gmail.com".*addresses/,
    ],
    ['a client listed twice', { agency: {}, clients: [...clients, { clientId: 'a' }] }, /client "a" is listed twice/],
    [
      'a person of an unlisted client',
      { agency: {}, clients, people: [{ person: 'p', addresses: ['p'], side: 'client', clientId: 'zz' }] },
      /"zz", which is not listed/,
    ],
    [
      'a client person without a client',
      { agency: {}, clients, people: [{ person: 'p', addresses: ['p'], side: 'client' }] },
      /directory\.people\[0\]\.clientId: .*needs a clientId/,
    ],
    ['an unknown key', { agency: { domain: ['a.test'] }, clients }, /directory\.agency: .*"domain"/],
    ['an address for a domain', { agency: { domains: ['@a.test'] }, clients }, /directory\.agency\.domains\[0\]: not a domain/],
    ['a top-level domain', { agency: { domains: ['test'] }, clients }, /not a domain/],
    ['an empty address', { agency: { addresses: ['<>'] }, clients }, /not an address/],
    ['nothing', null, /directory: /],
  ]
  it.each(cases)('%s', (_, given, message) => {
    expect(() => createDirectory(JSON.parse(JSON.stringify(given)))).toThrow(message)
  })

  it('but lets a person have an address that their own client lists', () => {
    const known = createDirectory({
      agency: {},
      clients,
      people: [{ person: 'p', addresses: ['x@gmail.com'], side: 'client', clientId: 'a' }],
    })
    expect(known.lookup('x@gmail.com')).toMatchObject({ person: 'p', clientId: 'a' })
  })
})

it('the schema and the interface agree', () => {
  expect(directoryFileSchema.parse(file)).toEqual(file)
  const typed: DirectoryFile = file
  const inferred: (typeof directoryFileSchema)['_zod']['input'] = typed
  expect(inferred).toBe(file)
})
