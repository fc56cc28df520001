/** What this device remembers about a map outside the offline copy: a few short strings that may be missing. */

/** What is used of the browser's `localStorage`. */
export interface DeviceStorage {
  readonly length: number
  key(index: number): string | null
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

/** The browser's own storage and database; null where there is none or it is forbidden. */
export function browserStorage(): { readonly storage: DeviceStorage | null; readonly database: IDBFactory | null } {
  const inBrowser = typeof window !== 'undefined'
  return {
    storage: inBrowser ? attempt(() => window.localStorage, null) : null,
    database: inBrowser ? attempt(() => window.indexedDB ?? null, null) : null,
  }
}

/** The result of `access`, or `otherwise` when the storage is full or forbidden: then it throws, even on reading. */
export function attempt<Value>(access: () => Value, otherwise: Value): Value {
  try {
    return access()
  } catch {
    // What is kept here is a courtesy: a number, a generation. The map works without, and nobody can mend it.
    return otherwise
  }
}

const generationKey = (mapId: string) => `journeyboard:generation:${mapId}`

/** The generation of the document that this device last had from the server, or null. */
export function recallGeneration(storage: DeviceStorage | null, mapId: string): string | null {
  return attempt(() => storage?.getItem(generationKey(mapId)) ?? null, null)
}

export function rememberGeneration(storage: DeviceStorage | null, mapId: string, generation: string): void {
  attempt(() => storage?.setItem(generationKey(mapId), generation), undefined)
}
