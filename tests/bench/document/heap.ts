/** A process of its own, with `--expose-gc`: loads the document given as its argument and tells what it holds of heap. */
import { readFileSync } from 'node:fs'
import { createJourneyDoc } from '@journeyboard/doc'
import * as Y from 'yjs'

export interface HeapReport {
  /** Bytes of heap that the loaded Y.Doc holds. */
  readonly document: number
  /** With the projection and the undo history around it, as an open board has it. */
  readonly journeyDoc: number
  /** Milliseconds to take in the update. */
  readonly load: number
}

const [path] = process.argv.slice(2)
if (!path) throw new Error('Usage: node --expose-gc heap.ts <file with a Yjs update>')
const update = new Uint8Array(readFileSync(path))

// Code that is compiled on first use, and what it keeps, is not the document's.
const rehearsal = new Y.Doc()
Y.applyUpdate(rehearsal, update)
createJourneyDoc(rehearsal).destroy()
rehearsal.destroy()

const empty = heapInUse()
const ydoc = new Y.Doc()
const started = performance.now()
Y.applyUpdate(ydoc, update)
const load = performance.now() - started
const document = heapInUse() - empty
const doc = createJourneyDoc(ydoc)
const journeyDoc = heapInUse() - empty
// Read after the last measurement, so that nothing is collected before it.
if (doc.projection.journey().cardById.size === 0) throw new Error('The document holds no cards.')
process.send?.({ document, journeyDoc, load } satisfies HeapReport)

function heapInUse(): number {
  if (!globalThis.gc) throw new Error('Run this with --expose-gc.')
  for (let round = 0; round < 4; round++) globalThis.gc()
  return process.memoryUsage().heapUsed
}
