/** The content of the map at the page's address, asked for while the scripts of the board are still on their way. */
import { isMapId, PATHS } from '@journeyboard/protocol'
import { mapPath } from './mapPath.ts'

/** Milliseconds. */
const TIMEOUT = 20_000

let early: { readonly address: string; readonly answer: Promise<Response> } | null = null

export function askForSnapshot({ origin, pathname }: Pick<Location, 'origin' | 'pathname'>): void {
  const mapId = pathname.split('/').at(-1) ?? ''
  if (!isMapId(mapId) || pathname !== mapPath(mapId)) return
  const address = origin + PATHS.snapshot(mapId)
  const answer = fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT) })
  early = { address, answer }
  // Whoever takes the answer hears of a failure.
  answer.catch(() => {})
}

/** `fetch`; the first who wants what was asked for early gets that answer. */
export const fetchOrTakeEarly: typeof fetch = (input, init) => {
  if (early?.address !== input) return fetch(input, init)
  const { answer } = early
  early = null
  return answer
}
