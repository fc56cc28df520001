/** What has to be there before a picture can be painted. */
import type { Images, PaintedPicture } from '@journeyboard/render/canvas'

/** Once its fonts are loaded: the images. Rejects with a sentence when a font can not be had. */
export async function loadNeeds({ characters, images }: PaintedPicture): Promise<Images> {
  const [shown] = await Promise.all([loadImages(images), loadFonts(characters)])
  return shown
}

/** Those characters of each font. Rejects with a sentence. */
export async function loadFonts(characters: ReadonlyMap<string, Iterable<string>>): Promise<void> {
  try {
    await Promise.all([...characters].map(([font, all]) => document.fonts.load(font, [...all].join(''))))
  } catch (cause) {
    throw new Error('The font of the picture could not be loaded.', { cause })
  }
}

/** One that the browser can not read is left out. */
async function loadImages(addresses: ReadonlySet<string>): Promise<Images> {
  const images = new Map<string, HTMLImageElement>()
  const load = async (address: string) => {
    const image = new Image()
    image.src = address
    await image.decode().then(
      () => images.set(address, image),
      () => {},
    )
  }
  await Promise.all([...addresses].map(load))
  return images
}
