/** From an SVG picture to a PNG: on one canvas, or strip by strip where no canvas can be as large as the picture. */
import { type PixelSize, scaledSize, sizeOf, withSize } from '@journeyboard/render'
import { startPngThread } from './pngThread.ts'
import type { SlowTask } from './slowTask.ts'

/** In pixels: what programs that open pictures can be expected to take. */
export const LONGEST_SIDE = 16_384
/** Of one canvas for the whole picture: 256 MB. The browser packs it itself, several times as fast as strips are. */
const CANVAS_PIXELS = 2 ** 26
/** Of one strip. Each takes four bytes, twice. */
const STRIP_PIXELS = 2 ** 21

/** The largest scale, at most `most`, at which a picture of that size at scale 1 is not too long; in hundredths. */
export function largestScale({ width, height }: PixelSize, most: number, longestSide = LONGEST_SIDE): number {
  return Math.min(most, Math.floor((100 * longestSide) / Math.max(width, height)) / 100)
}

export interface RasterOptions {
  /** Pixels for one unit of the drawing's width and height; see `largestScale`. */
  readonly scale: number
  readonly hasAlpha: boolean
}

/** Rejects with a sentence when the browser can not draw it, and with the signal's reason when it is given up. */
export async function rasterize(svg: string, { scale, hasAlpha }: RasterOptions, task: SlowTask): Promise<Blob> {
  const size = scaledSize(sizeOf(svg), scale)
  const image = await load(withSize(svg, size))
  task.signal.throwIfAborted()
  const isSmallEnough = size.width * size.height <= CANVAS_PIXELS
  const whole = isSmallEnough ? await drawWhole(image, size, hasAlpha, task) : null
  return whole ?? drawStrips(image, size, hasAlpha, task)
}

/** Null where the browser has no canvas of that size: some say so, others draw nothing. */
async function drawWhole(
  image: HTMLImageElement,
  { width, height }: PixelSize,
  hasAlpha: boolean,
  { signal, onProgress }: SlowTask,
): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d', { alpha: hasAlpha, willReadFrequently: true })
  if (!context || !canDraw(context)) return null
  context.drawImage(image, 0, 0)
  onProgress(0.5)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  signal.throwIfAborted()
  return blob
}

function canDraw(context: CanvasRenderingContext2D): boolean {
  context.fillStyle = '#fff'
  context.fillRect(0, 0, 1, 1)
  const isDrawn = context.getImageData(0, 0, 1, 1).data[0] === 255
  context.clearRect(0, 0, 1, 1)
  return isDrawn
}

async function drawStrips(
  image: HTMLImageElement,
  { width, height }: PixelSize,
  hasAlpha: boolean,
  { signal, onProgress }: SlowTask,
): Promise<Blob> {
  const thread = startPngThread({ width, height, hasAlpha })
  try {
    const most = Math.min(height, Math.max(1, Math.floor(STRIP_PIXELS / width)))
    const drawStrip = stripDrawer(image, { width, height: most }, hasAlpha)
    let packed: Promise<void> = Promise.resolve()
    for (let top = 0; top < height; top += most) {
      const rows = Math.min(most, height - top)
      const pixels = drawStrip(top, rows)
      // One strip is packed while the next one is drawn. Waiting also lets the page breathe.
      await packed
      signal.throwIfAborted()
      packed = thread.addRows(pixels)
      onProgress((top + rows) / height)
    }
    await packed
    return await thread.finish()
  } finally {
    thread.stop()
  }
}

async function load(svg: string): Promise<HTMLImageElement> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    return image
  } catch (error) {
    throw new Error('The browser could not draw the picture. Choose a smaller size, or SVG.', { cause: error })
  } finally {
    URL.revokeObjectURL(address)
  }
}

function stripDrawer(image: HTMLImageElement, strip: PixelSize, hasAlpha: boolean) {
  const canvas = document.createElement('canvas')
  canvas.width = strip.width
  canvas.height = strip.height
  const context = canvas.getContext('2d', { alpha: hasAlpha, willReadFrequently: true })
  if (!context) throw new Error('This browser has no room for so large a picture. Choose a smaller size, or SVG.')
  return (top: number, rows: number): ArrayBuffer => {
    context.clearRect(0, 0, strip.width, strip.height)
    context.drawImage(image, 0, -top)
    return context.getImageData(0, 0, strip.width, rows).data.buffer
  }
}
