/** Images that the server has not taken yet, on this device: they outlast the page. */

const STORE = 'waiting'

export interface WaitingImage {
  /** SHA-256 of the bytes, in hexadecimal digits. */
  readonly hash: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly type: string
}

/** Of one map. Every call rejects when the browser has no database or forbids it, and when the disk is full. */
export interface WaitingImages {
  list(): Promise<readonly WaitingImage[]>
  keep(image: WaitingImage): Promise<void>
  drop(hash: string): Promise<void>
}

export function openWaitingImages(factory: IDBFactory | null, mapId: string): WaitingImages {
  const inStore = createStoreAccess(factory)
  const keyOf = (hash: string) => `${mapId}/${hash}`
  return {
    list: () => inStore('readonly', (store) => store.getAll(IDBKeyRange.bound(keyOf(''), keyOf('g')))),
    keep: async (image) => void (await inStore('readwrite', (store) => store.put(image, keyOf(image.hash)))),
    drop: async (hash) => void (await inStore('readwrite', (store) => store.delete(keyOf(hash)))),
  }
}

/** Ids of the maps that images wait for. Rejects as the calls of one map do. */
export async function mapsWithWaitingImages(factory: IDBFactory | null): Promise<readonly string[]> {
  const keys = await createStoreAccess(factory)('readonly', (store) => store.getAllKeys())
  return [...new Set(keys.map((key) => String(key).replace(/\/[^/]*$/, '')))]
}

type StoreAccess = <Result>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<Result>,
) => Promise<Result>

function createStoreAccess(factory: IDBFactory | null): StoreAccess {
  let opened: Promise<IDBDatabase> | null = null
  return async (mode, ask) => {
    if (!factory) throw new Error('This browser keeps no images.')
    opened ??= openDatabase(factory)
    const transaction = (await opened).transaction(STORE, mode)
    const request = ask(transaction.objectStore(STORE))
    // Not when it is asked for: a full disk shows only at the end.
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error ?? new Error('The image was not kept.'))
    })
    return request.result
  }
}

function openDatabase(factory: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open('journeyboard:images')
    request.onupgradeneeded = () => void request.result.createObjectStore(STORE)
    request.onerror = () => reject(request.error ?? new Error('The images of this device could not be opened.'))
    request.onsuccess = () => resolve(request.result)
  })
}
