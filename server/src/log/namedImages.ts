/** Which images documents name, found without opening them: a hash stands in a Yjs update letter by letter. */

export interface DatedImage {
  readonly hash: string
  /** When it was last put, in epoch milliseconds. */
  readonly at: number
}

/** Whether the document, one uncompressed Yjs update, names the image or perhaps did once. */
export function namesImage(document: Uint8Array, hash: string): boolean {
  return Buffer.from(document.buffer, document.byteOffset, document.byteLength).includes(hash, 0, 'latin1')
}

/** Of these images those that the document does not name. */
export function forgottenImages(images: readonly DatedImage[], document: Uint8Array): readonly DatedImage[] {
  return images.filter(({ hash }) => !namesImage(document, hash))
}
