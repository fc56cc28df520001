/** A store whose state this browser keeps, the same in all of its tabs. */
import { createStore, type StoreApi } from 'zustand/vanilla'

/**
 * @param name what follows `journeyboard:` in the browser's storage
 * @param read makes a state of whatever lies there: nothing at first, and later perhaps something that others wrote
 */
export function createKeptStore<State>(name: string, read: (stored: unknown) => State): StoreApi<State> {
  const key = `journeyboard:${name}`
  const store = createStore<State>(() => read(readStored(key)))
  let isFromOtherTab = false
  store.subscribe((state) => {
    if (!isFromOtherTab) writeStored(key, state)
  })
  window.addEventListener('storage', (event) => {
    if (event.key !== key) return
    isFromOtherTab = true
    store.setState(read(readStored(key)), true)
    isFromOtherTab = false
  })
  return store
}

/** How long something is kept: until the tab is closed, or as long as this browser keeps anything. */
export type StoredFor = 'tab' | 'browser'

const storageFor = (time: StoredFor) => (time === 'tab' ? sessionStorage : localStorage)

/** What the browser keeps under the key; null where there is nothing to read. */
export function readStored(key: string, time: StoredFor = 'browser'): unknown {
  try {
    return JSON.parse(storageFor(time).getItem(key) ?? 'null')
  } catch {
    // Blocked, or written by something else: as if there were nothing.
    return null
  }
}

/** Forgets what is kept under all keys that begin so. */
export function forgetStored(prefix: string, time: StoredFor = 'browser'): void {
  try {
    const storage = storageFor(time)
    for (const key of Object.keys(storage)) if (key.startsWith(prefix)) storage.removeItem(key)
  } catch {
    // Blocked: then nothing was kept.
  }
}

export function writeStored(key: string, state: unknown, time: StoredFor = 'browser'): void {
  try {
    storageFor(time).setItem(key, JSON.stringify(state))
  } catch {
    // Blocked or full: the state holds until the page is closed.
  }
}
