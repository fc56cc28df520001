/** Sends images one after the other, and again when the server could not take them. */
import { type ApiError, PATHS, type StoredImageName } from '@journeyboard/protocol'
import type { WaitingImage } from './waitingImages.ts'

/** Milliseconds until the next attempt: twice as long each time. */
const FIRST_WAIT = 2000
const LONGEST_WAIT = 60_000

export interface ImageSender {
  add(image: WaitingImage): void
  /** Tries at once. */
  hurry(): void
  stop(): void
}

export interface ImageSenderOptions {
  readonly mapId: string
  readonly baseUrl: string
  readonly fetch: typeof fetch
  readonly isOnline: () => boolean
  readonly onSent: (hash: string) => void
  /** The server does not want it, and will not want it later; `sentence` is for people. */
  readonly onRefused: (hash: string, sentence: string) => void
}

export function createImageSender(options: ImageSenderOptions): ImageSender {
  const { isOnline, onSent, onRefused } = options
  const queue: WaitingImage[] = []
  let isSending = false
  let isStopped = false
  let wait = FIRST_WAIT
  let timer: ReturnType<typeof setTimeout> | undefined

  const sendAll = async () => {
    clearTimeout(timer)
    if (isSending) return
    isSending = true
    for (let [image] = queue; image && !isStopped; [image] = queue) {
      const outcome = isOnline() ? await send(image, options) : 'later'
      if (isStopped) break
      if (outcome === 'later') {
        timer = setTimeout(sendAll, wait)
        wait = Math.min(2 * wait, LONGEST_WAIT)
        break
      }
      wait = FIRST_WAIT
      queue.shift()
      if (outcome === 'sent') onSent(image.hash)
      else onRefused(image.hash, outcome.refused)
    }
    isSending = false
  }
  return {
    add(image) {
      queue.push(image)
      void sendAll()
    },
    hurry() {
      wait = FIRST_WAIT
      void sendAll()
    },
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}

type Outcome = 'sent' | 'later' | { readonly refused: string }

const DAMAGED = 'The image is damaged: its bytes are not those that the map names.'

const isSame = (answer: Partial<StoredImageName> | null, hash: string) => answer?.hash === hash

async function send({ hash, bytes }: WaitingImage, { mapId, baseUrl, fetch }: ImageSenderOptions): Promise<Outcome> {
  let response: Response
  try {
    const headers = { 'content-type': 'application/octet-stream' }
    response = await fetch(baseUrl + PATHS.images(mapId), { method: 'POST', headers, body: bytes })
  } catch {
    // No answer came.
    return 'later'
  }
  if (response.ok) return isSame(await response.json().catch(() => null), hash) ? 'sent' : { refused: DAMAGED }
  if (response.status >= 500 || response.status === 429) return 'later'
  const answer = (await response.json().catch(() => null)) as Partial<ApiError> | null
  return { refused: answer?.message ?? `The server did not take the image (${response.status}).` }
}
