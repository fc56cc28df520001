/** Who may ask for a map over HTTP. */
import { CLOSE, isMapId } from '@journeyboard/protocol'
import type { FastifyRequest } from 'fastify'
import type { Access } from '../access/access.ts'
import { HttpError } from './answers.ts'

/** The id in the address, if this request may see that map. Throws an `HttpError`: 400, 401 or 403. */
export async function visibleMapId(
  request: FastifyRequest<{ Params: { id: string } }>,
  access: Access,
): Promise<string> {
  const { id } = request.params
  if (!isMapId(id)) throw new HttpError(400, 'This is not the name of a map.')
  const answer = await access.check(id, request.raw)
  if ('code' in answer) throw new HttpError(answer.code === CLOSE.noSession ? 401 : 403, answer.reason)
  return id
}
