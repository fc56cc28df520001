/** The images of one open map: where to show each from, and how those of this device reach the server. */
import { PATHS } from '@journeyboard/protocol'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { browserStorage } from '../deviceStorage.ts'
import { listenToPage } from '../pageSignals.ts'
import { createImageSender } from './imageSender.ts'
import { createKnownImages } from './knownImages.ts'
import { openWaitingImages, type WaitingImage } from './waitingImages.ts'

export interface ImageShelf {
  /** Where an `<img>` finds it; null while nobody has sent it, and then it is looked for. */
  addressOf(hash: string): string | null
  /** Called when an address may have changed. */
  subscribe(listener: () => void): () => void
  /**
   * Takes an image of this device, which can be shown at once. Gives null when it outlasts the page, on this device or on
   * the server, and a sentence for people when neither takes it.
   */
  add(hash: string, image: Blob): Promise<string | null>
  /** Its bytes; null when nobody has them, or they can not be fetched now. */
  read(hash: string): Promise<Blob | null>
  /** Images of this device that the server does not have. */
  readonly unsent: StoreApi<UnsentImages>
  /** Tries at once what waits for the server, and what could not be fetched from it. */
  hurry(): void
  close(): void
}

export interface UnsentImages {
  readonly waiting: number
  /** Why the server did not take the others; they stay on this device. */
  readonly refusals: readonly string[]
}

export interface ImageShelfOptions {
  readonly mapId: string
  /** `http(s)://host`, the origin of the page. */
  readonly baseUrl: string
  /** Instead of the browser's; null: none. */
  readonly database?: IDBFactory | null
  readonly fetch?: typeof fetch
}

const NOT_KEPT = 'The image could not be added: the server can not be reached, and this browser keeps no copy of it.'

export function openImageShelf(options: ImageShelfOptions): ImageShelf {
  const { mapId, baseUrl } = options
  const fetch = options.fetch ?? ((...request) => window.fetch(...request))
  const page = listenToPage()
  let isOnline = page.online
  const ownByHash = new Map<string, { readonly blob: Blob; readonly address: string }>()
  const listeners = new Set<() => void>()
  const unsent = createStore<UnsentImages>(() => ({ waiting: 0, refusals: [] }))
  const waiting = openWaitingImages(
    options.database === undefined ? browserStorage().database : options.database,
    mapId,
  )
  const outcomes = new Map<string, (refusal: string | null) => void>()
  /** Why the server did not take what this device keeps; that may be mended, so these are sent again. */
  const refusalByHash = new Map<string, string>()
  /** On their way, and with no copy on this device that would outlast the page. */
  const unkept = new Set<string>()

  const tell = () => {
    for (const listener of [...listeners]) listener()
  }
  const request = { mapId, baseUrl, fetch, isOnline: () => isOnline }
  const known = createKnownImages({ ...request, onChange: tell })
  const count = (change: number) =>
    unsent.setState(({ waiting: before }) => ({
      waiting: before + change,
      refusals: [...refusalByHash.values()],
    }))
  const finish = (hash: string, refusal: string | null) => {
    count(-1)
    outcomes.get(hash)?.(refusal)
    outcomes.delete(hash)
  }
  const sender = createImageSender({
    ...request,
    onSent(hash) {
      known.add(hash)
      unkept.delete(hash)
      refusalByHash.delete(hash)
      finish(hash, null)
      // What can not be dropped is sent once more another day; the server then has it already.
      waiting.drop(hash).catch(() => {})
    },
    onRefused(hash, refusal) {
      if (unkept.delete(hash)) letGo(hash)
      else refusalByHash.set(hash, refusal)
      finish(hash, refusal)
    },
  })
  const hold = ({ hash, bytes, type }: WaitingImage) => {
    if (ownByHash.has(hash)) return
    const blob = new Blob([bytes], { type })
    ownByHash.set(hash, { blob, address: URL.createObjectURL(blob) })
    tell()
  }
  const letGo = (hash: string) => {
    const own = ownByHash.get(hash)
    if (!own) return
    URL.revokeObjectURL(own.address)
    ownByHash.delete(hash)
    tell()
  }
  const send = (image: WaitingImage) => {
    count(1)
    sender.add(image)
  }
  /** Not with every notice: they may be large. */
  const sendRefused = async () => {
    for (const image of await waiting.list()) if (refusalByHash.has(image.hash)) send(image)
  }
  const urlOf = (hash: string) => baseUrl + PATHS.image(mapId, hash)

  const hurry = () => {
    known.hurry()
    sender.hurry()
    // An address may lead somewhere now, where it did not.
    tell()
  }

  page.onNetworkChange((online) => {
    isOnline = online
    if (!online) return
    hurry()
    sendRefused().catch(() => {})
  })
  // What an earlier page could not send.
  void waiting.list().then(
    (images) => {
      for (const image of images) {
        hold(image)
        send(image)
      }
    },
    () => {},
  )
  return {
    unsent,
    addressOf(hash) {
      const own = ownByHash.get(hash)
      if (own) return own.address
      if (known.has(hash)) return urlOf(hash)
      known.want(hash)
      return known.isUnreachable() ? urlOf(hash) : null
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async add(hash, blob) {
      // One that the server has is sent again: its bytes may have decayed there, and this makes them good.
      const wasRefused = refusalByHash.delete(hash)
      if (ownByHash.has(hash) && !wasRefused) return null
      const image = { hash, bytes: new Uint8Array(await blob.arrayBuffer()), type: blob.type }
      const isKept = await waiting.keep(hash, image).then(
        () => true,
        () => wasRefused,
      )
      if (!isKept && !isOnline) return known.has(hash) ? null : NOT_KEPT
      if (!isKept) unkept.add(hash)
      hold(image)
      const outcome = new Promise<string | null>((resolve) => outcomes.set(hash, resolve))
      send(image)
      return isKept ? null : outcome
    },
    async read(hash) {
      const own = ownByHash.get(hash)
      if (own) return own.blob
      if ((await known.ask(hash)) === false) return null
      const response = await fetch(urlOf(hash)).catch(() => null)
      return response?.ok ? await response.blob() : null
    },
    hurry,
    close() {
      page.stop()
      known.stop()
      sender.stop()
      listeners.clear()
      for (const { address } of ownByHash.values()) URL.revokeObjectURL(address)
    },
  }
}
