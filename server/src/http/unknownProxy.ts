/** Says once when a proxy is not listed: all who come through it are one address then, and share its limits. */
import type { FastifyInstance } from 'fastify'
import type { ProxyTrust } from '../access/clientAddress.ts'

export function warnOfUnknownProxy(app: FastifyInstance, isTrustedProxy: ProxyTrust): void {
  let isWarned = false
  app.addHook('onRequest', async ({ raw, log }) => {
    const { remoteAddress: proxy } = raw.socket
    if (isWarned || !proxy || !raw.headers['x-forwarded-for'] || isTrustedProxy(proxy, 0)) return
    isWarned = true
    log.warn(
      { proxy },
      'Requests name another address that they come from, and this one is not believed. If it is your proxy, list it ' +
        'in JOURNEYBOARD_TRUSTED_PROXIES: until then all who come through it share the limits of one address.',
    )
  })
}
