/** From which address somebody comes, for limits per address. */
import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'
import { isLoopback } from './loopback.ts'

/** Whether the machine at `address`, so many machines away from this one, is believed about where a request comes from. */
export type ProxyTrust = (address: string, hop: number) => boolean

/**
 * Believed are the machines in `listed`, and the nearest one if that is this machine itself and `hasPublicUrl`: requests
 * then come by way of a proxy here.
 */
export function createProxyTrust(hasPublicUrl: boolean, listed: readonly string[]): ProxyTrust {
  const proxies = new BlockList()
  for (const entry of listed) addMachines(proxies, entry)
  return (named, hop) => {
    const address = named.replace(/^::ffff:/i, '')
    if (hop === 0 && hasPublicUrl && isLoopback(address)) return true
    const version = isIP(address)
    return version !== 0 && proxies.check(address, version === 6 ? 'ipv6' : 'ipv4')
  }
}

/** Adds an address, or all that begin like it (`10.0.0.0/8`). False: it is neither. */
export function addMachines(machines: BlockList, entry: string): boolean {
  const [address = '', length, ...rest] = entry.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  const family = version === 6 ? 'ipv6' : 'ipv4'
  if (length === undefined) machines.addAddress(address, family)
  else if (/^\d{1,3}$/.test(length) && Number(length) <= (version === 6 ? 128 : 32)) {
    machines.addSubnet(address, Number(length), family)
  } else return false
  return true
}

/**
 * What counts as one place: an IPv4 address, or the 64 bits that a line or a machine has of IPv6, within which it may
 * take as many addresses as it likes.
 */
export function networkOf(address: string): string {
  const [plain = ''] = address.split('%')
  if (isIP(plain) !== 6) return address
  const groups = groupsOf(plain)
  const [high = 0, low = 0] = groups.slice(6)
  if (groups.slice(0, 6).join() === '0,0,0,0,0,65535') return [high >> 8, high & 255, low >> 8, low & 255].join('.')
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`
}

/** The eight numbers of an IPv6 address. */
function groupsOf(address: string): readonly number[] {
  // However it is written, a URL has it in one way.
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const [begin = [], end = []] = canonical
    .split('::')
    .map((part) => part.split(':').filter(Boolean))
    .map((part) => part.map((group) => Number.parseInt(group, 16)))
  return [...begin, ...Array<number>(8 - begin.length - end.length).fill(0), ...end]
}

/** The nearest address that is not a proxy's; each proxy is believed about who spoke to it. */
export function clientAddress(
  { socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>,
  isTrusted: ProxyTrust,
): string {
  const direct = socket.remoteAddress ?? 'unknown'
  const named = String(headers['x-forwarded-for'] ?? '').split(',')
  const addresses = [
    direct,
    ...named
      .map((one) => one.trim())
      .filter(Boolean)
      .reverse(),
  ]
  return addresses.find((address, hop) => !isTrusted(address, hop)) ?? addresses.at(-1) ?? direct
}
