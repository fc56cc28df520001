/** A map's file, made small enough to ride inside a picture. */
import { strFromU8, strToU8, Unzlib, zlibSync } from 'fflate'
import { FormatError } from './formatError.ts'
import { MAX_CARRIED_SIZE } from './limits.ts'

const DAMAGED = 'The map inside this picture is damaged. Export the picture again.'

/** As much input at once as can not grow beyond a few megabytes: deflate packs at most 1,032 to 1. */
const SLICE = 4096

/** UTF-8, deflated with a zlib header: the same text gives the same bytes. */
export function packText(text: string): Uint8Array {
  return zlibSync(strToU8(text), { level: 9 })
}

/** Throws a FormatError for bytes that are no packed text, and for text beyond `MAX_CARRIED_SIZE`. */
export function unpackText(bytes: Uint8Array): string {
  const parts: Uint8Array[] = []
  let size = 0
  let isWhole = false
  const unzlib = new Unzlib((part, isLast) => {
    parts.push(part)
    size += part.length
    isWhole = isLast
  })
  try {
    for (let start = 0; start < bytes.length && size <= MAX_CARRIED_SIZE; start += SLICE)
      unzlib.push(bytes.subarray(start, start + SLICE), start + SLICE >= bytes.length)
  } catch (error) {
    throw damaged(error)
  }
  if (size > MAX_CARRIED_SIZE) throw new FormatError('The map inside this picture is larger than 48 MB.')
  if (!isWhole) throw damaged(null)
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return strFromU8(whole)
}

/** Standard Base64 with padding. */
export function toBase64(bytes: Uint8Array): string {
  return btoa(strFromU8(bytes, true))
}

/** White space is skipped. Throws a FormatError for anything else that is not Base64. */
export function fromBase64(text: string): Uint8Array {
  try {
    return strToU8(atob(text), true)
  } catch (error) {
    throw damaged(error)
  }
}

function damaged(cause: unknown): FormatError {
  const error = new FormatError(DAMAGED)
  error.cause = cause
  return error
}
