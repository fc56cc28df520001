/** Which images documents name, found without opening them: a hash stands in a Yjs update letter by letter. */

export interface DatedImage {
  readonly hash: string
  /** When it was last put, in epoch milliseconds. */
  readonly at: number
}

/** Images of a map that nothing shows. */
export interface UnshownImages {
  /** The map was looked through up to this row of its log. */
  readonly seq: number
  readonly images: readonly DatedImage[]
}

/** Whether the document, one uncompressed Yjs update, names the image or perhaps did once. */
export function namesImage(document: Uint8Array, hash: string): boolean {
  return Buffer.from(document.buffer, document.byteOffset, document.byteLength).includes(hash, 0, 'latin1')
}

/** Every image that the document names or perhaps did once, and what else looks like one; it need not have come yet. */
export function imagesNamedIn(document: Uint8Array): readonly string[] {
  const letters = Buffer.from(document.buffer, document.byteOffset, document.byteLength).toString('latin1')
  return [...new Set(letters.match(/[0-9a-f]{64}/g))]
}

/** Of these images those that the document does not name. */
export function forgottenImages(images: readonly DatedImage[], document: Uint8Array): readonly DatedImage[] {
  return images.filter(({ hash }) => !namesImage(document, hash))
}
