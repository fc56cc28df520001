/** A name for each request, by which a line of the log and what somebody saw on their screen find together. */
import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'

const REQUEST_ID_HEADER = 'x-request-id'

/** Our own names: one that comes from outside could be anything, also in the log. */
export const REQUEST_IDS = { genReqId: newRequestId, requestIdHeader: false } as const

export function newRequestId(): string {
  return randomBytes(6).toString('base64url')
}

/** Tells each answer's request by name. */
export function nameRequests(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header(REQUEST_ID_HEADER, request.id)
  })
}
