import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type SlowTask, startTask } from './slowTask.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Work that goes on until it is told to end, and what was told of it. */
function begin() {
  const told: number[] = []
  let task: SlowTask | undefined
  let end = (_result: string) => {}
  const started = startTask(
    (given) =>
      new Promise<string>((resolve, reject) => {
        task = given
        end = resolve
        given.signal.addEventListener('abort', () => reject(given.signal.reason))
      }),
    (share) => told.push(share),
  )
  return {
    told,
    progress: (share: number) => task?.onProgress(share),
    end: (result: string) => end(result),
    ...started,
  }
}

describe('slow work', () => {
  it('says nothing in the first half second', async () => {
    const { told, progress, end, result } = begin()
    progress(0.5)
    vi.advanceTimersByTime(499)
    end('picture')
    expect(await result).toBe('picture')
    vi.advanceTimersByTime(1000)
    expect(told).toEqual([])
  })

  it('then says how far it is, each time that it comes further', () => {
    const { told, progress } = begin()
    progress(0.2)
    vi.advanceTimersByTime(500)
    progress(0.4)
    expect(told).toEqual([0.2, 0.4])
  })

  it('that is given up comes to nothing, and is silent', async () => {
    const { told, progress, cancel, result } = begin()
    vi.advanceTimersByTime(500)
    cancel()
    progress(0.9)
    expect(await result).toBe(null)
    expect(told).toEqual([0])
  })

  it('need not look whether it was given up', async () => {
    const { result, cancel } = startTask(
      () => new Promise<never>(() => {}),
      () => {},
    )
    cancel()
    expect(await result).toBe(null)
  })

  it('passes on what goes wrong', async () => {
    const { result } = startTask(
      () => Promise.reject(new Error('no room')),
      () => {},
    )
    await expect(result).rejects.toThrow('no room')
  })
})
