/** Reads `.journey.json`. */
import {
  type ImageAddresses,
  isImageHash,
  type JourneyRecords,
  MAP_ID,
  MAX_TEXT,
  mapDefaults,
  newId,
  parseFeelingId,
} from '@journeyboard/model'
import {
  cardSchema,
  feelingSchema,
  laneSchema,
  linkSchema,
  mapSchema,
  noteSchema,
  personaSchema,
  stageSchema,
  stepSchema,
} from '@journeyboard/model/schemas'
import type * as z from 'zod/mini'
import { FormatError } from './formatError.ts'
import { JOURNEY_JSON_FORMAT, JOURNEY_JSON_VERSION } from './journeyJsonWriter.ts'
import { lineOfPath } from './jsonPlaces.ts'
import { isObject, ownValue, parseJson, validated } from './jsonText.ts'
import { checkCount } from './limits.ts'
import { createWarnings, type Opened, type Warnings } from './opened.ts'

interface Reading {
  readonly text: string
  readonly file: unknown
  readonly warnings: Warnings
  /** A card becomes a note and back, so they share one set; other families may have the same id. */
  readonly itemIds: Set<string>
}

/**
 * The records of a file that Journeyboard wrote. Missing lists are empty, missing fields get their defaults, and what
 * has another value than the file said is a warning; references may dangle. Throws a FormatError with the line of
 * what can not be read at all.
 */
export function readJourneyJson(text: string): Opened {
  const file = parseJson(text)
  checkHead(text, file)
  const reading: Reading = { text, file, warnings: createWarnings(), itemIds: new Set() }
  const records: JourneyRecords = {
    map: readMap(reading),
    personas: readList(reading, 'personas', 'persona', personaSchema),
    stages: readList(reading, 'stages', 'stage', stageSchema),
    steps: readList(reading, 'steps', 'step', stepSchema),
    lanes: readList(reading, 'lanes', 'lane', laneSchema),
    cards: readList(reading, 'cards', 'card', cardSchema),
    feelings: readList(reading, 'feelings', 'feeling', feelingSchema),
    notes: readList(reading, 'notes', 'note', noteSchema),
    links: readList(reading, 'links', 'link', linkSchema),
  }
  const images = readImages(reading)
  return { records, ...(images.size > 0 && { images }), warnings: reading.warnings.list() }
}

/** Bytes of a kind that is kept, written by us: anything else could be the address of something elsewhere. */
const IMAGE_DATA = /^data:image\/(?:png|jpeg|gif);base64,[A-Za-z0-9+/]+={0,2}$/

/** Base64 comes in groups of four: what was cut off holds no bytes at all. */
function isImageData(data: unknown): data is string {
  return typeof data === 'string' && IMAGE_DATA.test(data) && (data.length - data.indexOf(',') - 1) % 4 === 0
}

function readImages({ file, text, warnings }: Reading): ImageAddresses {
  const raw = ownValue(file, 'images') ?? []
  if (!Array.isArray(raw)) throw new FormatError('"images" should be a list.', lineOfPath(text, ['images']))
  checkCount(raw.length, 'images')
  const images = new Map<string, string>()
  for (const [index, one] of raw.entries()) {
    const [hash, data] = [ownValue(one, 'hash'), ownValue(one, 'data')]
    if (isImageHash(hash) && isImageData(data)) images.set(hash, data)
    else warnings.add('this image can not be read; it is left out.', () => lineOfPath(text, ['images', index]))
  }
  return images
}

function checkHead(text: string, file: unknown): void {
  if (!isObject(file) || ownValue(file, 'format') !== JOURNEY_JSON_FORMAT)
    throw new FormatError(`This is not a Journeyboard file: it should begin with "format": "${JOURNEY_JSON_FORMAT}".`)
  const version = ownValue(file, 'version')
  if (version === JOURNEY_JSON_VERSION) return
  const line = lineOfPath(text, ['version'])
  if (typeof version === 'number' && version > JOURNEY_JSON_VERSION)
    throw new FormatError(
      `A newer Journeyboard wrote this file (version ${version}); this one reads version ${JOURNEY_JSON_VERSION}. Update Journeyboard, or save the file from the newer one as Mermaid.`,
      line,
    )
  throw new FormatError(`The "version" of the file should be ${JOURNEY_JSON_VERSION}.`, line)
}

function readMap(reading: Reading): JourneyRecords['map'] {
  const raw = ownValue(reading.file, 'map') ?? {}
  const place = { text: reading.text, path: ['map'], what: 'The map' }
  const map = validated(mapSchema, isObject(raw) ? { ...mapDefaults, ...raw, id: MAP_ID } : raw, place)
  return { ...map, id: MAP_ID }
}

function readList<R extends { readonly id: string }>(
  reading: Reading,
  name: keyof JourneyRecords,
  noun: string,
  schema: z.core.$ZodType<R>,
): R[] {
  const raw = ownValue(reading.file, name) ?? []
  if (!Array.isArray(raw)) throw new FormatError(`"${name}" should be a list.`, lineOfPath(reading.text, [name]))
  checkCount(raw.length, name)
  const records: R[] = []
  const ids = name === 'cards' || name === 'notes' ? reading.itemIds : new Set<string>()
  for (const [index, one] of raw.entries()) {
    const path = [name, index]
    const shortened = shortenTexts(one)
    const record = validated(schema, shortened, { text: reading.text, path, what: `The ${noun} number ${index + 1}` })
    warnOfChanges(reading, path, noun, one, record)
    const kept = withOwnId(reading, ids, path, noun, record)
    if (kept) records.push(kept)
  }
  return records
}

/** A second thing with the same id gets a new one; a second feeling of one persona at one step is left out. */
function withOwnId<R extends { readonly id: string }>(
  { warnings, text }: Reading,
  ids: Set<string>,
  path: readonly (string | number)[],
  noun: string,
  record: R,
): R | null {
  if (!ids.has(record.id)) {
    ids.add(record.id)
    return record
  }
  if (parseFeelingId(record.id)) {
    warnings.add(`the feeling "${record.id}" stands in the file twice; the first one counts.`, () =>
      lineOfPath(text, path),
    )
    return null
  }
  warnings.add(`the id "${record.id}" is already taken; this ${noun} got a new one.`, () => lineOfPath(text, path))
  return { ...record, id: newId() }
}

/** Cut and not dropped: the schema would take a text that is too long for no text. */
function shortenTexts(raw: unknown): unknown {
  if (!isObject(raw)) return raw
  const entries = Object.entries(raw).map(([key, value]) => [
    key,
    typeof value === 'string' ? value.slice(0, MAX_TEXT) : value,
  ])
  return Object.fromEntries(entries)
}

/** Says which fields of the record are not what the file said. */
function warnOfChanges(
  reading: Reading,
  path: readonly (string | number)[],
  noun: string,
  raw: unknown,
  record: unknown,
): void {
  if (!isObject(raw) || !isObject(record)) return
  for (const [key, value] of Object.entries(record)) {
    const given = ownValue(raw, key)
    if (given === undefined || given === value) continue
    if (isObject(value) && isObject(given)) {
      warnOfChanges(reading, [...path, key], noun, given, value)
      continue
    }
    if (Array.isArray(given) || JSON.stringify(given) !== JSON.stringify(value)) {
      const line = () => lineOfPath(reading.text, [...path, key])
      reading.warnings.add(`the "${key}" of this ${noun} can not be ${shown(given)}; it is ${shown(value)} now.`, line)
    }
  }
}

function shown(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}...` : text
}
