/** From a file to an image as maps keep it: of a kind that every program draws, upright, and not larger than needed. */
import { type CardImage, type ImageHash, MAX_IMAGE_SIDE } from '@journeyboard/model'
import { type ImageType, LIMITS } from '@journeyboard/protocol'

export interface PreparedImage {
  readonly image: CardImage
  readonly blob: Blob
}

/** `message` is a sentence for people that names the file. */
export class ImageRefused extends Error {
  override readonly name = 'ImageRefused'
}

const MEGABYTE = 1024 * 1024
/** Of a file before it is made smaller. */
const MAX_FILE = 64 * MEGABYTE
/** Drawings without a size of their own are drawn at this one, in pixels. */
const DRAWING_SIDE = 1024
const JPEG_QUALITY = 0.9

/**
 * Small PNG and GIF files stay as they are. All else is drawn anew: a JPEG because it may lie on its side and say where
 * it was taken, WebP and SVG because not every program draws the one, and the other can hold scripts. Rejects with an
 * `ImageRefused`.
 */
export async function prepareImage(file: File): Promise<PreparedImage> {
  const name = file.name || 'The image'
  if (file.size > MAX_FILE) throw new ImageRefused(`${name} is larger than ${MAX_FILE / MEGABYTE} MB.`)
  const picture = await decode(file, name)
  const type = await typeByContent(file)
  const width = picture.naturalWidth || DRAWING_SIDE
  const height = picture.naturalHeight || DRAWING_SIDE
  const isSmall = Math.max(width, height) <= MAX_IMAGE_SIDE && file.size <= LIMITS.image
  if (isSmall && (type === 'image/png' || type === 'image/gif')) {
    return named(new Blob([file], { type }), width, height)
  }
  const canvas = draw(picture, width, height)
  const blob = await encode(canvas, type === 'image/png' || file.type === 'image/svg+xml')
  if (blob.size <= LIMITS.image) return named(blob, canvas.width, canvas.height)
  throw new ImageRefused(`${name} has too much detail: an image may have ${LIMITS.image / MEGABYTE} MB.`)
}

async function named(blob: Blob, width: number, height: number): Promise<PreparedImage> {
  return { image: { hash: await hashOf(blob), width, height }, blob }
}

/** As a browser shows it, in which scripts and addresses inside a drawing do nothing. */
async function decode(file: File, name: string): Promise<HTMLImageElement> {
  const picture = new Image()
  const address = URL.createObjectURL(file)
  try {
    picture.src = address
    await picture.decode()
    return picture
  } catch (cause) {
    const refused = new ImageRefused(
      `${name} is not an image that this browser can show. Save it as PNG or JPEG and add that.`,
    )
    refused.cause = cause
    throw refused
  } finally {
    URL.revokeObjectURL(address)
  }
}

async function typeByContent(file: File): Promise<ImageType | null> {
  const start = String.fromCharCode(...new Uint8Array(await file.slice(0, 4).arrayBuffer()))
  if (start === '\x89PNG') return 'image/png'
  if (start === 'GIF8') return 'image/gif'
  return start.startsWith('\xff\xd8') ? 'image/jpeg' : null
}

function draw(picture: HTMLImageElement, width: number, height: number): HTMLCanvasElement {
  const scale = Math.min(1, MAX_IMAGE_SIDE / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new ImageRefused('This browser could not draw the image.')
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas
}

/** A screenshot or a drawing stays sharp as PNG, unless that is too large; a photo becomes a JPEG, unless it can be seen through. */
async function encode(canvas: HTMLCanvasElement, wantsPng: boolean): Promise<Blob> {
  const isOpaque = !hasTransparency(canvas)
  if (!wantsPng && isOpaque) return toBlob(canvas, 'image/jpeg')
  const png = await toBlob(canvas, 'image/png')
  return png.size > LIMITS.image && isOpaque ? toBlob(canvas, 'image/jpeg') : png
}

function hasTransparency(canvas: HTMLCanvasElement): boolean {
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
  for (let alpha = 3; alpha < pixels.length; alpha += 4) if (pixels[alpha] !== 255) return true
  return false
}

function toBlob(canvas: HTMLCanvasElement, type: ImageType): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const done = (blob: Blob | null) =>
      blob ? resolve(blob) : reject(new ImageRefused('This browser could not draw the image.'))
    canvas.toBlob(done, type, JPEG_QUALITY)
  })
}

async function hashOf(blob: Blob): Promise<ImageHash> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const digest = await sha256(bytes)
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') as ImageHash
}

/** Over plain HTTP, at an address of the local network, browsers keep their own to themselves. */
async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (globalThis.crypto.subtle) return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const { digest } = await import('lib0/hash/sha256')
  return digest(bytes)
}
