/** What a new map can be made from: a template, or a file that somebody picked or dropped. */
import type { JourneyRecords } from '@journeyboard/model'
import { fetchCode, MapMakingError } from './mapMakingError.ts'

export interface MapSource {
  readonly records: JourneyRecords
  /** Sentences about what in a file could not be taken over as it was. */
  readonly remarks: readonly string[]
}

/** For the file dialog; what is in the file decides in the end. */
export const FILE_EXTENSIONS = [
  '.journey.json',
  '.json',
  '.mmd',
  '.mermaid',
  '.md',
  '.markdown',
  '.ojf',
  '.svg',
  '.png',
]

const MAX_BYTES = 10 * 1024 * 1024
/** Of a PNG only the map inside counts, and that has its own limit. */
const MAX_PNG_BYTES = 100 * 1024 * 1024

/** Rejects with a `MapMakingError` when the templates can not be fetched. */
export async function readTemplate(templateId: string): Promise<MapSource> {
  const { templates } = await fetchCode(() => import('@journeyboard/model/templates'))
  const template = templates.find(({ id }) => id === templateId)
  if (!template) throw new Error(`There is no template "${templateId}".`)
  return { records: template.create(), remarks: [] }
}

/** Rejects with a `MapMakingError` whose sentence names the file, whatever is wrong with it. */
export async function readFiles(files: readonly File[]): Promise<MapSource> {
  const [file, second] = files
  if (!file) throw refused('There is no file in what was dropped. Drop a file from this device.')
  if (second) throw refused(`${files.length} files at once are too many: open them one after the other.`)
  if (file.size > (/\.png$/i.test(file.name) ? MAX_PNG_BYTES : MAX_BYTES)) {
    throw refused(`${file.name} is larger than 10 MB. Journeyboard opens files up to that size.`)
  }
  const bytes = await readBytes(file)
  const { openBytes, FormatError } = await fetchCode(() => import('@journeyboard/formats'))
  try {
    const { records, warnings } = openBytes(file.name, bytes)
    return { records, remarks: warnings }
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    throw refused(error.message.includes(file.name) ? error.message : `${file.name}: ${error.message}`)
  }
}

async function readBytes(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch {
    // A folder, or a file that was moved or may not be read; browsers do not say which.
    throw refused(`${file.name} could not be read. If it is a folder, open a file in it.`)
  }
}

function refused(sentence: string): MapMakingError {
  return new MapMakingError(sentence, { retryable: false })
}
