/** Numbers in files. */

/** JSON can not write -0, so a file with it would come back as another. */
export function withoutNegativeZero(number: number): number {
  return number === 0 ? 0 : number
}
