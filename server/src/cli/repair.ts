/** `repair`: a damaged map becomes one that can be worked on again, as far as it can be read. */
import { join } from 'node:path'
import * as Y from 'yjs'
import { type Archive, openArchive } from '../log/archive.ts'
import { copyDatabase } from '../log/copyDatabase.ts'
import { databaseIn, takeDataFolder } from '../log/dataFolder.ts'
import { foldDoc } from '../log/fold.ts'
import { DamagedDocError } from '../log/log.ts'
import { readReadable } from '../log/readable.ts'
import { openStore, type Remains } from '../log/store.ts'
import { errorMessage, StartError } from '../ops/startError.ts'
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
    store.commit(() => store.repairMap(mapId, rest.remains))
    for (const sentence of rest.sentences) terminal.say(sentence)
    terminal.say(`All as it was before is in ${former}.`)
    return EXIT.fine
  } finally {
    store.close()
    folder.release()
  }
}

interface Rest {
  readonly remains: Remains
  /** What the map is now. */
  readonly sentences: readonly string[]
}

/** Null: the map is whole. Throws a `StartError` when there is no such map, or nothing of it. */
function readRest(database: string, mapId: string): Rest | null {
  const archive = openArchive(database)
  try {
    const head = archive.head(mapId)
    if (!head) throw new StartError(`There is no map ${mapId}. "verify" lists them.`)
    const doc = readDoc(archive, mapId)
    const [versions, images] = [archive.versionDamage(mapId), archive.imageDamage(mapId)]
    const sentences = [
      ...(doc
        ? [`Map ${mapId} holds its first ${counted(doc.seq, 'edit')} of ${head.seq}, and can be worked on again.`]
        : []),
      ...(doc && doc.seq < head.seq ? ['Pages that still have the others bring them back.'] : []),
      ...versions.map(({ why }) => `${why} It is taken away.`),
      ...images.map(({ why }) => `${why} It is taken away; put again, it is shown where it was.`),
    ]
    if (sentences.length === 0) return null
    const ids = { versions: versions.map(({ id }) => id), images: images.map(({ id }) => id) }
    return { sentences, remains: { update: doc?.update ?? null, ...ids } }
  } finally {
    archive.close()
  }
}

/** Null: nothing is wrong with the document, nor with what is kept as a spare of it. */
function readDoc(archive: Archive, mapId: string): { update: Uint8Array; seq: number } | null {
  try {
    const found = readReadable(archive, mapId)
    if (!found || (found.damage === null && archive.spareDamage(mapId).length === 0)) return null
    const doc = foldDoc(found.stored)
    const update = Y.encodeStateAsUpdate(doc)
    doc.destroy()
    return { update, seq: found.stored.seq }
  } catch (error) {
    if (!(error instanceof DamagedDocError)) throw error
    throw new StartError(`${errorMessage(error)} Nothing of it can be read: restore a backup.`)
  }
}
