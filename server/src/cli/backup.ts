/** `backup`: everything in one file, read back before it counts. */
import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { copyDatabase } from '../log/copyDatabase.ts'
import { databaseIn } from '../log/dataFolder.ts'
import { StartError } from '../ops/startError.ts'
import { timeInFileName } from '../ops/timeInFileName.ts'
import { damageOf } from './damage.ts'
import { inspectOr } from './inspectOr.ts'
import { EXIT, type ExitCode, settingsOf, type Terminal } from './terminal.ts'
import { countedMaps, sizeInWords } from './words.ts'

/** A damaged map is copied as it is: that is trouble, but no reason to go without a copy of the others. */
export function backup(terminal: Terminal, file = `journeyboard-${timeInFileName(Date.now())}.sqlite`): ExitCode {
  const path = databaseIn(settingsOf(terminal).dataDir)
  const target = resolve(file)
  if (existsSync(target)) throw new StartError(`There is already a file ${target}. Name another one.`)
  const refusal = (why: string) => new StartError(`${path} is no database of Journeyboard: ${why}.`)
  const { maps, faults } = copyDatabase(path, target, (copy) => inspectOr(copy, refusal))
  terminal.say(`${countedMaps(maps)}, ${sizeInWords(statSync(target).size)}, in ${target}`)
  const damage = damageOf({ maps, faults })
  if (damage.length === 0) {
    terminal.say('Read back: everything is whole.')
    return EXIT.fine
  }
  terminal.complain('The copy is as the original is, and that is damaged:')
  for (const sentence of damage) terminal.complain(`  ${sentence}`)
  return EXIT.trouble
}
