/** An image on a card or note: which bytes it is, and how large. The bytes themselves are kept by the server. */
import * as z from 'zod/mini'

declare const brand: unique symbol
/** SHA-256 of an image's bytes, 64 lower-case hexadecimal digits: the same image is kept once. */
export type ImageHash = string & { readonly [brand]: 'ImageHash' }

/** Says nothing else about the image: what it shows is the text of the card. */
export interface CardImage {
  readonly hash: ImageHash
  /** Natural size in pixels. */
  readonly width: number
  readonly height: number
}

/** Longest side of an image in pixels. Larger ones are scaled down before they are kept. */
export const MAX_IMAGE_SIDE = 2048

export function isImageHash(value: unknown): value is ImageHash {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
}

const side = z.int().check(z.gte(1), z.lte(MAX_IMAGE_SIDE))

const imageSchema = z.object({
  hash: z.custom<ImageHash>(isImageHash, 'a SHA-256 in hexadecimal digits'),
  width: side,
  height: side,
})

/** Null: no image, or one that can not be read. */
export const imageOrNone = z.catch(z.nullable(imageSchema), null)

/** A `data:` address with the bytes, by hash: for pictures and files, which need nothing from elsewhere. */
export type ImageAddresses = ReadonlyMap<string, string>

interface WithImage {
  readonly image: CardImage | null
}

/** Every image that these records show, each once. */
export function imagesOf(records: { readonly cards: Iterable<WithImage>; readonly notes: Iterable<WithImage> }) {
  const imageByHash = new Map<ImageHash, CardImage>()
  for (const { image } of [...records.cards, ...records.notes]) if (image) imageByHash.set(image.hash, image)
  return imageByHash
}
