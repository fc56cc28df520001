/** SVG pictures that carry the map they show. */
import { fromBase64, packText, toBase64, unpackText } from './packedText.ts'

const NAMESPACE = 'urn:journeyboard:map'
/** Programs may change the prefix of a namespace when they save a file again, but not the name behind it. */
const CARRIED = /<((?:[\w.-]+:)?journeyboard-map)\b[^>]*>([^<]*)<\/\1\s*>/
const METADATA = /<metadata>\s*<((?:[\w.-]+:)?journeyboard-map)\b[^>]*>[^<]*<\/\1\s*>\s*<\/metadata>\n?/

/** The picture with the text of a `.journey.json` in its metadata, packed; one that it carried before is replaced. */
export function embedJourney(svg: string, json: string): string {
  const bare = svg.replace(METADATA, '')
  const end = bare.lastIndexOf('</svg>')
  if (end < 0) throw new RangeError('This is not an SVG picture: it has no end of the svg element.')
  const packed = toBase64(packText(json))
  const carrier = `<journeyboard-map xmlns="${NAMESPACE}" encoding="zlib-base64">${packed}</journeyboard-map>`
  return `${bare.slice(0, end)}<metadata>${carrier}</metadata>\n${bare.slice(end)}`
}

/** The text that `embedJourney` put in, or null. Throws a FormatError when it is damaged. */
export function extractJourney(svg: string): string | null {
  const packed = CARRIED.exec(svg)?.[2]
  return packed === undefined ? null : unpackText(fromBase64(packed))
}
