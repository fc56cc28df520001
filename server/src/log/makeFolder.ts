/** Making a folder, and those above it. */
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { errorCode } from '../ops/startError.ts'

/**
 * Throws what the system says where none can be made. Node's own way (`recursive`) goes round in circles for ever where
 * the folder above is there and yet takes none, as in /proc.
 * @param mode of those that are made; one that is there keeps its own
 */
export function makeFolder(path: string, mode?: number): void {
  try {
    mkdirSync(path, { ...(mode !== undefined && { mode }) })
  } catch (error) {
    if (errorCode(error) === 'EEXIST' && statSync(path).isDirectory()) return
    const above = dirname(path)
    if (errorCode(error) !== 'ENOENT' || existsSync(above)) throw error
    makeFolder(above, mode)
    mkdirSync(path, { ...(mode !== undefined && { mode }) })
  }
}
