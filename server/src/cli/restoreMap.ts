/** `restore --map`: one map out of a backup, beside all that is there. */
import { resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { PATHS } from '@journeyboard/protocol'
import { newLink } from '../access/shareLinks.ts'
import { newMapId } from '../access/tokens.ts'
import { openArchive } from '../log/archive.ts'
import { databaseIn } from '../log/dataFolder.ts'
import { readSchemaVersion, SCHEMA_VERSION, withPresentSchema } from '../log/migrations.ts'
import { putMap } from '../log/putMap.ts'
import type { MapReport } from '../log/reports.ts'
import { openStore } from '../log/store.ts'
import { StartError } from '../ops/startError.ts'
import { compiled, runStatement } from '../tables/tables.ts'
import { type RestoreOptions, readBackup, refusalOf, titles } from './restore.ts'
import { EXIT, type ExitCode, sayLink, settingsOf, type Terminal } from './terminal.ts'
import { counted, timeInWords } from './words.ts'

/** Also while the server runs. It takes the place of nothing: where its id is in use, it becomes a new map. */
export function restoreMap(terminal: Terminal, file: string, mapId: string, options: RestoreOptions = {}): ExitCode {
  const settings = settingsOf(terminal)
  const { dataDir } = settings
  const source = resolve(file)
  const { maps } = readBackup(source)
  const found = maps.find((map) => map.mapId === mapId)
  if (!found) throw new StartError(`There is no map ${mapId} in ${source}. It holds: ${titles(maps) || 'none'}.`)
  const { damage } = found
  if (damage.length > 0 && !options.despiteDamage) throw new StartError(refusalOf(source, damage))
  const database = databaseIn(dataDir)
  refuseOtherBuilds(database)
  const present = stateOf(database, mapId)
  const newId = present === 'free' ? mapId : newMapId()
  for (const sentence of damage) terminal.complain(sentence)
  terminal.say(`${source} has ${describe(found)}.`)
  if (present === 'trashed') terminal.say('It lies in the trash here, where its owner can put it back as it was.')
  terminal.say(
    present === 'free'
      ? 'There is no map of this id here: it has its former address again.'
      : 'There is a map of this id here, which stays as it is: this becomes a new one.',
  )
  const ending = damage.length > 0 ? EXIT.trouble : EXIT.fine
  if (options.dryRun) {
    terminal.say('Nothing was changed. Without --dry-run this is what would be done.')
    return ending
  }
  const { token, statement } = newLink(newId, { role: 'own' }, Date.now())
  const store = openStore(database)
  try {
    withPresentSchema(source, (from) =>
      putMap(store, {
        source: from,
        sourceId: mapId,
        mapId: newId,
        finish: (writing) => void runStatement(writing, compiled(statement)),
      }),
    )
  } finally {
    store.close()
  }
  terminal.say(`It is map ${newId} now, with its images, versions and comments, and without links and roles.`)
  terminal.say('Whoever opens this link owns it, and lets others in:')
  sayLink(terminal, settings, PATHS.join, token)
  return ending
}

function describe({ title, mapId, cards, savedAt }: MapReport): string {
  return `"${title}" (${mapId}), ${counted(cards, 'card')}, the last edit of ${timeInWords(savedAt)}`
}

/** A server may be using it: nothing of it is brought up to date here. */
function refuseOtherBuilds(path: string): void {
  const database = new DatabaseSync(path, { readOnly: true })
  const isOurs = readSchemaVersion(database) === SCHEMA_VERSION
  database.close()
  if (!isOurs) {
    throw new StartError(
      'Another version of Journeyboard has written the database. Start the server of this one first.',
    )
  }
}

function stateOf(database: string, mapId: string): 'free' | 'trashed' | 'there' {
  const archive = openArchive(database)
  try {
    if (!archive.head(mapId)) return 'free'
    return archive.isInTrash(mapId) ? 'trashed' : 'there'
  } finally {
    archive.close()
  }
}
