/** Which client ids write in a document for the first time. */
import type * as Y from 'yjs'

/** Gives a function to be called after each update, with those that came with it; it costs a comparison of two numbers. */
export function createNewWriters(doc: Y.Doc): () => readonly number[] {
  const { clients } = doc.store
  const known = new Set(clients.keys())
  return () => {
    if (clients.size === known.size) return []
    const found = [...clients.keys()].filter((client) => !known.has(client))
    for (const client of found) known.add(client)
    return found
  }
}
