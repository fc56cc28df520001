/** From a map to the bytes of a picture, as the dialog asks for it. */
import { embedInPng, embedJourney, writeJourneyJson } from '@journeyboard/formats'
import type { Layout } from '@journeyboard/layout'
import { type PictureOptions, renderSvg } from '@journeyboard/render'
import { browserFont } from './browserFont.ts'

export type PictureFormat = 'png' | 'svg'

export interface PictureWish {
  readonly format: PictureFormat
  readonly options: PictureOptions
  /** Whether dropping the picture on the home page opens the map again. */
  readonly carriesMap: boolean
}

/** Longest side that browsers draw, in pixels. */
const MAX_SIDE = 16_384

/** The picture as SVG text with its font inside: what the preview shows. */
export async function drawSvg(layout: Layout, options: PictureOptions): Promise<string> {
  return browserFont().embed(renderSvg(layout, options))
}

/** Draws the picture. Throws an Error with a sentence for people when it can not be made. */
export async function drawPicture(layout: Layout, { format, options, carriesMap }: PictureWish): Promise<Blob> {
  const svg = await drawSvg(layout, options)
  const json = carriesMap ? writeJourneyJson(layout.journey) : null
  if (format === 'svg') return new Blob([json ? embedJourney(svg, json) : svg], { type: 'image/svg+xml' })
  const png = await rasterize(svg)
  if (!json) return png
  const bytes = embedInPng(new Uint8Array(await png.arrayBuffer()), json)
  return new Blob([new Uint8Array(bytes)], { type: 'image/png' })
}

async function rasterize(svg: string): Promise<Blob> {
  const { width, height } = sizeOf(svg)
  if (Math.max(width, height) > MAX_SIDE) {
    const most = MAX_SIDE.toLocaleString('en')
    throw new Error(
      `The picture would be ${width} x ${height} pixels; no side may be longer than ${most}. Choose a smaller size, or SVG, which has no limit.`,
    )
  }
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image(width, height)
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    canvas.getContext('2d')?.drawImage(image, 0, 0, width, height)
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    if (!png) throw new Error('This browser could not draw so large a picture. Choose a smaller size, or SVG.')
    return png
  } finally {
    URL.revokeObjectURL(address)
  }
}

/** Width and height in pixels, as the drawing says of itself. */
export function sizeOf(svg: string): { readonly width: number; readonly height: number } {
  const read = (name: string) => Math.round(Number(new RegExp(`^<svg[^>]* ${name}="([\\d.]+)"`).exec(svg)?.[1] ?? 0))
  return { width: read('width'), height: read('height') }
}
