/** All living content of any Yjs document as plain values, whatever its shared types are; only for comparing. */
import * as Y from 'yjs'

/** Top-level name -> content. Empty types are left out: they need not exist on the other side. */
export function contentOf(doc: Y.Doc): Record<string, unknown> {
  const content: Record<string, unknown> = {}
  for (const [name, type] of doc.share) {
    const inside = contentOfType(type)
    if (inside.list.length > 0 || Object.keys(inside.entries).length > 0) content[name] = inside
  }
  return content
}

type SharedType = Y.ContentType['type']

interface TypeContent {
  /** Texts as single characters, so that it does not matter how they are cut into runs. */
  readonly list: readonly unknown[]
  readonly entries: Record<string, unknown>
}

function contentOfType(type: SharedType): TypeContent {
  const list: unknown[] = []
  for (let item = type._start; item !== null; item = item.right) {
    if (!item.deleted) list.push(...contentOfItem(item))
  }
  const entries: Record<string, unknown> = {}
  for (const [key, item] of type._map) {
    if (!item.deleted) entries[key] = contentOfItem(item)
  }
  return { list, entries }
}

function contentOfItem(item: Y.Item): unknown[] {
  const { content } = item
  if (content instanceof Y.ContentType) return [contentOfType(content.type)]
  if (content instanceof Y.ContentFormat) return [{ key: content.key, value: content.value }]
  return content.getContent()
}
