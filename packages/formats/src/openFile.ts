/** Opening any file that Journeyboard can read: which reader, by its name and by what is in it. */
import type { JourneyRecords } from '@journeyboard/model'
import { OPENED_EXTENSIONS } from './extensions.ts'
import { FormatError } from './formatError.ts'
import { readJourneyJson } from './journeyJsonReader.ts'
import { JOURNEY_JSON_FORMAT } from './journeyJsonWriter.ts'
import { isObject, ownValue, parseJson } from './jsonText.ts'
import { checkCounts, sizeLimitOf } from './limits.ts'
import { readMermaid, readMermaidInMarkdown } from './mermaidReader.ts'
import { readOjf } from './ojfReader.ts'
import type { Opened } from './opened.ts'
import { isPng } from './pngChunks.ts'
import { extractFromPng } from './pngPicture.ts'
import { extractJourney } from './svgPicture.ts'

type Reader = (text: string) => Opened

/** `openFile` for bytes as they lie on disk: text in UTF-8, or a PNG that carries a map. */
export function openBytes(name: string, bytes: Uint8Array): Opened {
  if (!isPng(bytes)) return openFile(name, decodeText(name, bytes))
  return namingFile(name, () => openText(name, '', () => readCarried(extractFromPng(bytes))))
}

/**
 * The records of a file and what should be known about them. Throws a FormatError whose message names the file, the
 * line where there is one, and the mend. Records are checked in shape and number; references may dangle.
 */
export function openFile(name: string, text: string): Opened {
  const content = text.startsWith('\ufeff') ? text.slice(1) : text
  return namingFile(name, () => {
    // Called a picture, although it is none: what it is instead does not matter.
    if (/\.png$/i.test(name)) return readCarried(null)
    checkContent(name, content)
    return openText(name, content, readerFor(name.toLowerCase(), content))
  })
}

function openText(name: string, text: string, read: Reader): Opened {
  const opened = read(text)
  checkCounts(opened.records)
  return { ...opened, records: titled(opened.records, name) }
}

function namingFile(name: string, open: () => Opened): Opened {
  try {
    return open()
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    const place = error.line === undefined ? name : `${name}, line ${error.line}`
    throw new FormatError(`${place}: ${error.message}`, error.line)
  }
}

/** Bytes that are not UTF-8 become replacement characters, as they do in a browser. */
function decodeText(name: string, bytes: Uint8Array): string {
  const { most, sentence } = sizeLimitOf(name)
  if (bytes.length > most) throw new FormatError(`${name}: ${sentence}`)
  return new TextDecoder().decode(bytes)
}

function checkContent(name: string, text: string): void {
  const { most, sentence } = sizeLimitOf(name)
  if (text.length > most) throw new FormatError(sentence)
  if (text.includes('\0')) throw new FormatError('This is not a text file. Journeyboard opens maps saved as text.')
  if (text.trim() === '') throw new FormatError('The file is empty.')
}

function readerFor(name: string, text: string): Reader {
  if (name.endsWith('.ojf')) return readOjf
  if (name.endsWith('.json')) return readJson
  if (name.endsWith('.svg')) return readSvg
  if (name.endsWith('.mmd') || name.endsWith('.mermaid'))
    return /^\s*(```|~~~|:::)/.test(text) ? readMermaidInMarkdown : readMermaid
  if (name.endsWith('.md') || name.endsWith('.markdown')) return readMermaidInMarkdown
  if (startsAsMermaid(text)) return readMermaid
  const known = `${OPENED_EXTENSIONS.slice(0, -1).join(', ')} and ${OPENED_EXTENSIONS.at(-1)}`
  throw new FormatError(`Journeyboard can not open this kind of file. It opens ${known}.`)
}

/** Whether the first word, behind front matter and comments, is the one that Mermaid journeys begin with. */
function startsAsMermaid(text: string): boolean {
  const body = text.replace(/^\s*---\s*\n[\s\S]*?\n---\s*(\n|$)/, '').replace(/^(\s*%%.*(\n|$))*/, '')
  return /^\s*journey(\s|$)/.test(body)
}

function readSvg(text: string): Opened {
  return readCarried(extractJourney(text))
}

/** Lines count in the map inside, which nobody can look at, so they are left out. */
function readCarried(json: string | null): Opened {
  if (json === null) {
    throw new FormatError(
      'This picture does not carry a map. Journeyboard opens pictures that were exported with the map inside.',
    )
  }
  try {
    return readJourneyJson(json)
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    throw new FormatError(`The map inside this picture can not be read. ${error.message}`)
  }
}

/** Ours, or OpenJourney under another name. */
function readJson(text: string): Opened {
  const file = parseJson(text)
  if (ownValue(file, 'format') === JOURNEY_JSON_FORMAT) return readJourneyJson(text)
  if (isObject(file) && Array.isArray(ownValue(file, 'stages')) && !Object.hasOwn(file, 'format')) return readOjf(text)
  throw new FormatError(
    `This JSON is not a journey map: it has neither "format": "${JOURNEY_JSON_FORMAT}" nor the "stages" of OpenJourney.`,
  )
}

/** A map without a title is called after its file. */
function titled(records: JourneyRecords, name: string): JourneyRecords {
  if (records.map.title.trim() !== '') return records
  const title = name.replace(/^.*[/\\]/, '').replace(/(\.journey)?\.[^.]+$/i, '')
  return { ...records, map: { ...records.map, title } }
}
