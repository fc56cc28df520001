/** The map as the server has it, fetched by HTTP: it also comes where a firewall lets no websocket through. */
import { CLOSE, GENERATION_HEADER, PATHS } from '@journeyboard/protocol'

export type Snapshot =
  | { readonly kind: 'found'; readonly update: Uint8Array; readonly generation: string }
  /** The server said no; `code` is the close code that means the same. */
  | { readonly kind: 'refused'; readonly code: number }
  | { readonly kind: 'unreachable' }

/** A document that is not here by then comes over the socket, or not at all. */
const TIMEOUT = 20_000

/** Which generation a document has if nobody says. */
export const FIRST_GENERATION = '1'

/** Fetches the whole document. Never rejects. */
export async function fetchSnapshot(
  fetchUrl: typeof fetch,
  baseUrl: string,
  mapId: string,
  signal: AbortSignal,
): Promise<Snapshot> {
  try {
    const response = await fetchUrl(baseUrl + PATHS.snapshot(mapId), {
      cache: 'no-store',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]),
    })
    const code = refusalOf(response.status)
    if (code !== null) return { kind: 'refused', code }
    if (!response.ok) return { kind: 'unreachable' }
    const generation = response.headers.get(GENERATION_HEADER) ?? FIRST_GENERATION
    return { kind: 'found', update: new Uint8Array(await response.arrayBuffer()), generation }
  } catch {
    // No network, no server, or the session was closed: all the same to whoever waits for a document.
    return { kind: 'unreachable' }
  }
}

/** The close code that means the same as this status of ours; null: it is no refusal. */
export function refusalOf(status: number): number | null {
  if (status === 401) return CLOSE.noSession
  if (status === 403) return CLOSE.noRight
  // 400: the address holds no name of a map.
  if (status === 404 || status === 400) return CLOSE.noSuchMap
  return null
}
