/** The writer thread: the only one that writes to the database. All that queued during one commit is the next one. */
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { runStatement, type Statement } from '../tables/tables.ts'
import type { StoredImage } from './log.ts'
import type { UnshownImages } from './namedImages.ts'
import { type CompactedDoc, openStore, type Store } from './store.ts'
import { type AnswerMessage, type CallMessage, describeError } from './threads.ts'

export type WriterCall =
  | {
      readonly kind: 'createMap'
      readonly mapId: string
      readonly update: Uint8Array
      readonly rows: readonly Statement[]
    }
  | { readonly kind: 'append'; readonly mapId: string; readonly update: Uint8Array }
  | { readonly kind: 'snapshot'; readonly mapId: string; readonly compacted: CompactedDoc }
  | { readonly kind: 'forget'; readonly mapId: string; readonly unshown: UnshownImages }
  /** Answered with whether it was there. */
  | { readonly kind: 'removeTrashed'; readonly mapId: string; readonly until: number }
  /** Answered with whether there was room for it. */
  | { readonly kind: 'image'; readonly mapId: string; readonly image: StoredImage; readonly most?: number | undefined }
  /** Answered with the rows of each statement. */
  | { readonly kind: 'statements'; readonly statements: readonly Statement[] }
  | { readonly kind: 'probe' }
  /** Answered when the database is open; nothing else is. */
  | { readonly kind: 'open' }
  /** The last call: the thread is ended when it is answered. */
  | { readonly kind: 'close' }

export interface WriterData {
  readonly path: string
  readonly mostMegabytes: number | null
}

type Message = CallMessage<WriterCall>

/** What the call is answered with, once it is committed. */
function perform(store: Store, call: WriterCall): unknown {
  if (call.kind === 'statements') return runAll(store, call.statements)
  if (call.kind === 'removeTrashed') return store.removeTrashed(call.mapId, call.until)
  if (call.kind === 'image') return store.putImage(call.mapId, call.image, call.most)
  if (call.kind === 'createMap') {
    store.createMap(call.mapId, call.update)
    runAll(store, call.rows)
  } else if (call.kind === 'append') store.append(call.mapId, call.update)
  else if (call.kind === 'snapshot') store.saveSnapshot(call.mapId, call.compacted)
  else if (call.kind === 'forget') store.forgetImages(call.mapId, call.unshown)
  else if (call.kind === 'probe') store.probe()
  return null
}

function runAll({ database }: Store, statements: readonly Statement[]) {
  return statements.map((statement) => runStatement(database, statement))
}

/** One transaction for all; if it fails, each alone, so that one bad call does not take the others with it. */
function commitGroup(store: Store, group: readonly Message[]): AnswerMessage[] {
  try {
    return store.commit(() => group.map(({ id, call }) => ({ id, value: perform(store, call) })))
  } catch (error) {
    const [only] = group
    if (group.length === 1 && only) return [{ id: only.id, error: describeError(error) }]
    return group.flatMap((message) => commitGroup(store, [message]))
  }
}

function run(port: MessagePort, { path, mostMegabytes }: WriterData): void {
  const store = openStore(path, mostMegabytes)
  port.on('message', (first: Message) => {
    const group = [first]
    for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) group.push(next.message)
    const answers = commitGroup(store, group)
    if (group.some(({ call }) => call.kind === 'close')) store.close()
    port.postMessage(answers)
  })
}

if (parentPort) run(parentPort, workerData as WriterData)
