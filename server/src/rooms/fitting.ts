/**
 * Whether an update fits the document that it is for. Yjs takes for granted that the neighbours of a change lie in the
 * same list, the left one before the right, and that a part of it which is already there still is what it was. Where that
 * is not so it breaks off in the middle, and the room would be lost for everybody, or people would see different maps. No
 * honest client ever sends such a thing.
 */
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

  /** The item in the document that `id` names; of an item that is yet to come, the one beyond which it lies. */
  const anchorOf = (id: Y.ID | null, side: 'origin' | 'rightOrigin'): Anchor | null => {
    const passed = new Set<Struct>()
    for (let at = id; at; ) {
      const struct = find(at)
      if (!(struct instanceof Y.Item) || passed.has(struct)) return null
      if (at.clock < Y.getState(store, at.client)) return { item: struct, clock: at.clock }
      passed.add(struct)
      at = struct[side]
    }
    return null
  }

  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue
    const { id, length, content } = struct
    const known = Y.getState(store, id.client)
    if (id.clock + length <= known) continue
    const neighbours = [find(struct.origin), find(struct.rightOrigin)]
    const [left, right] = neighbours.map(placeOf)
    if (left && right && left.name !== right.name) return 'a change lies in two places'
    if (isReversed(anchorOf(struct.origin, 'origin'), anchorOf(struct.rightOrigin, 'rightOrigin'))) {
      return 'a change lies behind what it lies before'
    }
    const isBegun = id.clock < known && !(find(new Y.ID(id.client, known - 1)) instanceof Y.Item)
    if (isBegun && hasPlace(struct, neighbours)) return 'a change goes on with what is gone'
    if (length === 1 || content instanceof Y.ContentDeleted) continue
    // Former values lie in one piece, but only when they are deleted.
    const isKey = (left ?? right ?? placeNamedBy(struct))?.isKey === true
    if (isKey && !isDeletedBy(ds, struct)) return 'a key has several values'
  }
  return null
}

/** An item in the document, and which of its parts is meant. */
interface Anchor {
  readonly item: Y.Item
  readonly clock: number
}

/**
 * Each document that gets a change with such neighbours puts it somewhere else, and of a key takes another value. Yjs goes
 * the same way from left to right to find the place.
 */
function isReversed(left: Anchor | null, right: Anchor | null): boolean {
  if (!left || !right) return false
  if (left.item === right.item) return left.clock >= right.clock
  let next = left.item.right
  while (next && next !== right.item) next = next.right
  return next === null
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
    return type === undefined ? null : { name: JSON.stringify([type, parentSub]), isKey: parentSub !== null }
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
