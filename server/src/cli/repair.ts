/** `repair`: a damaged map becomes one that can be worked on again, as far as it can be read. */
import { join } from 'node:path'
import * as Y from 'yjs'
import { openArchive } from '../log/archive.ts'
import { copyDatabase } from '../log/copyDatabase.ts'
import { databaseIn, takeDataFolder } from '../log/dataFolder.ts'
import { foldDoc } from '../log/fold.ts'
import { DamagedDocError } from '../log/log.ts'
import { openStore } from '../log/store.ts'
import { StartError } from '../ops/startError.ts'
import { timeInFileName } from '../ops/timeInFileName.ts'
import { EXIT, type ExitCode, settingsOf, type Terminal } from './terminal.ts'
import { counted } from './words.ts'

/** Keeps a copy of everything as it is beside: what is given up here may be of use to somebody who knows more. */
export function repair(terminal: Terminal, mapId: string): ExitCode {
  const { dataDir } = settingsOf(terminal)
  databaseIn(dataDir)
  const folder = takeDataFolder(dataDir)
  const store = openStore(folder.database)
  try {
    const rest = readRest(folder.database, mapId)
    if (rest === null) {
      terminal.say(`Map ${mapId} is whole: there is nothing to repair.`)
      return EXIT.fine
    }
    const former = join(dataDir, `before-repair-${timeInFileName(Date.now())}.sqlite`)
    copyDatabase(folder.database, former, () => {})
    store.commit(() => store.replaceDoc(mapId, rest.update))
    terminal.say(`Map ${mapId} holds its first ${counted(rest.seq, 'edit')} of ${rest.of}, and can be worked on again.`)
    terminal.say(`Pages that still have the others bring them back. All as it was before is in ${former}.`)
    return EXIT.fine
  } finally {
    store.close()
    folder.release()
  }
}

/** Null: the map is whole. Throws a `StartError` when there is no such map, or nothing of it. */
function readRest(database: string, mapId: string): { update: Uint8Array; seq: number; of: number } | null {
  const archive = openArchive(database)
  try {
    const head = archive.head(mapId)
    if (!head) throw new StartError(`There is no map ${mapId}. "verify" lists them.`)
    try {
      archive.read(mapId)
      return null
    } catch (error) {
      if (!(error instanceof DamagedDocError)) throw error
      const rest = archive.salvage(mapId)
      if (!rest) throw new StartError(`${error.message} Nothing of it can be read: restore a backup.`)
      const doc = foldDoc(rest)
      const update = Y.encodeStateAsUpdate(doc)
      doc.destroy()
      return { update, seq: rest.seq, of: head.seq }
    }
  } finally {
    archive.close()
  }
}
