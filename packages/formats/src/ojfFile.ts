/** The shape of an OpenJourney file: both dialects read into one, tolerantly. */
import { MAX_TEXT } from '@journeyboard/model'
import { FormatError } from './formatError.ts'
import { type JsonPath, lineOfPath } from './jsonPlaces.ts'
import { isObject, ownValue, parseJson } from './jsonText.ts'
import { checkCount } from './limits.ts'
import { withoutNegativeZero } from './numbers.ts'
import { BLUEPRINT_PARTS, type BlueprintPart } from './ojfWords.ts'

/** The key under which our files carry what OpenJourney has no word for; other programs ignore it. */
export const OWN_KEY = 'journeyboard'

/** Of `score`: from -5 to 5. */
export const OJF_SCALE = '-5..5'
export const OJF_MAX_SCORE = 5

export interface OjfFile {
  readonly title: string
  readonly persona: string
  readonly pointOfView: string
  readonly stages: readonly OjfPart[]
  readonly lanes: readonly OjfPart[]
  readonly nodes: readonly OjfNode[]
  /** What stands under `OWN_KEY`, at the root and in each part. */
  readonly own: unknown
  lineOf(path: JsonPath): number
}

/** A stage or a swimlane. */
export interface OjfPart {
  readonly id: string
  readonly name: string
  readonly own: unknown
}

export interface OjfNode {
  readonly path: JsonPath
  readonly id: string
  /** Undefined where the file names one that it does not have. */
  readonly stage: OjfPart | undefined
  readonly lane: OjfPart | undefined
  readonly title: string
  readonly description: string
  readonly severity: string
  /** As it stands in the file: any number, or null. */
  readonly score: number | null
  readonly sentiment: string
  readonly purpose: string
  readonly isMomentOfTruth: boolean
  readonly icon: string
  readonly tags: readonly string[]
  readonly blueprint: ReadonlyMap<BlueprintPart, readonly unknown[]>
  readonly own: unknown
}

/** Throws a FormatError, with the line, if this is no JSON or has no list of stages. */
export function readOjfFile(text: string): OjfFile {
  const root = parseJson(text)
  const lineOf = (path: JsonPath) => lineOfPath(text, path)
  if (!isObject(root)) throw new FormatError('An OpenJourney file is one JSON object: { "stages": [...] }.', 1)
  const metadata = ownValue(root, 'metadata')
  const first = (...values: unknown[]) => values.map(textOf).find((value) => value !== '') ?? ''
  const stages = listOf(root, 'stages', true, lineOf).map(partOf)
  const lanes = listOf(root, 'swimlanes', false, lineOf).map(partOf)
  const places = { stageOf: finderIn(stages), laneOf: finderIn(lanes) }
  return {
    title: first(ownValue(metadata, 'title'), ownValue(root, 'title')),
    persona: first(ownValue(metadata, 'persona'), ownValue(root, 'persona')),
    pointOfView: first(ownValue(metadata, 'pov'), ownValue(metadata, 'pointOfView'), ownValue(root, 'pointOfView')),
    stages,
    lanes,
    nodes: listOf(root, 'nodes', false, lineOf).map((item, index) => nodeOf(item, index, places)),
    own: ownValue(root, OWN_KEY),
    lineOf,
  }
}

type Item = Readonly<Record<string, unknown>>

function listOf(root: Item, key: string, isNeeded: boolean, lineOf: OjfFile['lineOf']): Item[] {
  const list = ownValue(root, key) ?? (isNeeded ? undefined : [])
  if (!Array.isArray(list))
    throw new FormatError(
      `An OpenJourney file needs "${key}", a list of objects: "${key}": [ { ... } ].`,
      lineOf([key]),
    )
  checkCount(list.length, key)
  return list.map((item: unknown, index) => {
    if (isObject(item)) return item
    throw new FormatError(
      `In "${key}" stands something that is not an object: write it as { ... }.`,
      lineOf([key, index]),
    )
  })
}

function partOf(item: Item): OjfPart {
  const name = textOf(ownValue(item, 'name') ?? ownValue(item, 'title'))
  return { id: textOf(ownValue(item, 'id')) || name, name, own: ownValue(item, OWN_KEY) }
}

type Finder = (reference: string) => OjfPart | undefined

/** By id; hand-written files also refer by name. */
function finderIn(parts: readonly OjfPart[]): Finder {
  const byName = new Map(parts.toReversed().map((part) => [part.name.toLowerCase(), part]))
  const byId = new Map(parts.toReversed().map((part) => [part.id, part]))
  return (reference) => (reference === '' ? undefined : (byId.get(reference) ?? byName.get(reference.toLowerCase())))
}

function nodeOf(item: Item, index: number, { stageOf, laneOf }: { stageOf: Finder; laneOf: Finder }): OjfNode {
  const text = (...keys: string[]) => keys.map((key) => textOf(ownValue(item, key))).find((value) => value !== '') ?? ''
  const tags = ownValue(item, 'tags')
  return {
    path: ['nodes', index],
    id: text('id'),
    stage: stageOf(text('stageId', 'stage')),
    lane: laneOf(text('swimlaneId', 'swimlane')),
    title: text('title', 'name'),
    description: text('description'),
    severity: text('severity'),
    score: scoreOf(ownValue(item, 'score')),
    sentiment: text('sentiment'),
    purpose: text('purpose'),
    isMomentOfTruth: ownValue(item, 'isMomentOfTruth') === true,
    icon: text('icon', 'iconColor'),
    tags: Array.isArray(tags) ? tags.map((tag) => textOf(tag).trim()).filter((tag) => tag !== '') : [],
    blueprint: blueprintOf(ownValue(item, 'blueprint')),
    own: ownValue(item, OWN_KEY),
  }
}

function blueprintOf(blueprint: unknown): OjfNode['blueprint'] {
  const parts = BLUEPRINT_PARTS.flatMap((part) => {
    const entries = ownValue(blueprint, part)
    return Array.isArray(entries) && entries.length > 0 ? [[part, entries] as const] : []
  })
  return new Map<BlueprintPart, readonly unknown[]>(parts)
}

/** Text and numbers as text; everything else is none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, MAX_TEXT) : ''
}

/** Editors also write scores as text. */
function scoreOf(value: unknown): number | null {
  const text = textOf(value).trim()
  const score = text === '' ? Number.NaN : Number(text)
  return Number.isFinite(score) ? withoutNegativeZero(score) : null
}
