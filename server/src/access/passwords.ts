/** Passwords: kept as argon2id hashes, in the usual text form `$argon2id$v=19$m=..,t=..,p=..$salt$hash`. */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/** OWASP's first choice for argon2id: memory in KiB, passes, lanes. About 40 ms of one core. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const
const HASH_BYTES = 32
const SALT_BYTES = 16

const derive = promisify(argon2)

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const hash = await hashWith(password, salt, COST)
  const { memory, passes, parallelism } = COST
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${text(salt)}$${text(hash)}`
}

/** As much work for a name that nobody has (null) as for a wrong password. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const parts = FORM.exec(kept ?? '')
  const [, memory, passes, parallelism, salt = '', hash = ''] = parts ?? []
  const cost = parts ? { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) } : COST
  const expected = parts ? Buffer.from(hash, 'base64') : randomBytes(HASH_BYTES)
  const found = await hashWith(password, parts ? Buffer.from(salt, 'base64') : randomBytes(SALT_BYTES), cost)
  return found.length === expected.length && timingSafeEqual(found, expected) && parts !== null
}

const FORM = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

function hashWith(
  password: string,
  nonce: Buffer,
  cost: { readonly memory: number; readonly passes: number; readonly parallelism: number },
): Promise<Buffer> {
  // The same letters can be typed as different code points.
  return derive('argon2id', { message: password.normalize('NFKC'), nonce, tagLength: HASH_BYTES, ...cost })
}

function text(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}
