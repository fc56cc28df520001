/** Draws the cursors of a crowd, looking as peers.module.css has them. */
import { ARROW } from '../cursorShape.ts'
import type { CrowdMark, CrowdView } from './crowdScene.ts'

export interface CrowdPainter {
  /** In place of what was there. */
  paint(marks: readonly CrowdMark[], view: Pick<CrowdView, 'width' | 'height' | 'sharpness'>): void
  clear(): void
}

/** CSS pixels, from the point of the arrow. */
const NAME = { left: 14, top: 16, padding: 6, height: 18, radius: 5, baseline: 29 }
/** For shadow and outline, around all that is drawn of one. */
const RIM = 4
const IDLE = 0.35
const OUTLINE = 1.2
const MOST_KEPT = 400

/** `font`: of names. Null where there is no drawing in this thread. */
export function createCrowdPainter(canvas: OffscreenCanvas, font: string): CrowdPainter | null {
  const context = canvas.getContext('2d')
  if (!context) return null
  // A cursor is drawn once and then only put elsewhere: on whole pixels, where its name is sharp.
  const pictures = new Map<string, OffscreenCanvas>()
  const pictureOf = (color: string, name: string | null, sharpness: number) => {
    const key = JSON.stringify([color, name, sharpness])
    const kept = pictures.get(key)
    if (kept) return kept
    if (pictures.size >= MOST_KEPT) pictures.clear()
    const drawn = drawCursor(color, name === null ? null : { name, font }, sharpness)
    pictures.set(key, drawn)
    return drawn
  }
  const clear = () => context.clearRect(0, 0, canvas.width, canvas.height)
  return {
    clear,
    paint(marks, { width, height, sharpness }) {
      const [across, down] = [Math.round(width * sharpness), Math.round(height * sharpness)]
      if (canvas.width !== across || canvas.height !== down) {
        canvas.width = across
        canvas.height = down
      } else clear()
      for (const { x, y, color, isIdle, name } of marks) {
        context.globalAlpha = isIdle ? IDLE : 1
        const place = (at: number) => Math.round((at - RIM) * sharpness)
        context.drawImage(pictureOf(color, name, sharpness), place(x), place(y))
      }
    },
  }
}

interface Written {
  readonly name: string
  readonly font: string
}

function drawCursor(color: string, written: Written | null, sharpness: number): OffscreenCanvas {
  const picture = new OffscreenCanvas(1, 1)
  const nameWidth = written ? widthOf(picture, written) + 2 * NAME.padding : 0
  const context = resize(picture, NAME.left + nameWidth, NAME.top + NAME.height, sharpness)
  if (!context) return picture
  const arrow = new OffscreenCanvas(1, 1)
  drawArrow(resize(arrow, NAME.left, NAME.top + NAME.height, sharpness), color)
  // One shadow of the arrow and its outline together. It is not scaled with the rest.
  Object.assign(context, { shadowColor: '#0004', shadowOffsetY: sharpness, shadowBlur: 2 * sharpness })
  context.drawImage(arrow, -RIM, -RIM, arrow.width / sharpness, arrow.height / sharpness)
  context.shadowColor = 'transparent'
  if (!written) return picture
  context.fillStyle = color
  context.beginPath()
  context.roundRect(NAME.left, NAME.top, nameWidth, NAME.height, NAME.radius)
  context.fill()
  context.fillStyle = '#fff'
  context.font = written.font
  context.fillText(written.name, NAME.left + NAME.padding, NAME.baseline)
  return picture
}

function drawArrow(context: OffscreenCanvasRenderingContext2D | null, color: string): void {
  if (!context) return
  const path = new Path2D(ARROW)
  Object.assign(context, { fillStyle: color, strokeStyle: '#fff', lineWidth: OUTLINE })
  context.fill(path)
  context.stroke(path)
}

function widthOf(picture: OffscreenCanvas, { name, font }: Written): number {
  const context = picture.getContext('2d')
  if (!context) return 0
  context.font = font
  return context.measureText(name).width
}

/** Room for so much to the right of and below the point of an arrow, and a rim; its context in CSS pixels from there. */
function resize(picture: OffscreenCanvas, width: number, height: number, sharpness: number) {
  picture.width = Math.ceil((width + 2 * RIM) * sharpness)
  picture.height = Math.ceil((height + 2 * RIM) * sharpness)
  const context = picture.getContext('2d')
  context?.setTransform(sharpness, 0, 0, sharpness, RIM * sharpness, RIM * sharpness)
  return context
}
