/** Pictures one after the other in a thread of their own, which is started when needed and ended when it hangs or rests. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startThread, stopThread, type Thread } from '../log/threads.ts'
import type { PictureAnswer, PictureCall, PictureData } from './pictureThread.ts'

export interface Painter {
  /**
   * Draws what `load` gives, or joins a drawing of the same `key` that is under way. Rejects with a `PainterBusy` when
   * too many wait, and when a picture takes too long: none of that map is tried again for a while.
   */
  paint(mapId: string, key: string, load: () => Promise<PictureCall>): Promise<PictureAnswer>
  close(): Promise<void>
}

export interface PainterLimits {
  readonly waiting: number
  /** For one picture, in milliseconds. */
  readonly patience: number
  /** Without a picture, in milliseconds, after which the thread gives its memory back. */
  readonly idle: number
}

export class PainterBusy extends Error {
  override readonly name = 'PainterBusy'
}

const CLOSED = 'The server restarts.'
const TOO_LONG = 'This map takes too long to draw.'
/** Milliseconds: all other pictures wait for one that takes too long, whatever its size, and edits change that rarely. */
const PAUSE = 5 * 60_000
const LIMITS: PainterLimits = { waiting: 64, patience: 20_000, idle: 60_000 }

export function createPainter(limits: Partial<PainterLimits> = {}): Painter {
  const { waiting, patience, idle } = { ...LIMITS, ...limits }
  const underWay = new Map<string, Promise<PictureAnswer>>()
  /** Map id -> when a picture of it took too long. */
  const slowSince = new Map<string, number>()
  let lastTurn: Promise<unknown> = Promise.resolve()
  let studio: Studio | null = null
  let rest: NodeJS.Timeout | undefined
  let isClosed = false

  const leave = async (): Promise<void> => {
    const left = studio
    studio = null
    if (left) await closeStudio(left)
  }
  const enter = (): Studio => {
    const opened = openStudio()
    opened.thread.worker.once('exit', () => {
      if (studio === opened) void leave()
    })
    return opened
  }
  const checkPace = (mapId: string): void => {
    const now = performance.now()
    for (const [id, since] of slowSince) if (now - since >= PAUSE) slowSince.delete(id)
    if (slowSince.has(mapId)) throw new PainterBusy(TOO_LONG)
  }
  const draw = async (mapId: string, load: () => Promise<PictureCall>): Promise<PictureAnswer> => {
    checkPace(mapId)
    const call = await load()
    clearTimeout(rest)
    if (!isClosed) studio ??= enter()
    if (!studio) throw new PainterBusy(CLOSED)
    let alarm: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      alarm = setTimeout(() => {
        slowSince.set(mapId, performance.now())
        reject(new PainterBusy(TOO_LONG))
        void leave()
      }, patience)
    })
    try {
      return (await Promise.race([studio.thread.calls.call(call), late])) as PictureAnswer
    } catch (error) {
      throw isClosed ? new PainterBusy(CLOSED) : error
    } finally {
      clearTimeout(alarm)
      if (!isClosed) rest = setTimeout(() => void leave(), idle).unref()
    }
  }
  return {
    paint(mapId, key, load) {
      const known = underWay.get(key)
      if (known) return known
      if (isClosed || underWay.size >= waiting) return Promise.reject(new PainterBusy('Too many pictures are waiting.'))
      const turn = lastTurn.then(() => draw(mapId, load)).finally(() => underWay.delete(key))
      underWay.set(key, turn)
      lastTurn = turn.catch(() => {})
      return turn
    },
    async close() {
      isClosed = true
      clearTimeout(rest)
      await leave()
    },
  }
}

/** The thread, and the folder in which it keeps the fonts that it draws with. */
interface Studio {
  readonly thread: Thread<PictureCall>
  readonly fontFolder: string
}

function openStudio(): Studio {
  const fontFolder = mkdtempSync(join(tmpdir(), 'journeyboard-fonts-'))
  const file = new URL('./pictureThread.ts', import.meta.url)
  return { fontFolder, thread: startThread<PictureCall>(file, { fontFolder } satisfies PictureData) }
}

async function closeStudio({ thread, fontFolder }: Studio): Promise<void> {
  await stopThread(thread)
  rmSync(fontFolder, { recursive: true, force: true })
}
