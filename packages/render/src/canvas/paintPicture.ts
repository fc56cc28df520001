/** Painting a picture that `renderSvg` made on a canvas, strip by strip: a third of what a browser takes that reads it as SVG. */
import { FACES } from '../fontFace.ts'
import { type PixelSize, sizeOf } from '../pictureSize.ts'
import { readElements } from '../readElements.ts'
import { type Canvas, fontOf, type Images, type Shape, shapeOf } from './shapes.ts'

export interface PaintedPicture {
  /** The distinct characters of its texts, by the font that has to be there before they are painted. */
  readonly characters: ReadonlyMap<string, ReadonlySet<string>>
  /** Addresses of the images that it shows. */
  readonly images: ReadonlySet<string>
  /** Paints as many rows as the canvas has, from `top` on, of the whole picture in that size. All in pixels. */
  paint(canvas: Canvas, size: PixelSize, top: number, images: Images): void
}

/** A font is loaded for all sizes at once. */
const ANY_SIZE = 16

/** Of nearly every picture: its fonts, and letters of them. */
export const PICTURE_FONTS: ReadonlyMap<string, string> = new Map(
  FACES.map((face) => {
    const style = face.startsWith('i') ? 'italic' : 'normal'
    return [fontOf({ 'font-style': style, 'font-weight': face.replace('i', '') }, ANY_SIZE), 'abc']
  }),
)

/** Of a picture without a font inside. */
export function readPicture(svg: string): PaintedPicture {
  const { width, height } = sizeOf(svg)
  const [, left = 0, first = 0] = (/ viewBox="(\S+) (\S+)/.exec(svg) ?? []).map(Number)
  const shapes: Shape[] = []
  const characters = new Map<string, Set<string>>()
  const addresses = new Set<string>()
  for (const element of readElements(svg)) {
    const shape = shapeOf(element)
    if (!shape) continue
    shapes.push(shape)
    const address = element.attributes['xlink:href']
    if (address) addresses.add(address)
    if (element.name === 'text') collect(characters, fontOf(element.attributes, ANY_SIZE), element.text)
  }
  return {
    characters,
    images: addresses,
    paint(canvas, size, top, images) {
      const [across, down] = [size.width / width, size.height / height]
      const from = first + top / down
      const to = from + canvas.canvas.height / down
      canvas.setTransform(1, 0, 0, 1, 0, 0)
      canvas.clearRect(0, 0, canvas.canvas.width, canvas.canvas.height)
      canvas.setTransform(across, 0, 0, down, -left * across, -first * down - top)
      setLikeSvg(canvas)
      for (const shape of shapes) if (shape.bottom > from && shape.top < to) shape.paint(canvas, images)
    },
  }
}

function collect(characters: Map<string, Set<string>>, font: string, text: string): void {
  const known = characters.get(font) ?? new Set()
  characters.set(font, known)
  for (const character of text) known.add(character)
}

/** What a canvas does otherwise: it moves letters onto whole pixels, has longer corners, and joins letters. */
function setLikeSvg(canvas: Canvas): void {
  canvas.textRendering = 'geometricPrecision'
  canvas.fontKerning = 'none'
  // A canvas knows no font features; spaced letters are not joined.
  canvas.letterSpacing = '0.0001px'
  canvas.miterLimit = 4
  canvas.imageSmoothingQuality = 'high'
}
