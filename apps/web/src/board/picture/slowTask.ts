/** Work that may take a while: it tells how far it is once that is worth telling, and can be given up. */

export interface SlowTask {
  readonly signal: AbortSignal
  /** From 0 to 1. */
  readonly onProgress: (share: number) => void
}

/** Milliseconds in which nobody wants to be told anything. */
const PATIENCE = 500

export interface Started<Result> {
  /** Null when it was given up. */
  readonly result: Promise<Result | null>
  cancel(): void
}

/** `onSlow` is told the share that is done, from half a second after the beginning until the end. */
export function startTask<Result>(
  work: (task: SlowTask) => Promise<Result>,
  onSlow: (share: number) => void,
): Started<Result> {
  const abort = new AbortController()
  let share = 0
  let isSlow = false
  const timer = setTimeout(() => {
    isSlow = true
    onSlow(share)
  }, PATIENCE)
  const onProgress = (done: number) => {
    share = done
    if (isSlow && !abort.signal.aborted) onSlow(share)
  }
  const given = new Promise<null>((resolve) => abort.signal.addEventListener('abort', () => resolve(null)))
  const done = work({ signal: abort.signal, onProgress }).catch((error: unknown) => {
    if (abort.signal.aborted) return null
    throw error
  })
  return {
    // Not everything looks at the signal; whoever gave it up is free at once all the same.
    result: Promise.race([done, given]).finally(() => clearTimeout(timer)),
    cancel: () => abort.abort(),
  }
}
