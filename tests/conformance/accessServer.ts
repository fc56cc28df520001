/** A server in this process with its own access, whose log is read and whose disk is searched. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Config } from '../../server/src/ops/config.ts'
import { createLogger } from '../../server/src/ops/logger.ts'
import { testConfig } from '../../server/src/ops/testing/testConfig.ts'
import { type AddressLimits, type RunningServer, startServer } from '../../server/src/server.ts'

export interface AccessServer extends RunningServer {
  /** Its data folder. */
  readonly folder: string
  /** Everything that it has written to its log so far. */
  readonly logged: () => string
  /** Whether these words lie anywhere in the files of the data folder. */
  holds(words: string): boolean
  /** What is on disk of the tokens of a map's links. */
  linkHashes(mapId: string): readonly string[]
  remove(): Promise<void>
}

export async function startAccessServer(
  changes: Partial<Config> = {},
  limits: Partial<AddressLimits> = {},
): Promise<AccessServer> {
  const folder = mkdtempSync(join(tmpdir(), 'journeyboard-access-'))
  const lines: string[] = []
  const running = await startServer({
    config: testConfig(folder, changes),
    logger: createLogger('trace', { write: (line: string) => void lines.push(line) }),
    limits: { access: 10_000, account: 10_000, read: 10_000, me: 10_000, create: 10_000, ...limits },
  })
  return {
    ...running,
    folder,
    logged: () => lines.join(''),
    holds: (words) =>
      readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .some(({ name }) => readFileSync(join(folder, name)).includes(words)),
    linkHashes(mapId) {
      const database = new DatabaseSync(join(folder, 'journeyboard.sqlite'), { readOnly: true })
      const rows = database.prepare('SELECT hex(token_hash) AS hash FROM share_link WHERE map_id = ? ORDER BY id')
      const hashes = rows.all(mapId).map(({ hash }) => String(hash))
      database.close()
      return hashes
    },
    async remove() {
      await running.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
