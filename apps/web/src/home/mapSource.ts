/** What a new map can be made from: a template, or a file that somebody picked or dropped. */
import type { ImageAddresses, JourneyRecords } from '@journeyboard/model'
import { fetchCode, MapMakingError } from './mapMakingError.ts'

export interface MapSource {
  readonly records: JourneyRecords
  /** What the file holds of its images. */
  readonly images?: ImageAddresses
  /** Sentences about what in a file could not be taken over as it was. */
  readonly remarks: readonly string[]
}

/** No file that can be opened is larger; what each kind may have, its reader says. */
const MAX_BYTES = 100 * 1024 * 1024

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
  if (file.size > MAX_BYTES)
    throw refused(`${file.name} is larger than 100 MB. Journeyboard opens no file of that size.`)
  // Where its rows and columns go is asked on a board.
  if (/\.(csv|tsv|xlsx)$/i.test(file.name))
    throw refused(`${file.name} is a table: open a map first, then drop it there.`)
  const bytes = await readBytes(file)
  const { openBytes, FormatError } = await fetchCode(() => import('@journeyboard/formats'))
  try {
    const { warnings, ...source } = openBytes(file.name, bytes)
    return { ...source, remarks: warnings }
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
