/** What an upload is, by its bytes and not by what it is called. */
import { MAX_IMAGE_SIDE } from '@journeyboard/model'
import { IMAGE_TYPES, type ImageType } from '@journeyboard/protocol'
import { imageSize } from 'image-size'
import { HttpError } from './answers.ts'

const WRONG_TYPE = 'This is not an image that Journeyboard keeps: it takes PNG, JPEG and GIF.'

/** The type of an image that may be kept. Throws an `HttpError`: 415 for another file, 422 for too many pixels. */
export function inspectImage(bytes: Uint8Array): ImageType {
  const { type, width, height } = sizeOf(bytes)
  const known = IMAGE_TYPES.find((mime) => mime === `image/${type === 'jpg' ? 'jpeg' : type}`)
  if (!known) throw new HttpError(415, WRONG_TYPE)
  if (Math.min(width, height) < 1 || Math.max(width, height) > MAX_IMAGE_SIDE) {
    const sides = `${MAX_IMAGE_SIDE.toLocaleString('en')} pixels`
    throw new HttpError(422, `This image is ${width} x ${height} pixels; no side may have more than ${sides}.`)
  }
  return known
}

function sizeOf(bytes: Uint8Array): ReturnType<typeof imageSize> {
  try {
    return imageSize(bytes)
  } catch (error) {
    const refused = new HttpError(415, WRONG_TYPE)
    refused.cause = error
    throw refused
  }
}
