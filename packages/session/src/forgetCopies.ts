/** Taking offline copies from this device. */
import { copyName } from './copyName.ts'
import { attempt, type DeviceStorage, recallGeneration } from './deviceStorage.ts'
import { FIRST_GENERATION } from './snapshot.ts'
import { canCount, openUnsavedCount } from './unsavedCount.ts'

interface Device {
  readonly storage: DeviceStorage | null
  readonly database: IDBFactory | null
}

/**
 * Deletes the copies of the map, of all its generations, that hold nothing which the server may not have. Never rejects.
 * Where this browser could not count that, all of them stay.
 */
export async function forgetCopiesOf(mapId: string, { storage, database }: Device): Promise<void> {
  if (!database || !canCount(storage)) return
  const generations = await generationsOnDevice(mapId, storage, database)
  const isSent = (generation: string) => openUnsavedCount(storage, mapId, generation, '').leftovers === 0
  await Promise.all(generations.filter(isSent).map((generation) => remove(database, copyName(mapId, generation))))
}

/** Deletes the copies of the map with all that they hold, and what was counted of it. Never rejects. */
export async function dropCopiesOf(mapId: string, { storage, database }: Device): Promise<void> {
  if (!database) return
  const generations = await generationsOnDevice(mapId, storage, database)
  await Promise.all(generations.map((generation) => remove(database, copyName(mapId, generation))))
  for (const generation of generations) openUnsavedCount(storage, mapId, generation, '').settleLeftovers()
}

async function generationsOnDevice(
  mapId: string,
  storage: DeviceStorage | null,
  database: IDBFactory,
): Promise<readonly string[]> {
  const start = copyName(mapId, '')
  try {
    const names = (await database.databases()).map(({ name }) => name ?? '')
    return names.filter((name) => name.startsWith(start)).map((name) => name.slice(start.length))
  } catch {
    // A browser that can not list them: the one that the map would be opened from.
    return [recallGeneration(storage, mapId) ?? FIRST_GENERATION]
  }
}

/** A tab that has it open lets go of it; one that does not answer must not hold the others up. */
function remove(database: IDBFactory, name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = attempt(() => database.deleteDatabase(name), null)
    if (!request) return resolve()
    request.onsuccess = () => resolve()
    request.onerror = () => resolve()
    request.onblocked = () => resolve()
  })
}
