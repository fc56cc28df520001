/** resvg reads weights in hundreds only and takes any other for regular: pictures and fonts are said in those. */
import type { InterPart } from '@journeyboard/render/font'

type Face = InterPart['face']

const HUNDREDS: Readonly<Record<Face, number>> = { '400': 400, '550': 500, '650': 700, i400: 400 }

/** The picture with weights that resvg knows. */
export function inHundreds(svg: string): string {
  return svg.replace(/ font-weight="(550|650)"/g, (_, weight: Face) => ` font-weight="${HUNDREDS[weight]}"`)
}

/** Makes the TrueType font say that it is of such a weight (`usWeightClass` of its `OS/2` table); changes the bytes. */
export function nameInHundreds(font: Uint8Array, face: Face): Uint8Array {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const count = view.getUint16(4)
  for (let entry = 12; entry < 12 + count * 16; entry += 16) {
    if (view.getUint32(entry) === OS2) view.setUint16(view.getUint32(entry + 8) + 4, HUNDREDS[face])
  }
  return font
}

/** The tag `OS/2`. */
const OS2 = 0x4f532f32
