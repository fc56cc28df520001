/** The reading thread from outside: begun by the first call, and begun anew if it should ever die. */
import type { ReaderCall, ReaderData } from './reader.ts'
import { startThread, stopThread, type Thread } from './threads.ts'

export interface Reader {
  call(call: ReaderCall): Promise<unknown>
  /** Ends the thread; what it has not answered yet rejects. A later call begins a new one. */
  stop(): Promise<void>
}

export function createReader(path: string): Reader {
  let current: Thread<ReaderCall> | null = null
  const start = () => {
    const thread = startThread<ReaderCall>(new URL('./reader.ts', import.meta.url), { path } satisfies ReaderData)
    thread.worker.once('exit', () => {
      if (current === thread) current = null
    })
    return thread
  }
  return {
    call(call) {
      current ??= start()
      return current.calls.call(call)
    },
    async stop() {
      const ending = current
      current = null
      if (ending) await stopThread(ending)
    },
  }
}
