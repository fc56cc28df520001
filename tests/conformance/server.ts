/** A server in this process, on a free port and a data folder of its own, with an access that tests can change. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CreatedMap, PATHS, type Role } from '@journeyboard/protocol'
import * as Y from 'yjs'
import { createLogger } from '../../server/src/ops/logger.ts'
import { testConfig } from '../../server/src/ops/testing/testConfig.ts'
import { type RunningServer, startServer } from '../../server/src/server.ts'

export interface InnerServer {
  readonly url: string
  /** What sockets may do from their next connection on. */
  role: Role
  /** Makes an empty map and gives its id. */
  createMap(): Promise<string>
  /** Stops it and starts it again on the same port and data; `meanwhile` gets the path of the database. */
  restart(meanwhile?: (database: string) => void): Promise<void>
  remove(): Promise<void>
}

export async function startInnerServer(): Promise<InnerServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'journeyboard-'))
  const start = (port: number): Promise<RunningServer> =>
    startServer({
      config: testConfig(dataDir, { port, roomIdleSeconds: 0 }),
      logger: createLogger('silent'),
      access: {
        check: async () => ({ person: { id: 'conformance', name: 'Guest', color: '#336699' }, role: inner.role }),
      },
    })
  const inner: InnerServer = {
    url: '',
    role: 'edit',
    async createMap() {
      const response = await fetch(inner.url + PATHS.maps, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: new Uint8Array(Y.encodeStateAsUpdate(new Y.Doc())),
      })
      return ((await response.json()) as CreatedMap).id
    },
    async restart(meanwhile) {
      const { port } = running
      await running.close()
      meanwhile?.(join(dataDir, 'journeyboard.sqlite'))
      running = await start(port)
    },
    async remove() {
      await running.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
  let running = await start(0)
  return Object.assign(inner, { url: running.url })
}
