import { isAbsolute } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

function errorsOf(env: Record<string, string>): string[] {
  const read = readConfig(env)
  return 'errors' in read ? read.errors : []
}

describe('the configuration', () => {
  it('needs nothing', () => {
    const read = readConfig({ PATH: '/bin' })
    expect(read).toMatchObject({
      config: { port: 4400, portIsFixed: false, host: '127.0.0.1', logLevel: 'warn', origins: [], roomIdleSeconds: 30 },
    })
    expect(read).toMatchObject({
      config: { metricsPort: null, metricsToken: null, backupHour: 3, maxDatabaseMegabytes: null, maxMapMegabytes: 32 },
    })
    expect('config' in read && isAbsolute(read.config.dataDir)).toBe(true)
  })

  it('takes what is set, and empty variables as not set', () => {
    const env = {
      PORT: '0',
      HOST: '0.0.0.0',
      PUBLIC_URL: 'https://maps.example.com/',
      DATA_DIR: '/srv/maps',
      LOG_LEVEL: '',
      JOURNEYBOARD_ROOM_IDLE_SECONDS: '5',
      METRICS_PORT: '9400',
      JOURNEYBOARD_BACKUP_HOUR: 'off',
      JOURNEYBOARD_MAX_DATABASE_MB: '500',
      JOURNEYBOARD_MAX_MAP_MB: '64',
      METRICS_TOKEN: 'a-token-for-tests',
      SMTP_URL: 'smtps://ana:secret@mail.example.com:465',
      MAIL_FROM: 'maps@example.com',
      JOURNEYBOARD_DIGEST_MINUTES: '1440',
      JOURNEYBOARD_TRUSTED_PROXIES: '172.18.0.0/16 fd00::7',
    }
    expect(readConfig({ ...env, JOURNEYBOARD_ORIGINS: 'https://a.example, http://b.example:81' })).toEqual({
      config: {
        port: 0,
        portIsFixed: true,
        trustedProxies: ['172.18.0.0/16', 'fd00::7'],
        host: '0.0.0.0',
        access: 'private',
        publicUrl: 'https://maps.example.com',
        dataDir: '/srv/maps',
        logLevel: 'warn',
        origins: ['https://a.example', 'http://b.example:81'],
        roomIdleSeconds: 5,
        metricsPort: 9400,
        backupHour: null,
        maxDatabaseMegabytes: 500,
        maxMapMegabytes: 64,
        metricsToken: 'a-token-for-tests',
        smtpUrl: 'smtps://ana:secret@mail.example.com:465',
        mailFrom: 'maps@example.com',
        digestMinutes: 1440,
      },
    })
  })

  it('tells everything that is wrong at once', () => {
    const errors = errorsOf({ PORT: '70000', LOG_LEVEL: 'loud', JOURNEYBOARD_ORIGINS: 'example.com' })
    expect(errors).toHaveLength(3)
    expect(errors[0]).toContain('example.com')
    expect(errors[1]).toContain('"70000"')
    expect(errors[2]).toContain('warn')
  })

  it.each(['proxy', '10.0.0.1/33', '10.0.0.0/8/8', '10.0.0.0/'])('knows that %s is no proxy’s address', (entry) => {
    expect(errorsOf({ JOURNEYBOARD_TRUSTED_PROXIES: `10.0.0.7 ${entry}` })).toEqual([expect.stringContaining(entry)])
  })

  it('guesses what an unknown name was meant to be', () => {
    expect(errorsOf({ JOURNEYBOARD_ORIGIN: 'x' })).toEqual([
      'JOURNEYBOARD_ORIGIN is not a setting of Journeyboard. Did you mean JOURNEYBOARD_ORIGINS?',
    ])
    expect(errorsOf({ JOURNEYBOARD_ROOM_IDLE_SECOND: '3' })[0]).toContain('JOURNEYBOARD_ROOM_IDLE_SECONDS?')
    expect(errorsOf({ JOURNEYBOARD_SOMETHING_ELSE: '3' })).toEqual([
      'JOURNEYBOARD_SOMETHING_ELSE is not a setting of Journeyboard.',
    ])
  })

  it('takes no secret that is guessed in an afternoon, and does not repeat it', () => {
    expect(errorsOf({ METRICS_TOKEN: 'hunter2' })).toEqual([
      'METRICS_TOKEN must have at least 16 characters, so that nobody guesses it.',
    ])
  })

  it('wants to know all that mail takes, and repeats no password', () => {
    const errors = errorsOf({ SMTP_URL: 'mail.example.com:secret', MAIL_FROM: 'Ana, Ben' })
    expect(errors.map((error) => error.split(' ').slice(0, 3).join(' '))).toEqual([
      'SMTP_URL must be',
      'SMTP_URL needs PUBLIC_URL,',
      'MAIL_FROM must be',
    ])
    expect(errors.join()).not.toContain('secret')
    const env = { SMTP_URL: 'smtp://mail.example.com', PUBLIC_URL: 'https://maps.example.com' }
    expect(errorsOf(env)).toEqual(['SMTP_URL needs MAIL_FROM, too: the address that mail comes from.'])
  })

  it.each(['-1', '1.5', '0x10', 'abc', '99999'])('does not take %s for a port', (PORT) => {
    expect(errorsOf({ PORT })[0]).toMatch(/^PORT must be a whole number/)
  })
})
