/** How an image goes to the server. */
import { PATHS, type StoredImageName } from '@journeyboard/protocol'
import { createSender, request, type Sender } from '../sender.ts'
import type { WaitingImage } from './waitingImages.ts'

export interface ImageSenderOptions {
  readonly mapId: string
  readonly baseUrl: string
  readonly fetch: typeof fetch
  readonly isOnline: () => boolean
  readonly onSent: (hash: string) => void
  /** The server does not want it, and will not want it later; `sentence` is for people. */
  readonly onRefused: (hash: string, sentence: string) => void
}

const DAMAGED = 'The image is damaged: its bytes are not those that the map names.'

export function createImageSender(options: ImageSenderOptions): Sender<WaitingImage> {
  const { mapId, baseUrl, fetch, isOnline, onSent, onRefused } = options
  const headers = { 'content-type': 'application/octet-stream' }
  return createSender<WaitingImage, null>({
    isOnline,
    send: ({ hash, bytes }) =>
      request<null>(
        fetch,
        baseUrl + PATHS.images(mapId),
        { method: 'POST', headers, body: bytes },
        async (response) => {
          const name = (await response.json().catch(() => null)) as Partial<StoredImageName> | null
          return name?.hash === hash ? { answer: null } : { refused: DAMAGED }
        },
        'The server did not take the image',
      ),
    onSent: ({ hash }) => onSent(hash),
    onRefused: ({ hash }, sentence) => onRefused(hash, sentence),
  })
}
