/** Invitations over HTTP, for the administrators of a private server. */
import { type InvitationWithToken, PATHS } from '@journeyboard/protocol'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { listInvitations, newInvitation, takeBackInvitation } from '../access/invitations.ts'
import type { Office } from '../access/office.ts'
import { HttpError } from './answers.ts'
import { newInvitation as newInvitationBody, readBody } from './bodies.ts'
import { requireSession } from './guests.ts'

/** `rate`: requests per minute and address. */
export function addInvitationRoutes(app: FastifyInstance, office: Office, rate: number): void {
  const { tables } = office
  const config = { rateLimit: { max: rate, timeWindow: 60_000 } }
  const requireAdministrator = (request: FastifyRequest) => {
    const { account } = requireSession(office, request)
    if (!account?.isAdministrator) throw new HttpError(403, 'Only who runs this server may invite people.')
  }
  app.get(PATHS.invitations, { config }, async (request, reply) => {
    requireAdministrator(request)
    return reply.header('cache-control', 'no-store').send(listInvitations(tables, office.now()))
  })
  app.post(PATHS.invitations, { config }, async (request, reply) => {
    requireAdministrator(request)
    const { label = '' } = readBody(newInvitationBody, request.body)
    const { invitation, token, statement } = newInvitation(label, office.now())
    await tables.commit(statement)
    return reply.code(201).send({ ...invitation, token } satisfies InvitationWithToken)
  })
  app.delete<{ Params: { id: string } }>(PATHS.invitation(':id'), { config }, async (request, reply) => {
    requireAdministrator(request)
    const [gone] = await tables.commit(takeBackInvitation(request.params.id))
    if (gone.length === 0) throw new HttpError(404, 'There is no such invitation.')
    return reply.code(204).send()
  })
}
