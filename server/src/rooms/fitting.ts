/**
 * Whether an update fits the document that it is for. Yjs takes for granted that the neighbours of a change lie in the
 * same list, and that a part of it which is already there still is what it was. Where that is not so it breaks off in the
 * middle, and the room would be lost for everybody, or people would see other values than are kept. No honest client ever
 * sends such a thing.
 */
import { DOCUMENT_SCHEMA, META } from '@journeyboard/doc'
import * as Y from 'yjs'

/** Each client's structs in one piece. */
export type DecodedUpdate = ReturnType<typeof Y.decodeUpdate>
type Struct = DecodedUpdate['structs'][number]

/** A list, or one key of a map. */
interface Place {
  readonly name: string
  readonly isKey: boolean
}

/** What is wrong, in words; null: it fits. */
export function findMisfit(doc: Y.Doc, { structs, ds }: DecodedUpdate): string | null {
  const { store } = doc
  const structsByClient = Map.groupBy(structs, ({ id }) => id.client)
  const placeNamedBy = createPlaceNames(doc)
  const placeByStruct = new Map<Struct, Place | null>()

  const find = (id: Y.ID | null): Struct | null => {
    if (!id) return null
    if (id.clock < Y.getState(store, id.client)) return Y.getItem(store, id)
    return findIn(structsByClient.get(id.client) ?? [], id.clock)
  }
  /** Whether Yjs would put it anywhere: behind something that is gone, or into it, a change is gone as well. */
  const hasPlace = ({ parent }: Y.Item, neighbours: readonly (Struct | null)[]) => {
    if (neighbours.some((one) => one !== null)) return neighbours.every((one) => one === null || one instanceof Y.Item)
    const holder = parent instanceof Y.ID ? find(parent) : null
    return typeof parent === 'string' || (holder instanceof Y.Item && holder.content instanceof Y.ContentType)
  }
  /** Null: not known, or gone. */
  const placeOf = (struct: Struct | null): Place | null => {
    const passed = new Set<Struct>()
    let place: Place | null = null
    for (let next = struct; next instanceof Y.Item && !passed.has(next); ) {
      place = placeByStruct.get(next) ?? placeNamedBy(next)
      if (place || placeByStruct.has(next)) break
      passed.add(next)
      next = find(next.origin) ?? find(next.rightOrigin)
    }
    for (const one of passed) placeByStruct.set(one, place)
    return place
  }

  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue
    const { id, length, content } = struct
    const known = Y.getState(store, id.client)
    if (id.clock + length <= known) continue
    const neighbours = [find(struct.origin), find(struct.rightOrigin)]
    const [left, right] = neighbours.map(placeOf)
    if (left && right && left.name !== right.name) return 'a change lies in two places'
    const beginning = id.clock < known ? find(new Y.ID(id.client, known - 1)) : null
    if (id.clock < known && !(beginning instanceof Y.Item) && hasPlace(struct, neighbours)) {
      return 'a change goes on with what is gone'
    }
    const begun = placeOf(beginning)
    const place = left ?? right ?? placeNamedBy(struct)
    if (begun && place && begun.name !== place.name) return 'a change goes on in another place'
    const isKey = (begun ?? place)?.isKey === true
    if (raisesSchema(begun ?? place, content)) return 'it belongs to a newer Journeyboard'
    // Of a key the last value counts: nobody puts one before another, and each document would take a different one.
    if (isKey && struct.rightOrigin) return 'a value of a key stands before another'
    if (length === 1 || content instanceof Y.ContentDeleted) continue
    // Former values lie in one piece, but only when they are deleted.
    if (isKey && !isDeletedBy(ds, struct)) return 'a key has several values'
  }
  return null
}

const SCHEMA_PLACE = placeName(`root ${META}`, 'schema')

/** A map that says so is closed to all who do not know that schema, so nobody may say it for others. */
function raisesSchema(place: Place | null, content: Y.Item['content']): boolean {
  if (place?.name !== SCHEMA_PLACE) return false
  return content.getContent().some((value) => typeof value === 'number' && value > DOCUMENT_SCHEMA)
}

function placeName(type: string, key: string | null): string {
  return JSON.stringify([type, key])
}

function isDeletedBy(ds: DecodedUpdate['ds'], { id, length }: Y.Item): boolean {
  for (let n = 0; n < length; n += 1) if (!Y.isDeleted(ds, new Y.ID(id.client, id.clock + n))) return false
  return true
}

/** The place that an item names itself, or has in the document. */
function createPlaceNames({ share }: Y.Doc): (item: Y.Item) => Place | null {
  const nameOfRoot = new Map<unknown, string>([...share].map(([name, type]) => [type, name]))
  const nameOf = (parent: NonNullable<Y.Item['parent']>): string | undefined => {
    if (typeof parent === 'string') return `root ${parent}`
    const id = parent instanceof Y.ID ? parent : parent._item?.id
    return id ? `${id.client} ${id.clock}` : nameOfRoot.has(parent) ? `root ${nameOfRoot.get(parent)}` : undefined
  }
  return ({ parent, parentSub }) => {
    const type = parent === null ? undefined : nameOf(parent)
    return type === undefined ? null : { name: placeName(type, parentSub), isKey: parentSub !== null }
  }
}

/** `structs` of one client, by rising clocks. */
function findIn(structs: readonly Struct[], clock: number): Struct | null {
  let [low, high] = [0, structs.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const struct = structs[middle]
    if (!struct) return null
    if (clock < struct.id.clock) high = middle - 1
    else if (clock >= struct.id.clock + struct.length) low = middle + 1
    else return struct
  }
  return null
}
