/** The shapes of a picture, each as it is painted on a canvas. */
import { FONT_FAMILY } from '@journeyboard/layout'
import type { DrawnElement } from '../readElements.ts'
import { type Reach, reachOf } from './pathReach.ts'

export type Canvas = CanvasRenderingContext2D
/** By the address that the picture has for them. */
export type Images = ReadonlyMap<string, CanvasImageSource>

/** Board units between which all of it lies, and how it is painted there. */
export interface Shape extends Reach {
  paint(canvas: Canvas, images: Images): void
}

type Attributes = DrawnElement['attributes']

/** Null for what only describes or groups. */
export function shapeOf({ name, attributes, text }: DrawnElement): Shape | null {
  switch (name) {
    case 'rect':
      return rectangle(attributes)
    case 'circle':
      return circle(attributes)
    case 'path':
      return outlined(attributes, new Path2D(attributes.d), reachOf(attributes.d ?? ''))
    case 'text':
      return textRun(attributes, text)
    case 'image':
      return image(attributes)
    default:
      return null
  }
}

/** As a canvas is told of it. The page has Inter under a name that no font of the system has. */
export function fontOf(
  { 'font-style': style = 'normal', 'font-weight': weight = '400' }: Attributes,
  size: number,
): string {
  return `${style} ${weight} ${size}px ${FONT_FAMILY}`
}

function rectangle(attributes: Attributes): Shape {
  const { x, y, width, height } = boxOf(attributes)
  const outline = new Path2D()
  if (attributes.rx) outline.roundRect(x, y, width, height, Number(attributes.rx))
  else outline.rect(x, y, width, height)
  return outlined(attributes, outline, { top: y, bottom: y + height })
}

function circle(attributes: Attributes): Shape {
  const [x, y, radius] = [Number(attributes.cx ?? 0), Number(attributes.cy ?? 0), Number(attributes.r)]
  const outline = new Path2D()
  outline.arc(x, y, radius, 0, 2 * Math.PI)
  return outlined(attributes, outline, { top: y - radius, bottom: y + radius })
}

function outlined(attributes: Attributes, outline: Path2D, reach: Reach): Shape {
  const draw = drawer(
    attributes,
    (canvas) => canvas.fill(outline),
    (canvas) => canvas.stroke(outline),
  )
  const line = Number(attributes['stroke-width'] ?? 1)
  // Turned around its own origin, it reaches at most twice as far as it is high.
  const far = 2 * Math.max(Math.abs(reach.top), Math.abs(reach.bottom)) + line
  return placed(attributes, { top: reach.top - line, bottom: reach.bottom + line, paint: draw }, far)
}

/** Where its attributes say: `far` is how far it reaches around its own origin, if it is turned. */
function placed({ transform }: Attributes, shape: Shape, far: number): Shape {
  if (!transform) return shape
  const { dx, dy, angle } = placeOf(transform)
  return {
    top: dy - far,
    bottom: dy + far,
    paint(canvas, images) {
      canvas.save()
      canvas.translate(dx, dy)
      canvas.rotate(angle)
      shape.paint(canvas, images)
      canvas.restore()
    },
  }
}

/** `translate(x y)`, with or without `rotate(degrees)` behind it. */
function placeOf(transform: string): { dx: number; dy: number; angle: number } {
  const [dx = 0, dy = 0, degrees = 0] = (transform.match(/-?[\d.]+/g) ?? []).map(Number)
  return { dx, dy, angle: (degrees * Math.PI) / 180 }
}

const ALIGNMENTS: Readonly<Record<string, CanvasTextAlign>> = { middle: 'center', end: 'right' }
/** In em: as far as letters of any script reach from their baseline. */
const REACH = { up: 1.5, down: 0.8 } as const

function textRun(attributes: Attributes, text: string): Shape {
  const [x, y, size] = [Number(attributes.x), Number(attributes.y), Number(attributes['font-size'])]
  const font = fontOf(attributes, size)
  const align = ALIGNMENTS[attributes['text-anchor'] ?? ''] ?? 'left'
  const draw = drawer(
    attributes,
    (canvas) => canvas.fillText(text, x, y),
    (canvas) => canvas.strokeText(text, x, y),
  )
  const shape: Shape = {
    top: y - REACH.up * size,
    bottom: y + REACH.down * size,
    paint(canvas) {
      canvas.font = font
      canvas.textAlign = align
      draw(canvas)
    },
  }
  return placed(attributes, shape, REACH.up * size * Math.max(1, text.length))
}

/** One that could not be read stays blank, as in an SVG. */
function image(attributes: Attributes): Shape {
  const { x, y, width, height } = boxOf(attributes)
  return {
    top: y,
    bottom: y + height,
    paint(canvas, images) {
      const shown = images.get(attributes['xlink:href'] ?? '')
      if (shown) canvas.drawImage(shown, x, y, width, height)
    },
  }
}

function boxOf({ x, y, width, height }: Attributes) {
  return { x: Number(x), y: Number(y), width: Number(width), height: Number(height) }
}

type Draw = (canvas: Canvas) => void

/** Fills and then strokes, each in its colour, as far as the attributes ask for it. */
function drawer(attributes: Attributes, fill: Draw, stroke: Draw): Draw {
  const { fill: fillColor = '#000000', stroke: strokeColor = 'none' } = attributes
  const fillOpacity = Number(attributes['fill-opacity'] ?? 1)
  const strokeOpacity = Number(attributes['stroke-opacity'] ?? 1)
  const width = Number(attributes['stroke-width'] ?? 1)
  const cap = (attributes['stroke-linecap'] ?? 'butt') as CanvasLineCap
  const join = (attributes['stroke-linejoin'] ?? 'miter') as CanvasLineJoin
  const dashes = (attributes['stroke-dasharray'] ?? '').split(' ').filter(Boolean).map(Number)
  return (canvas) => {
    if (fillColor !== 'none') {
      canvas.globalAlpha = fillOpacity
      canvas.fillStyle = fillColor
      fill(canvas)
    }
    if (strokeColor !== 'none') {
      canvas.globalAlpha = strokeOpacity
      canvas.strokeStyle = strokeColor
      canvas.lineWidth = width
      canvas.lineCap = cap
      canvas.lineJoin = join
      canvas.setLineDash(dashes)
      stroke(canvas)
    }
  }
}
