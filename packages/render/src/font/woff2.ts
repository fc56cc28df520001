/** Unpacking of fonts, for Node and for builds: the library evaluates strings, which a page's content policy forbids. */
import decompress from 'woff2-encoder/decompress'

/** The TrueType font in a WOFF2 file. */
export function unpackWoff2(file: Uint8Array): Promise<Uint8Array> {
  return decompress(file)
}
