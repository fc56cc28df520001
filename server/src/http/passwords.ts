/** Another password, for whoever knows the old one or has a link to choose one. */
import { PATHS } from '@journeyboard/protocol'
import type { FastifyInstance } from 'fastify'
import { findAccountHolder } from '../access/accounts.ts'
import { changePassword, resetPassword } from '../access/newPasswords.ts'
import type { Office } from '../access/office.ts'
import { HttpError } from './answers.ts'
import { passwordChange, passwordReset, readBody } from './bodies.ts'
import { addressKey, type Failures } from './failures.ts'
import { describeMe, requireSession, signInAs } from './guests.ts'
import { nameKey, rememberBrowser } from './knownBrowsers.ts'

export interface PasswordRoutesOptions {
  readonly office: Office
  /** The same as of signing in: who guesses has no second way. */
  readonly failures: Failures
  /** Requests per minute and address. */
  readonly config: { readonly rateLimit: { readonly max: number; readonly timeWindow: number } }
}

export function addPasswordRoutes(app: FastifyInstance, { office, failures, config }: PasswordRoutesOptions): void {
  const { tables, visits } = office

  app.patch(PATHS.account, { config }, async (request, reply) => {
    const session = requireSession(office, request)
    if (!session.account) throw new HttpError(403, 'Only an account has a password. Sign in first.')
    const { oldPassword, password } = readBody(passwordChange, request.body)
    const { name } = session.account
    const keys = [addressKey(request), nameKey(office, request, name)]
    const holder = await failures.watch(keys, () => findAccountHolder(tables, name, oldPassword))
    if (holder !== session.person.id) throw new HttpError(403, 'This is not your present password.')
    await changePassword(tables, session, password)
    rememberBrowser(office, request, reply, name)
    visits.reviewPerson(session.person.id)
    return reply.code(204).send()
  })
  app.post(PATHS.passwordReset, { config }, async (request, reply) => {
    const { token, password } = readBody(passwordReset, request.body)
    const personId = await failures.watch([addressKey(request)], () =>
      resetPassword(tables, token, password, office.now()),
    )
    if (personId === null) {
      throw new HttpError(404, 'This link has been used, or holds no more. Ask who runs the server for a new one.')
    }
    visits.reviewPerson(personId)
    return describeMe(office, await signInAs(office, request, reply, personId))
  })
}
