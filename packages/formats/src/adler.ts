/** Adler-32, the checksum of a zlib stream (RFC 1950, 9): the sum of all bytes, and the sum of all sums on the way. */

export const ADLER = 65_521

/** Of the four bytes of a pixel. */
export function sumOf(pixel: number): number {
  return (pixel & 0xff) + ((pixel >>> 8) & 0xff) + ((pixel >>> 16) & 0xff) + (pixel >>> 24)
}

/** Of a pixel's bytes, the lowest first, of which `count` are there and the others 0. */
export function sumOfSumsOf(pixel: number, count: number): number {
  return (
    count * (pixel & 0xff) +
    (count - 1) * ((pixel >>> 8) & 0xff) +
    (count - 2) * ((pixel >>> 16) & 0xff) +
    (count - 3) * (pixel >>> 24)
  )
}
