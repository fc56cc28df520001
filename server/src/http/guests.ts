/**
 * Sessions over HTTP: the one that a request has, and how one begins. Every way to sign in, of whatever kind, ends in
 * `signInAs`.
 */
import type { Me, Person } from '@journeyboard/protocol'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Compilable } from 'kysely'
import { moveToAccount } from '../access/mapPeople.ts'
import type { Office } from '../access/office.ts'
import { insertPerson, newPerson } from '../access/people.ts'
import { beginSession, endSession, findSession, type Session } from '../access/sessions.ts'
import { moveComments } from '../comments/moveComments.ts'
import { HttpError } from './answers.ts'
import { rememberBrowser } from './knownBrowsers.ts'

/** The session of the request, or a new one of a new guest, whose cookie goes out with the reply. */
export async function openGuestSession(
  office: Office,
  request: FastifyRequest,
  reply: FastifyReply,
  name?: string,
): Promise<Session> {
  const session = office.sessionOf(request.raw)
  if (session) return session
  const person = newPerson(name)
  return startSession(office, request, reply, person, [insertPerson(person, office.now())])
}

/** Signs the browser in as this person, by a token of its own: one that was known before opens nothing afterwards. */
export async function startSession(
  office: Office,
  request: FastifyRequest,
  reply: FastifyReply,
  person: Pick<Person, 'id'>,
  before: readonly Compilable[] = [],
): Promise<Session> {
  const { tables, cookie } = office
  const previous = office.sessionOf(request.raw)
  const { token, statement } = beginSession(person.id, office.now())
  await tables.commit(...before, statement, ...(previous ? [endSession(previous)] : []))
  reply.header('set-cookie', cookie.write(request.raw, token))
  if (previous) office.visits.reviewPerson(previous.person.id)
  const session = findSession(tables, token, office.now())
  if (!session) throw new Error('A session that was just begun is not there.')
  if (session.account) rememberBrowser(office, request, reply, session.account.name)
  return session
}

/** The same for the holder of an account, who from now on also has what this browser's guest had. */
export function signInAs(
  office: Office,
  request: FastifyRequest,
  reply: FastifyReply,
  personId: string,
): Promise<Session> {
  const guest = office.sessionOf(request.raw)
  const moved =
    guest && !guest.account
      ? [...moveToAccount(guest.person.id, personId), ...moveComments(guest.person.id, personId)]
      : []
  return startSession(office, request, reply, { id: personId }, moved)
}

/** The session of the request. Throws an `HttpError` 401. */
export function requireSession(office: Office, request: FastifyRequest): Session {
  const session = office.sessionOf(request.raw)
  if (!session) throw new HttpError(401, 'Open the link that you were given, or sign in.')
  return session
}

/** Guests make maps where the server is open to all; elsewhere only who has an account. */
export function mayCreate({ mode }: Office, session: Session | null): boolean {
  return mode === 'open' || (session?.account ?? null) !== null
}

export function describeMe(office: Office, session: Session | null): Me {
  const account = session?.account ?? null
  return {
    person: session?.person ?? { ...newPerson(), id: '' },
    account: account && { name: account.name },
    access: office.mode,
    mayCreate: mayCreate(office, session),
    isAdministrator: account?.isAdministrator ?? false,
    sendsMail: office.sendsMail,
  }
}
