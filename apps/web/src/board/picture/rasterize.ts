/** From a picture to a PNG, strip by strip: one is painted here while the last one is packed in a thread of its own. */
import { type PixelSize, scaledSize, sizeOf } from '@journeyboard/render'
import { PICTURE_FONTS, readPicture } from '@journeyboard/render/canvas'
import { loadFonts, loadNeeds } from './pictureNeeds.ts'
import { preparePngThread, startPngThread } from './pngThread.ts'
import type { SlowTask } from './slowTask.ts'

/** In pixels: what programs that open pictures can be expected to take. */
export const LONGEST_SIDE = 16_384
/** Of one strip: few enough that the page answers in between and that the pixels stay near the processor. */
const STRIP_PIXELS = 2 ** 20
/** Milliseconds after which the page may answer. */
const BREATH = 25
/** How many strips may wait to be packed. Each has four bytes a pixel. */
const MOST_WAITING = 8

/** The largest scale, at most `most`, at which a picture of that size at scale 1 is not too long; in hundredths. */
export function largestScale({ width, height }: PixelSize, most: number, longestSide = LONGEST_SIDE): number {
  return Math.min(most, Math.floor((100 * longestSide) / Math.max(width, height)) / 100)
}

export interface RasterOptions {
  /** Pixels for one unit of the drawing's width and height; see `largestScale`. */
  readonly scale: number
  readonly hasAlpha: boolean
}

/** Fetches what nearly every picture needs before one is asked for; gives what lets go of it. */
export function prepareRaster(): () => void {
  // Whoever paints then hears what went wrong.
  loadFonts(PICTURE_FONTS).catch(() => {})
  return preparePngThread()
}

/**
 * `svg` has no font inside. Rejects with a sentence when the browser can not paint it, and with the signal's reason when it
 * is given up.
 */
export async function rasterize(svg: string, { scale, hasAlpha }: RasterOptions, task: SlowTask): Promise<Blob> {
  const size = scaledSize(sizeOf(svg), scale)
  const thread = startPngThread({ ...size, hasAlpha })
  try {
    const waiting: Promise<void>[] = []
    let breathed = performance.now()
    for await (const { pixels, share } of paintStrips(svg, size, hasAlpha)) {
      const packed = thread.addRows(pixels)
      // Whoever waits for it hears what went wrong; by then, nobody may wait any more.
      packed.catch(() => {})
      waiting.push(packed)
      if (waiting.length > MOST_WAITING) await waiting.shift()
      task.onProgress(share)
      if (performance.now() - breathed < BREATH) continue
      await breathe()
      task.signal.throwIfAborted()
      breathed = performance.now()
    }
    await Promise.all(waiting)
    return await thread.finish()
  } finally {
    thread.stop()
  }
}

/** From top to bottom: pixels as a canvas gives them, and how much of the picture is painted with them. */
async function* paintStrips(svg: string, size: PixelSize, hasAlpha: boolean) {
  const { width, height } = size
  const picture = readPicture(svg)
  const images = await loadNeeds(picture)
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = Math.min(height, Math.ceil(STRIP_PIXELS / width))
  // A canvas that is often read is painted where its pixels are then taken from.
  const context = canvas.getContext('2d', { alpha: hasAlpha, willReadFrequently: true })
  if (!context) throw new Error('This browser has no room for so large a picture. Choose a smaller size, or SVG.')
  for (let top = 0; top < height; top += canvas.height) {
    const rows = Math.min(canvas.height, height - top)
    picture.paint(context, size, top, images)
    yield { pixels: context.getImageData(0, 0, width, rows).data.buffer, share: (top + rows) / height }
  }
}

/** Lets the page do what is waiting. Unlike a timer, it does so without waiting itself. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
