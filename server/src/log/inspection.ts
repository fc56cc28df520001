/** Looking a whole database over, a map at a time: what is in it, and whether all of it is what was written. */
import { DatabaseSync } from 'node:sqlite'
import { readJourney } from '@journeyboard/doc'
import { recordsOf } from '@journeyboard/model'
import { type Archive, openArchive } from './archive.ts'
import { foldDoc } from './fold.ts'
import { DamagedDocError } from './log.ts'
import { readSchemaVersion, withPresentSchema } from './migrations.ts'
import type { DatabaseReport, MapReport } from './reports.ts'

/** Reads every byte of the file. `onMap` hears of each map as it is done. Throws when it is no database of ours. */
export function inspectDatabase(path: string, onMap: (report: MapReport) => void = () => {}): DatabaseReport {
  return { ...checkFile(path), maps: withPresentSchema(path, (present) => inspectMaps(present, onMap)) }
}

function inspectMaps(path: string, onMap: (report: MapReport) => void): MapReport[] {
  const archive = openArchive(path)
  try {
    return archive.mapIds().map((mapId) => {
      const report = inspectMap(archive, mapId)
      onMap(report)
      return report
    })
  } finally {
    archive.close()
  }
}

function checkFile(path: string): Pick<DatabaseReport, 'schema' | 'faults'> {
  const database = new DatabaseSync(path, { readOnly: true })
  try {
    const schema = readSchemaVersion(database)
    const lines = database.prepare('PRAGMA quick_check(20)').all()
    return { schema, faults: lines.map((line) => String(line.quick_check)).filter((line) => line !== 'ok') }
  } finally {
    database.close()
  }
}

function inspectMap(archive: Archive, mapId: string): MapReport {
  const damage: string[] = []
  const content = { title: '', cards: 0 }
  try {
    Object.assign(content, readContent(archive, mapId))
  } catch (error) {
    if (!(error instanceof DamagedDocError)) throw error
    damage.push(error.message)
  }
  const beside = [...archive.versionDamage(mapId), ...archive.imageDamage(mapId)]
  damage.push(...archive.spareDamage(mapId), ...beside.map(({ why }) => why))
  return {
    mapId,
    ...content,
    seq: archive.head(mapId)?.seq ?? 0,
    savedAt: archive.savedAt(mapId) ?? 0,
    isInTrash: archive.isInTrash(mapId),
    damage,
  }
}

function readContent(archive: Archive, mapId: string): { title: string; cards: number } {
  const stored = archive.read(mapId)
  if (!stored) throw new DamagedDocError(`Map ${mapId}: its document is missing.`)
  const doc = foldDoc(stored)
  try {
    const { map, cards } = recordsOf(readJourney(doc))
    return { title: map.title, cards: cards.length }
  } finally {
    doc.destroy()
  }
}
