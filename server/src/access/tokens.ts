/** Secrets that open doors: random, and kept only as their SHA-256. */
import { createHash, randomBytes } from 'node:crypto'

/** 144 random bits in 24 letters that need no escaping in an address. */
export function newToken(): string {
  return randomBytes(18).toString('base64url')
}

/** Under which a token is kept and found. */
export function hashOf(token: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(token).digest())
}

/** A name that is no secret: of a person, a link, an invitation. */
export function newId(): string {
  return randomBytes(9).toString('base64url')
}

/** 128 random bits: whoever was not told the address of a map does not find it. */
export function newMapId(): string {
  return randomBytes(16).toString('base64url')
}
