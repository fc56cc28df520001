/** The thread that draws maps: whatever a picture costs, no room waits for it. */
import { readFile } from 'node:fs/promises'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { readJourney } from '@journeyboard/doc'
import type { ImageAddresses } from '@journeyboard/model'
import type { PictureFormat } from '@journeyboard/protocol'
import { type PictureTheme, renderJourney, scaledSize, sizeOf, withSize } from '@journeyboard/render'
import { createInterFont } from '@journeyboard/render/font'
import { unpackWoff2 } from '@journeyboard/render/woff2'
import * as Y from 'yjs'
import type { StoredImage } from '../log/log.ts'
import { type AnswerMessage, type CallMessage, describeError } from '../log/threads.ts'
import { createFontFiles, type FontFiles } from './fontFiles.ts'
import { inHundreds, nameInHundreds } from './hundreds.ts'

export interface PictureCall {
  /** The whole document. */
  readonly update: Uint8Array
  /** Of the cards; more than are shown do no harm. */
  readonly images: readonly StoredImage[]
  readonly format: PictureFormat
  readonly options: {
    readonly theme: PictureTheme
    readonly scale: number
    readonly hasTitle: boolean
    readonly isTransparent: boolean
  }
  /** In pixels, in place of the scale; null: as large as the scale makes it. */
  readonly longestSide: number | null
  /** An image of it is damaged, which somebody may put again without another edit. */
  readonly isPassing: boolean
}

export interface Picture extends Pick<PictureCall, 'isPassing'> {
  readonly bytes: Uint8Array
}

/** A sentence instead of a picture that would be too large. */
export type PictureAnswer = Picture | { readonly refused: string }

export interface PictureData {
  /** An empty folder for font files. */
  readonly fontFolder: string
}

/** Of a PNG, in pixels; each takes four bytes of memory, and again as many while it is packed. */
const LONGEST_SIDE = 16_384
const MOST_PIXELS = 32_000_000

const FONT_FILE = import.meta.resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2')
const HARFBUZZ_FILE = import.meta.resolve('harfbuzzjs/dist/harfbuzz-subset.wasm')
const inter = createInterFont({
  harfbuzz: () => readFile(new URL(HARFBUZZ_FILE)),
  file: async (name) => unpackWoff2(await readFile(new URL(name, FONT_FILE))),
})

async function draw(
  { update, images, format, options, longestSide, isPassing }: PictureCall,
  fonts: FontFiles,
): Promise<PictureAnswer> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  const svg = fitted(renderJourney(readJourney(doc), options, addressesOf(images)), longestSide)
  doc.destroy()
  if (format === 'svg') return { bytes: new TextEncoder().encode(await inter.embed(svg)), isPassing }
  const { Resvg } = await import('@resvg/resvg-js')
  const fontFiles = await Promise.all(inter.partsOf(svg).map(fonts.fileOf))
  const picture = new Resvg(inHundreds(svg), {
    // Finding the fonts of the system takes longer than drawing; Inter has no ideographs and no emoji.
    font: { fontFiles, loadSystemFonts: inter.needsOthers(svg), defaultFontFamily: 'Inter' },
  })
  const { width, height } = picture
  if (Math.max(width, height) > LONGEST_SIDE || width * height > MOST_PIXELS) {
    return { refused: `This picture would have ${width} x ${height} pixels. Ask for a smaller scale.` }
  }
  return { bytes: picture.render().asPng(), isPassing }
}

function fitted(svg: string, longestSide: number | null): string {
  if (longestSide === null) return svg
  const size = sizeOf(svg)
  return withSize(svg, scaledSize(size, longestSide / Math.max(size.width, size.height)))
}

function addressesOf(images: readonly StoredImage[]): ImageAddresses {
  const addressOf = ({ type, bytes }: StoredImage) => `data:${type};base64,${Buffer.from(bytes).toString('base64')}`
  return new Map(images.map((image) => [image.hash, addressOf(image)]))
}

function run(port: MessagePort, { fontFolder }: PictureData): void {
  const fonts = createFontFiles(fontFolder, async (part) => nameInHundreds(await inter.part(part), part.face))
  port.on('message', async ({ id, call }: CallMessage<PictureCall>) => {
    let answers: AnswerMessage[]
    try {
      answers = [{ id, value: await draw(call, fonts) }]
    } catch (error) {
      answers = [{ id, error: describeError(error) }]
    }
    port.postMessage(answers)
  })
}

if (parentPort) run(parentPort, workerData as PictureData)
