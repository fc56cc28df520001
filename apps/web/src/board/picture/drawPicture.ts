/** From a map to the bytes of a picture, as somebody asks for it. */
import { embedInPng, embedJourney, MAX_IMAGES_SIZE, writeJourneyJson } from '@journeyboard/formats'
import type { Layout } from '@journeyboard/layout'
import type { ImageAddresses } from '@journeyboard/model'
import { type PictureOptions, renderSvg, sizeOf } from '@journeyboard/render'
import type { ImageShelf } from '@journeyboard/session'
import { readMapImages } from '../images/mapImages.ts'
import { browserFont } from './browserFont.ts'
import { largestScale, rasterize } from './rasterize.ts'
import type { SlowTask } from './slowTask.ts'

export type PictureFormat = 'png' | 'svg'

export interface PictureWish {
  readonly format: PictureFormat
  readonly options: Partial<PictureOptions>
  /** Whether dropping the picture on the home page opens the map again. */
  readonly carriesMap: boolean
  /** Whether an SVG has its font inside; otherwise it is set in Inter where that is installed. */
  readonly bringsFont: boolean
  /** Of a PNG, in pixels; a larger one is drawn at the largest scale that goes. */
  readonly longestSide?: number
}

export interface PictureSource {
  readonly layout: Layout
  readonly images: ImageShelf
}

/** The picture as SVG text with its font and the images inside. */
export async function drawSvg({ layout, images }: PictureSource, options: Partial<PictureOptions>): Promise<string> {
  const { addresses } = await readMapImages(layout.journey, images)
  return drawWithFont(layout, options, addresses)
}

function drawWithFont(layout: Layout, options: Partial<PictureOptions>, images: ImageAddresses): Promise<string> {
  return browserFont().embed(renderSvg(layout, options, images))
}

const TOO_MUCH_TO_CARRY = `The images of this map take more than ${MAX_IMAGES_SIZE / 1024 ** 2} MB, so a picture can not carry it. Draw one that does not.`

export interface DrawnPicture {
  readonly blob: Blob
  /** Images of the map that could not be had, in the picture as in the map that it carries. */
  readonly missing: number
}

/** Rejects with an Error with a sentence for people when the picture can not be made. */
export async function drawPicture(source: PictureSource, wish: PictureWish, task: SlowTask): Promise<DrawnPicture> {
  const { layout } = source
  const { format, options, carriesMap, bringsFont } = wish
  const { addresses, size, missing } = await readMapImages(layout.journey, source.images)
  if (carriesMap && size > MAX_IMAGES_SIZE) throw new Error(TOO_MUCH_TO_CARRY)
  const json = carriesMap ? writeJourneyJson(layout.journey, addresses) : null
  if (format === 'svg') {
    const svg = bringsFont ? await drawWithFont(layout, options, addresses) : renderSvg(layout, options, addresses)
    const blob = new Blob([json === null ? svg : embedJourney(svg, json)], { type: 'image/svg+xml' })
    return { blob, missing }
  }
  const svg = renderSvg(layout, { ...options, scale: 1 }, addresses)
  const scale = largestScale(sizeOf(svg), options.scale ?? 1, wish.longestSide)
  const png = await rasterize(svg, { scale, hasAlpha: options.isTransparent ?? false }, task)
  if (json === null) return { blob: png, missing }
  const bytes = embedInPng(new Uint8Array(await png.arrayBuffer()), json)
  return { blob: new Blob([new Uint8Array(bytes)], { type: 'image/png' }), missing }
}
