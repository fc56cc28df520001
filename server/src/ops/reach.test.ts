import { describe, expect, it } from 'vitest'
import { type ReachSettings, readReach } from './reach.ts'

const HERE: ReachSettings = {
  host: '127.0.0.1',
  PUBLIC_URL: undefined,
  JOURNEYBOARD_ACCESS: undefined,
  JOURNEYBOARD_ALLOW_HTTP: undefined,
  origins: [],
}
const PUBLIC = 'https://maps.example.com'

function read(changes: Partial<ReachSettings>) {
  const errors: string[] = []
  return { ...readReach({ ...HERE, ...changes }, errors), errors }
}

describe('the reach of a server', () => {
  it.each([
    ['127.0.0.1', undefined, 'open'],
    ['::1', undefined, 'open'],
    ['localhost', 'http://localhost:4400', 'open'],
    // A proxy on this machine leads here from everywhere.
    ['127.0.0.1', PUBLIC, 'private'],
    ['0.0.0.0', PUBLIC, 'private'],
  ])('HOST %s with PUBLIC_URL %s is %s unless it is told otherwise', (host, PUBLIC_URL, access) => {
    expect(read({ host, PUBLIC_URL })).toMatchObject({ access, errors: [] })
    expect(read({ host, PUBLIC_URL, JOURNEYBOARD_ACCESS: 'open' }).access).toBe('open')
    expect(read({ host, PUBLIC_URL, JOURNEYBOARD_ACCESS: 'private' }).access).toBe('private')
  })

  it.each(['0.0.0.0', '::', '192.168.1.5', 'maps.local'])('%s needs a PUBLIC_URL', (host) => {
    expect(read({ host }).errors).toEqual([expect.stringContaining('Set PUBLIC_URL')])
    expect(read({ host, PUBLIC_URL: `${PUBLIC}/` })).toMatchObject({ publicUrl: PUBLIC, errors: [] })
  })

  it('takes http for a public address only by explicit wish', () => {
    const PUBLIC_URL = 'http://192.168.1.5:4400'
    expect(read({ host: '0.0.0.0', PUBLIC_URL }).errors).toEqual([
      expect.stringContaining('JOURNEYBOARD_ALLOW_HTTP=yes'),
    ])
    expect(read({ host: '0.0.0.0', PUBLIC_URL, JOURNEYBOARD_ALLOW_HTTP: 'yes' }).errors).toEqual([])
  })

  it.each([undefined, 'http://localhost:4400'])(
    'does not let itself be called by a name of elsewhere with PUBLIC_URL %s, open and without https',
    (PUBLIC_URL) => {
      const origins = ['http://journeys.localhost', 'http://[::1]:8080', 'https://maps.example.com']
      const { errors } = read({ PUBLIC_URL, origins })
      expect(errors).toEqual([
        expect.stringMatching(/^JOURNEYBOARD_ORIGINS lists https:\/\/maps\.example\.com.* PUBLIC_URL/),
      ])
      expect(read({ PUBLIC_URL, origins: origins.slice(0, 2) }).errors).toEqual([])
      expect(read({ PUBLIC_URL: PUBLIC, origins }).errors).toEqual([])
    },
  )

  it.each([
    [{ PUBLIC_URL: 'maps.example.com' }, 'PUBLIC_URL'],
    [{ PUBLIC_URL: 'ftp://maps.example.com' }, 'PUBLIC_URL'],
    [{ PUBLIC_URL: 'https://maps.example.com/app' }, 'PUBLIC_URL'],
    [{ PUBLIC_URL: 'https://ana:secret@maps.example.com' }, 'PUBLIC_URL'],
    [{ JOURNEYBOARD_ACCESS: 'closed' }, 'open or private'],
    [{ JOURNEYBOARD_ALLOW_HTTP: 'true' }, 'yes or no'],
  ])('does not take %o', (changes, words) => {
    expect(read(changes).errors).toEqual([expect.stringContaining(words)])
  })
})
