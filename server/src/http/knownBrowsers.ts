/**
 * Browsers in which somebody has signed in before. Who guesses at a name from elsewhere uses up the attempts of strangers,
 * and does not lock out whose name it is.
 */
import { timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { browserMark, loginOf } from '../access/accounts.ts'
import type { Office } from '../access/office.ts'

/** Under what attempts at this name are counted, however it is written. */
export function nameKey({ tables, browserCookie }: Office, request: FastifyRequest, name: string): string {
  const mark = browserMark(tables, name)
  const shown = browserCookie.read(request.raw)
  return `${mark !== null && shown !== null && isSame(mark, shown) ? 'known browser of' : 'name'} ${loginOf(name)}`
}

/** The holder of this account has shown that they are: the next time this browser is no stranger. */
export function rememberBrowser(
  { tables, browserCookie }: Office,
  request: FastifyRequest,
  reply: FastifyReply,
  name: string,
): void {
  const mark = browserMark(tables, name)
  if (mark !== null) reply.header('set-cookie', browserCookie.write(request.raw, mark))
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}
