/** The parts of the font as files: resvg reads fonts from files only. */
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { InterPart } from '@journeyboard/render/font'

export interface FontFiles {
  /** Its path. Rejects when it can not be written now; the next picture tries again. */
  fileOf(part: InterPart): Promise<string>
}

/** Each part is written when it is first needed. */
export function createFontFiles(folder: string, bytesOf: (part: InterPart) => Promise<Uint8Array>): FontFiles {
  const files = new Map<string, Promise<string>>()
  const write = async (part: InterPart, path: string): Promise<string> => {
    await writeFile(`${path}.part`, await bytesOf(part))
    await rename(`${path}.part`, path)
    return path
  }
  return {
    fileOf(part) {
      const path = join(folder, `${part.face}-${part.file}.ttf`)
      const known = files.get(path)
      if (known) return known
      const written = write(part, path)
      files.set(path, written)
      written.catch(() => files.delete(path))
      return written
    },
  }
}
