/** What a page did that no test may pass over: complaints in its console, errors, and calls to other hosts. */
import type { BrowserContext } from '@playwright/test'

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]'])
/** Pages without a host. */
const INSIDE = new Set(['data:', 'blob:', 'about:', 'chrome-extension:'])

/** Collects the sentences into `complaints` for as long as the context lives. */
export function watchContext(context: BrowserContext, complaints: string[]): void {
  const checkAddress = (address: string) => {
    const url = new URL(address)
    if (!INSIDE.has(url.protocol) && !LOCAL.has(url.hostname)) complaints.push(`asked another host: ${address}`)
  }
  context.on('request', (request) => checkAddress(request.url()))
  context.on('page', (page) => page.on('websocket', (socket) => checkAddress(socket.url())))
  context.on('weberror', (error) => complaints.push(`error: ${error.error().stack || error.error().message}`))
  context.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return
    complaints.push(`console ${message.type()}: ${message.text()} (${message.location().url})`)
  })
}
