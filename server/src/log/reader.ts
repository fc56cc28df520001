/** The reading thread: loads documents and prepares snapshots beside the writer, so that no commit waits for either. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { readTitle } from '@journeyboard/doc'
import { type Archive, openArchive } from './archive.ts'
import { type CompactionPlan, compactDoc } from './compaction.ts'
import { copyDatabase } from './copyDatabase.ts'
import { foldDoc, foldUpdate } from './fold.ts'
import { inspectDatabase } from './inspection.ts'
import type { StoredDoc } from './log.ts'
import { readReadable } from './readable.ts'
import { type AnswerMessage, type CallMessage, describeError } from './threads.ts'
import { findUnshownImages } from './unshownImages.ts'

export type ReaderCall =
  | { readonly kind: 'head' | 'read' | 'images' | 'title'; readonly mapId: string }
  | { readonly kind: 'backup'; readonly file: string }
  | { readonly kind: 'image'; readonly mapId: string; readonly hash: string }
  | { readonly kind: 'compact'; readonly mapId: string; readonly plan: CompactionPlan }
  /** `now`: epoch ms. */
  | { readonly kind: 'unshown'; readonly mapId: string; readonly now: number }

export interface ReaderData {
  readonly path: string
}

function read(archive: Archive, mapId: string): StoredDoc | null {
  const found = readReadable(archive, mapId)
  if (!found) return null
  const { generation, seq, updates } = found.stored
  const bytes = updates.reduce((sum, update) => sum + update.length, 0)
  const tail = { rows: updates.length, bytes }
  return { generation, seq, update: foldUpdate(found.stored), tail, damage: found.damage }
}

function title(archive: Archive, mapId: string): string | null {
  const found = readReadable(archive, mapId)
  if (!found) return null
  const doc = foldDoc(found.stored)
  const words = readTitle(doc)
  doc.destroy()
  return words
}

function answer(archive: Archive, path: string, call: ReaderCall): unknown {
  switch (call.kind) {
    case 'backup':
      return copyDatabase(path, call.file, (copy) => inspectDatabase(copy))
    case 'head':
      return archive.head(call.mapId)
    case 'read':
      return read(archive, call.mapId)
    case 'title':
      return title(archive, call.mapId)
    case 'images':
      return archive.images(call.mapId)
    case 'image':
      return archive.readImage(call.mapId, call.hash)
    case 'compact':
      return compactDoc(archive, call.mapId, call.plan)
    case 'unshown':
      return findUnshownImages(archive, call.mapId, call.now)
  }
}

function run(port: MessagePort, { path }: ReaderData): void {
  const archive = openArchive(path)
  port.on('message', ({ id, call }: CallMessage<ReaderCall>) => {
    let answers: AnswerMessage[]
    try {
      answers = [{ id, value: answer(archive, path, call) }]
    } catch (error) {
      answers = [{ id, error: describeError(error) }]
    }
    port.postMessage(answers)
  })
}

if (parentPort) run(parentPort, workerData as ReaderData)
