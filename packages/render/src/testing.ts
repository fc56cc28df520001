/** For tests and scripts: the font's files as they lie in node_modules. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { createInterFont, type InterFont } from './font/interFont.ts'

export function interFromDisk(): InterFont {
  const read = (specifier: string) => readFile(fileURLToPath(import.meta.resolve(specifier)))
  return createInterFont({
    harfbuzz: () => read('harfbuzzjs/dist/harfbuzz-subset.wasm'),
    file: (name) => read(`@fontsource-variable/inter/files/${name}`),
  })
}
