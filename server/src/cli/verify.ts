/** `verify`: every checksum, every map put together from its rows, every image by its hash, every version. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { databaseIn } from '../log/dataFolder.ts'
import type { MapReport } from '../log/reports.ts'
import { StartError } from '../ops/startError.ts'
import { inspectOr } from './inspectOr.ts'
import { EXIT, type ExitCode, settingsOf, type Terminal } from './terminal.ts'
import { counted, timeInWords } from './words.ts'

export function verify(terminal: Terminal, file?: string): ExitCode {
  if (file !== undefined && !existsSync(file)) throw new StartError(`There is no file ${resolve(file)}.`)
  const path = file === undefined ? databaseIn(settingsOf(terminal).dataDir) : resolve(file)
  const refusal = (why: string) => new StartError(`${path} is no database of Journeyboard: ${why}.`)
  const { maps, faults } = inspectOr(path, refusal, (report) => {
    terminal.say(lineOf(report))
    for (const sentence of report.damage) terminal.complain(`  ${sentence}`)
  })
  for (const fault of faults) terminal.complain(`The file is damaged: ${fault}.`)
  const damaged = maps.filter(({ damage }) => damage.length > 0).length
  const whole = `${counted(maps.length - damaged, 'map')} whole`
  terminal.say(`${path}: ${damaged === 0 ? whole : `${whole}, ${counted(damaged, 'map')} damaged`}.`)
  return damaged === 0 && faults.length === 0 ? EXIT.fine : EXIT.trouble
}

function lineOf({ mapId, title, cards, seq, savedAt, isInTrash, damage }: MapReport): string {
  const mark = damage.length === 0 ? 'whole  ' : 'DAMAGED'
  return `${mark} ${mapId} ${counted(cards, 'card')}, ${counted(seq, 'edit')}, ${timeInWords(savedAt)}, "${title}"${isInTrash ? ', in the trash' : ''}`
}
