/** Packing of pixels into a PNG in a thread of its own, so that the page goes on while a picture is drawn. */
import type { PngShape } from '@journeyboard/formats/pngEncoder'

/** Without pixels: that was all. */
export type PngOrder = { readonly shape: PngShape } | { readonly pixels: ArrayBuffer | null }
export type PngAnswer = { readonly png?: Blob } | { readonly error: string }

export interface PngThread {
  /** The next rows from top to bottom, as a canvas gives them; they are gone afterwards. Resolves once they are packed. */
  addRows(pixels: ArrayBuffer): Promise<void>
  /** Once all rows are in. */
  finish(): Promise<Blob>
  stop(): void
}

interface Waiting {
  readonly resolve: (png: Blob | undefined) => void
  readonly reject: (error: Error) => void
}

/** One that has nothing to do yet. */
let spare: Worker | null = null

/** Starts the next thread ahead of time; gives what lets go of it if nobody has needed it. */
export function preparePngThread(): () => void {
  const worker = createWorker()
  spare = worker
  const letGo = () => {
    if (spare !== worker) return
    worker.terminate()
    spare = null
  }
  // Whoever needs one then starts another one, and says what is wrong with it.
  worker.onerror = letGo
  return letGo
}

function createWorker(): Worker {
  return new Worker(new URL('./pngWorker.ts', import.meta.url), { type: 'module' })
}

export function startPngThread(shape: PngShape): PngThread {
  const worker = spare ?? createWorker()
  spare = null
  // Orders are answered in turn.
  const waiting: Waiting[] = []
  const fail = (sentence: string) => {
    for (const { reject } of waiting.splice(0)) reject(new Error(sentence))
  }
  worker.onmessage = ({ data }: MessageEvent<PngAnswer>) => {
    if ('error' in data) fail(data.error)
    else waiting.shift()?.resolve(data.png)
  }
  worker.onerror = () => fail('The part that writes PNG pictures could not be loaded. Reload the page and try again.')
  const send = (order: PngOrder, transfer: Transferable[] = []) =>
    new Promise<Blob | undefined>((resolve, reject) => {
      waiting.push({ resolve, reject })
      worker.postMessage(order, transfer)
    })
  const begun = send({ shape })
  return {
    async addRows(pixels) {
      await Promise.all([begun, send({ pixels }, [pixels])])
    },
    async finish() {
      const png = await send({ pixels: null })
      if (!png) throw new Error('The PNG was not finished.')
      return png
    },
    stop: () => worker.terminate(),
  }
}
