/** One piece of slow work of a dialog: it ends with the dialog, at the latest. */
import { useEffect, useRef, useState } from 'react'
import { type SlowTask, startTask } from './slowTask.ts'

export interface SlowWork {
  readonly isRunning: boolean
  /** From 0 to 1 once it takes longer than half a second, null before. */
  readonly share: number | null
  /** Null when it was given up. Rejects with what went wrong. */
  run<Result>(work: (task: SlowTask) => Promise<Result>): Promise<Result | null>
  cancel(): void
}

export function useSlowTask(): SlowWork {
  const [isRunning, setIsRunning] = useState(false)
  const [share, setShare] = useState<number | null>(null)
  const cancel = useRef(() => {})
  useEffect(() => () => cancel.current(), [])
  return {
    isRunning,
    share,
    async run(work) {
      const started = startTask(work, setShare)
      cancel.current = started.cancel
      setIsRunning(true)
      try {
        return await started.result
      } finally {
        setIsRunning(false)
        setShare(null)
      }
    },
    cancel: () => cancel.current(),
  }
}
