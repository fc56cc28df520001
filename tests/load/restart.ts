/** A server that is restarted while people edit: when all of them are at work again, and whether anything is missing. */
import { createStockClient, whenSynced } from '../conformance/stockProvider.ts'
import { restartServer, type TestServer } from '../kit/server.ts'

export interface RestartFigures {
  /** Milliseconds during which no server was there. */
  readonly away: number
  /** Milliseconds from its return until the last person's work was called saved. */
  readonly back: number
  /** Edits made, before and meanwhile, and those of them that somebody who comes later does not find. */
  readonly edits: number
  readonly lost: number
}

/** Ends it in an orderly way and starts it again; gives the new server too. */
export async function restartWhileEditing(
  server: TestServer,
  mapId: string,
  people: number,
): Promise<{ server: TestServer; figures: RestartFigures }> {
  const clients = Array.from({ length: people }, () => createStockClient(server.url, mapId))
  await Promise.all(clients.map(whenSynced))
  let edits = 0
  const timers = clients.map((client, person) =>
    setInterval(() => {
      client.doc.getMap('load').set(`${person}~${edits}`, edits)
      edits += 1
    }, 100),
  )
  await pause(1000)
  const stopped = performance.now()
  await server.kill('SIGTERM')
  const next = await restartServer(server)
  const returned = performance.now()
  await Promise.all(clients.map(whenSynced))
  for (const timer of timers) clearInterval(timer)
  await Promise.all(clients.map((client) => client.saved()))
  const back = performance.now() - returned
  const late = createStockClient(next.url, mapId)
  await whenSynced(late)
  const lost = edits - late.doc.getMap('load').size
  for (const client of [late, ...clients]) client.destroy()
  return { server: next, figures: { away: returned - stopped, back, edits, lost } }
}

function pause(duration: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, duration))
}
