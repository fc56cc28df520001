/** Calling a worker thread and awaiting its answers, each matched by a number. */
import { Worker } from 'node:worker_threads'
import { DamagedDocError } from './log.ts'

export interface CallMessage<Call> {
  readonly id: number
  readonly call: Call
}

export type AnswerMessage =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: ThreadError }

/** Errors lose their class between threads; these fields survive. */
export interface ThreadError {
  readonly name: string
  readonly message: string
}

interface Caller<Call> {
  /** Rejects when the thread says so, or when it ends before it has answered. */
  call(call: Call): Promise<unknown>
  /** Rejects all that is open, and every later call, with `reason`. */
  stop(reason: Error): void
}

export interface Thread<Call> {
  readonly worker: Worker
  readonly calls: Caller<Call>
}

/** Starts a file as a thread; `data` is its `workerData`. */
export function startThread<Call>(file: URL, data: unknown): Thread<Call> {
  const worker = new Worker(file, { workerData: data })
  return { worker, calls: createCaller<Call>(worker) }
}

/** Ends the thread at once, whatever it is doing. */
export async function stopThread(thread: Thread<never>): Promise<void> {
  thread.calls.stop(new Error('The log is closed.'))
  await thread.worker.terminate()
}

/** Speaks with a thread that answers each `CallMessage` by `AnswerMessage`s, one or several at once. */
function createCaller<Call>(worker: Worker): Caller<Call> {
  const open = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let lastId = 0
  let stopped: Error | null = null

  worker.on('message', (answers: readonly AnswerMessage[] | object) => {
    // Under `node --watch` the thread also reports its imports here.
    if (!Array.isArray(answers)) return
    for (const answer of answers) {
      const waiting = open.get(answer.id)
      open.delete(answer.id)
      if ('error' in answer) waiting?.reject(reviveError(answer.error))
      else waiting?.resolve(answer.value)
    }
  })
  const stop = (reason: Error) => {
    stopped ??= reason
    for (const waiting of open.values()) waiting.reject(reason)
    open.clear()
  }
  worker.on('error', (error) => stop(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', () => stop(new Error('The thread has ended.')))
  return {
    stop,
    call(call) {
      if (stopped) return Promise.reject(stopped)
      lastId += 1
      const id = lastId
      return new Promise((resolve, reject) => {
        open.set(id, { resolve, reject })
        worker.postMessage({ id, call } satisfies CallMessage<Call>)
      })
    },
  }
}

/** What an answer says about a thrown error. */
export function describeError(error: unknown): ThreadError {
  return error instanceof Error
    ? { name: error.name, message: error.message }
    : { name: 'Error', message: String(error) }
}

function reviveError({ name, message }: ThreadError): Error {
  if (name === 'DamagedDocError') return new DamagedDocError(message)
  return new Error(message)
}
