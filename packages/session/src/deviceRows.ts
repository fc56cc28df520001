/** Rows about a map that this device keeps beside the document: they outlast the page. */

/** Named after the first of them: what waits for the server. */
const STORE = 'waiting'

/** Rows of one map by key. Every call rejects when the browser has no database or forbids it, and when the disk is full. */
export interface DeviceRows<Row> {
  /** In the order of their keys. */
  list(): Promise<readonly Row[]>
  keep(key: string, row: Row): Promise<void>
  drop(key: string): Promise<void>
}

/** Keys are letters and digits. */
export function openDeviceRows<Row>(factory: IDBFactory | null, name: string, mapId: string): DeviceRows<Row> {
  const inStore = createStoreAccess(factory, name)
  const keyOf = (key: string) => `${mapId}/${key}`
  return {
    // Behind all letters and digits.
    list: () => inStore('readonly', (store) => store.getAll(IDBKeyRange.bound(keyOf(''), keyOf('~')))),
    keep: async (key, row) => void (await inStore('readwrite', (store) => store.put(row, keyOf(key)))),
    drop: async (key) => void (await inStore('readwrite', (store) => store.delete(keyOf(key)))),
  }
}

/** Ids of the maps that have any. Rejects as the calls of one map do. */
export async function mapsWithRows(factory: IDBFactory | null, name: string): Promise<readonly string[]> {
  const keys = await createStoreAccess(factory, name)('readonly', (store) => store.getAllKeys())
  return [...new Set(keys.map((key) => String(key).replace(/\/[^/]*$/, '')))]
}

type StoreAccess = <Result>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<Result>,
) => Promise<Result>

function createStoreAccess(factory: IDBFactory | null, name: string): StoreAccess {
  let opened: Promise<IDBDatabase> | null = null
  const open = (): Promise<IDBDatabase> => {
    if (!factory) throw new Error('This browser keeps nothing.')
    opened = openDatabase(factory, name)
    return opened
  }
  const begin = async (mode: IDBTransactionMode): Promise<IDBTransaction> => {
    try {
      return (await (opened ?? open())).transaction(STORE, mode)
    } catch {
      // The browser closes databases under a page: when a telephone sleeps, or somebody clears what sites keep.
      return (await open()).transaction(STORE, mode)
    }
  }
  return async (mode, ask) => {
    const transaction = await begin(mode)
    const request = ask(transaction.objectStore(STORE))
    // Not when it is asked for: a full disk shows only at the end.
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error ?? new Error('The row was not kept.'))
    })
    return request.result
  }
}

function openDatabase(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name)
    request.onupgradeneeded = () => void request.result.createObjectStore(STORE)
    request.onerror = () => reject(request.error ?? new Error('The rows of this device could not be opened.'))
    request.onsuccess = () => {
      // Who deletes it does not wait for this page.
      request.result.onversionchange = () => request.result.close()
      resolve(request.result)
    }
  })
}
