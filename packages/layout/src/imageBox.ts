/** Where the image of a card or note is drawn, and how much of the card it takes. */
import type { CardImage, ImageHash } from '@journeyboard/model'
import type { Box } from './box.ts'
import { IMAGE } from './tokens/sizes.ts'

export interface ImageBox {
  readonly hash: ImageHash
  /** In whole board units from the card's top left corner; it has the image's own proportions, as near as those allow. */
  readonly box: Box
  /** Lower edge of the room that the image has, from the card's top edge: at or below that of `box`. */
  readonly bottom: number
}

/** In the middle of a card that is `width` board units wide: as large as fits, but never enlarged. */
export function imageBoxOf(image: CardImage | null, width: number): ImageBox | null {
  if (!image) return null
  const room = width - 2 * IMAGE.inset
  const scale = Math.min(1, room / image.width, IMAGE.tallest / image.height)
  const drawn = { width: atLeastOne(image.width * scale), height: atLeastOne(image.height * scale) }
  const height = Math.max(drawn.height, IMAGE.shortest)
  const x = IMAGE.inset + Math.floor((room - drawn.width) / 2)
  const y = IMAGE.inset + Math.floor((height - drawn.height) / 2)
  return { hash: image.hash, box: { x, y, ...drawn }, bottom: IMAGE.inset + height }
}

const atLeastOne = (length: number) => Math.max(1, Math.round(length))
