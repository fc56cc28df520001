/** Makes a map on the server from records. */
import type { JourneyRecords } from '@journeyboard/model'
import { LIMITS, PATHS } from '@journeyboard/protocol'
import { keepToken } from '../access/linkTokens.ts'
import { fetchCode, MapMakingError, serverUnreachable } from './mapMakingError.ts'

/** The id of the new map. Rejects with a `MapMakingError` when, as far as this browser can know, none was made. */
export async function createMap(records: JourneyRecords): Promise<string> {
  const { encodeJourney } = await fetchCode(() => import('./encodeJourney.ts'))
  const update = new Uint8Array(encodeJourney(records))
  if (update.byteLength > LIMITS.newMap) {
    throw new MapMakingError(
      `This map has ${inMegabytes(update.byteLength)}, and the server takes at most ${inMegabytes(LIMITS.newMap)}. Split it into several maps.`,
      { retryable: false },
    )
  }
  const response = await post(update)
  const answer: unknown = await response.json().catch(() => null)
  if (!response.ok) throw refusal(response.status, answer)
  const id = stringIn(answer, 'id')
  if (id) {
    keepOwnerLink(id, answer)
    return id
  }
  throw new MapMakingError('The server gave an answer that this page does not understand. Reload the page.', {
    retryable: true,
  })
}

/** The share dialog shows it to whoever made the map. */
function keepOwnerLink(mapId: string, answer: unknown): void {
  const [id, token] = [stringIn(answer, 'ownerLinkId'), stringIn(answer, 'ownerToken')]
  if (id && token) keepToken(mapId, { id, token, role: 'own' })
}

async function post(update: Uint8Array<ArrayBuffer>): Promise<Response> {
  try {
    const headers = { 'content-type': 'application/octet-stream' }
    return await fetch(PATHS.maps, { method: 'POST', headers, body: update })
  } catch (cause) {
    // `fetch` rejects for one reason only: no answer came.
    throw serverUnreachable(cause)
  }
}

function refusal(status: number, answer: unknown): MapMakingError {
  const sentence = stringIn(answer, 'message') ?? `The server could not make the map (${status}).`
  return new MapMakingError(sentence, { retryable: status >= 500 || status === 429 })
}

function stringIn(answer: unknown, key: string): string | null {
  const value: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, key) : null
  return typeof value === 'string' && value !== '' ? value : null
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
