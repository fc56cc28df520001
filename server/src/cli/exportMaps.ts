/** `export`: every map as a file that Journeyboard, here or elsewhere, opens again. */
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isOfLaterSchema, readJourney } from '@journeyboard/doc'
import { writeCommentReport, writeJourneyJson } from '@journeyboard/formats'
import { fileNameOf } from '@journeyboard/formats/fileName'
import { imagesOf, type Journey, recordsOf } from '@journeyboard/model'
import { type Archive, openArchive } from '../log/archive.ts'
import { databaseIn } from '../log/dataFolder.ts'
import { foldDoc } from '../log/fold.ts'
import { DamagedDocError } from '../log/log.ts'
import { makeFolder } from '../log/makeFolder.ts'
import { withPresentSchema } from '../log/migrations.ts'
import { readReadable } from '../log/readable.ts'
import { openSaidThreads, type SaidThreads } from './saidThreads.ts'
import { EXIT, type ExitCode, settingsOf, type Terminal } from './terminal.ts'
import { counted } from './words.ts'

export interface ExportOptions {
  /** Maps in the trash, too. */
  readonly trash?: boolean
  /** What was said about each map: in its file, and as a report beside it. */
  readonly comments?: boolean
}

/** Of what is damaged, all that can still be read is written, and the rest is named; that is trouble, and no reason to stop. */
export function exportMaps(terminal: Terminal, folder = 'journeyboard-export', options: ExportOptions = {}): ExitCode {
  const target = resolve(folder)
  return withPresentSchema(databaseIn(settingsOf(terminal).dataDir), (path) => {
    makeFolder(target)
    return exportFrom(path, target, options, terminal)
  })
}

function exportFrom(path: string, target: string, options: ExportOptions, terminal: Terminal): ExitCode {
  const archive = openArchive(path)
  const said = options.comments ? openSaidThreads(path) : null
  let written = 0
  let damaged = 0
  let failed = 0
  let leftOut = 0
  try {
    for (const mapId of archive.mapIds()) {
      if (!options.trash && archive.isInTrash(mapId)) {
        leftOut += 1
        continue
      }
      try {
        const damage = writeMap(archive, mapId, target, said)
        for (const sentence of damage) terminal.complain(`${sentence} The rest is written.`)
        if (damage.length > 0) damaged += 1
        written += 1
      } catch (error) {
        if (!(error instanceof DamagedDocError)) throw error
        failed += 1
        terminal.complain(error.message)
      }
    }
  } finally {
    archive.close()
    said?.close()
  }
  const others = [
    ...(leftOut > 0 ? [`${counted(leftOut, 'map')} in the trash left out`] : []),
    ...(damaged > 0 ? [`${counted(damaged, 'map')} of them not whole`] : []),
    ...(failed > 0 ? [`${counted(failed, 'map')} could not be read`] : []),
  ]
  terminal.say([`${counted(written, 'map')} in ${target}`, ...others].join('; '))
  return damaged + failed > 0 ? EXIT.trouble : EXIT.fine
}

/** Gives what could not be written of it, in sentences. */
function writeMap(archive: Archive, mapId: string, folder: string, said: SaidThreads | null): readonly string[] {
  const found = readReadable(archive, mapId)
  if (!found) return []
  const doc = foldDoc(found.stored)
  const journey = readJourney(doc)
  const later = isOfLaterSchema(doc)
    ? [`Map ${mapId}: a newer Journeyboard wrote it; this one may not know all of it.`]
    : []
  doc.destroy()
  const pathOf = (ending: string) => join(folder, fileNameOf(`${journey.map.title.slice(0, 60)} ${mapId}`, ending))
  const threads = said?.of(mapId, journey) ?? []
  const { images, damage } = imageAddresses(archive, mapId, journey)
  writeFileSync(pathOf('.journey.json'), writeJourneyJson(journey, images, threads))
  if (threads.length > 0) writeFileSync(pathOf('.comments.md'), writeCommentReport(journey.map.title, threads))
  return [...later, ...(found.damage === null ? [] : [found.damage]), ...damage]
}

function imageAddresses(archive: Archive, mapId: string, journey: Journey) {
  const images = new Map<string, string>()
  const damage: string[] = []
  for (const hash of imagesOf(recordsOf(journey)).keys()) {
    try {
      const image = archive.readImage(mapId, hash)
      if (image) images.set(hash, `data:${image.type};base64,${Buffer.from(image.bytes).toString('base64')}`)
    } catch (error) {
      if (!(error instanceof DamagedDocError)) throw error
      damage.push(error.message)
    }
  }
  return { images, damage }
}
