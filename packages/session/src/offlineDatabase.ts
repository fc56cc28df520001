/** The IndexedDB under the offline copy: rows of Yjs updates, in the layout of y-indexeddb. */

const UPDATES = 'updates'
/** y-indexeddb opens only databases that have it. */
const CUSTOM = 'custom'
const OPEN_TIMEOUT = 3000

/**
 * Opens the database, making it if it is new. Rejects when the browser forbids it, or does not answer in 3 seconds:
 * an upgrade that another tab blocks would otherwise hold the map up for ever.
 */
export function openDatabase(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      reject(new Error(`The offline copy "${name}" did not open in ${OPEN_TIMEOUT / 1000} seconds.`))
    }, OPEN_TIMEOUT)
    const request = factory.open(name)
    request.onupgradeneeded = () => {
      request.result.createObjectStore(UPDATES, { autoIncrement: true })
      request.result.createObjectStore(CUSTOM)
    }
    request.onerror = () => {
      clearTimeout(timer)
      reject(request.error ?? new Error(`The offline copy "${name}" could not be opened.`))
    }
    request.onsuccess = () => {
      clearTimeout(timer)
      const database = request.result
      // Deleting the map in another tab must not wait for this one.
      database.onversionchange = () => database.close()
      if (isLate) database.close()
      else resolve(database)
    }
  })
}

/** All rows, oldest first. */
export async function readRows(database: IDBDatabase): Promise<Uint8Array[]> {
  const transaction = database.transaction(UPDATES, 'readonly')
  const request: IDBRequest<Uint8Array[]> = transaction.objectStore(UPDATES).getAll()
  await completion(transaction)
  return request.result
}

/** Resolves when the rows are written, not when they are asked for: a full disk shows only at the end. */
export function addRows(database: IDBDatabase, rows: readonly Uint8Array[]): Promise<void> {
  const transaction = database.transaction(UPDATES, 'readwrite')
  const store = transaction.objectStore(UPDATES)
  for (const row of rows) store.add(row)
  return completion(transaction)
}

/**
 * Replaces all rows by one, in one transaction. `merge` gets the rows, which may hold what other tabs wrote, and gives
 * the row that stands for them all; if it throws, everything stays as it was.
 */
export function replaceRows(database: IDBDatabase, merge: (rows: readonly Uint8Array[]) => Uint8Array): Promise<void> {
  const transaction = database.transaction(UPDATES, 'readwrite')
  const store = transaction.objectStore(UPDATES)
  const request: IDBRequest<Uint8Array[]> = store.getAll()
  const done = completion(transaction)
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      try {
        const merged = merge(request.result)
        store.clear()
        store.add(merged)
      } catch (error) {
        reject(error)
        transaction.abort()
      }
    }
    done.then(resolve, reject)
  })
}

function completion(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('The offline copy was not written.'))
  })
}
