/** Whether a file is an image to look at, and not a picture that carries a map. */
import { extractFromPng, extractJourney } from '@journeyboard/formats'

export async function isPlainImage(file: File): Promise<boolean> {
  if (!file.type.startsWith('image/')) return false
  try {
    if (file.type === 'image/svg+xml') return extractJourney(await file.text()) === null
    return file.type !== 'image/png' || extractFromPng(new Uint8Array(await file.arrayBuffer())) === null
  } catch {
    // Damaged as a map or as a picture: whoever opens it as a map says what is wrong.
    return false
  }
}
