/** Many who ask for the same map at once: its rows are put together once for all of them. */

/**
 * While a read of a map is under way, whoever asks for the same map waits for the next one, together. The read under way
 * may have begun before something that they know to be committed.
 */
export function shareReads<Stored>(read: (mapId: string) => Promise<Stored>): (mapId: string) => Promise<Stored> {
  const runningById = new Map<string, Promise<unknown>>()
  const nextById = new Map<string, Promise<Stored>>()
  const start = (mapId: string): Promise<Stored> => {
    const reading = read(mapId)
    const ended = reading.then(
      () => {},
      () => {},
    )
    runningById.set(mapId, ended)
    void ended.then(() => {
      if (runningById.get(mapId) === ended) runningById.delete(mapId)
    })
    return reading
  }
  return (mapId) => {
    const running = runningById.get(mapId)
    if (!running) return start(mapId)
    const waiting = nextById.get(mapId)
    if (waiting) return waiting
    const next = running.then(() => {
      nextById.delete(mapId)
      return start(mapId)
    })
    nextById.set(mapId, next)
    return next
  }
}
