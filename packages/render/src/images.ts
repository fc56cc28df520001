/** Images on cards and notes: their bytes ride in the picture, which then needs nothing from elsewhere. */
import type { Box, ImageBox } from '@journeyboard/layout'
import type { ImageAddresses } from '@journeyboard/model'
import type { Drawing } from './drawing.ts'
import { element } from './markup.ts'

export const NO_IMAGES: ImageAddresses = new Map()

/** Only a picture that shows images needs it, for programs that read SVG 1.1. */
const XLINK = 'http://www.w3.org/1999/xlink'

/** The image in its place on a card; an empty frame where there are no bytes. */
export function drawImage(image: ImageBox | null, card: Box, { palette, images }: Drawing): string {
  if (!image) return ''
  const { width, height } = image.box
  const place = { x: card.x + image.box.x, y: card.y + image.box.y, width, height }
  const address = images.get(image.hash)
  if (address === undefined) return element('rect', { ...place, fill: palette.ground })
  // The box has whole units, the image's own proportions are only near it.
  return element('image', { ...place, preserveAspectRatio: 'none', 'xlink:href': address })
}

/** What the root says of it: the namespace, where an image is drawn. */
export function imageNamespace(images: ImageAddresses) {
  return { 'xmlns:xlink': images.size > 0 ? XLINK : undefined }
}
