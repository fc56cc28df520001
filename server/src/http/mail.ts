/** Mail about comments over HTTP: where it goes, and what the links in it do. */
import { type MailSettings, PATHS } from '@journeyboard/protocol'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Office } from '../access/office.ts'
import { writeConfirmation } from '../mail/letters.ts'
import { MailError, type Mailer } from '../mail/mailer.ts'
import {
  confirmAddress,
  mailSettingsOf,
  newMailToken,
  removeAddress,
  setAddress,
  setWish,
  wishOfToken,
} from '../mail/mailWishes.ts'
import { HttpError } from './answers.ts'
import { mailChange, mailLinkUse, readBody } from './bodies.ts'
import { addressKey } from './failures.ts'
import { requireSession } from './guests.ts'
import { createPace } from './pace.ts'

/** How letters are sent, and under which address pages are (no slash at its end). */
export interface MailOffice {
  readonly mailer: Mailer
  readonly publicUrl: string
}

export interface MailRoutesOptions extends MailOffice {
  readonly office: Office
  /** Requests per minute and address. */
  readonly rate: number
}

/** Letters that ask whether an address is right, for each person, each address of a page, and each address of mail. */
const MOST_QUESTIONS = { count: 10, seconds: 3600 }
/** Of the whole server: accounts and addresses can be made up, and whoever gets the letters blames the server. */
const MOST_QUESTIONS_OF_ALL = { count: 200, seconds: 3600 }
const TOO_MANY_QUESTIONS = 'Too many attempts. Wait a few minutes.'

export function addMailRoutes(app: FastifyInstance, { office, mailer, publicUrl, rate }: MailRoutesOptions): void {
  const { tables } = office
  const config = { rateLimit: { max: rate, timeWindow: 60_000 } }
  const questions = createPace(MOST_QUESTIONS, TOO_MANY_QUESTIONS)
  const questionsOfAll = createPace(MOST_QUESTIONS_OF_ALL, TOO_MANY_QUESTIONS)

  const requireAccount = (request: FastifyRequest): string => {
    const { account, person } = requireSession(office, request)
    if (!account) throw new HttpError(403, 'Mail goes to people with an account. Sign in first.')
    return person.id
  }
  const moveTo = async (request: FastifyRequest, personId: string, address: string): Promise<void> => {
    const keys = [`person ${personId}`, addressKey(request), `mail ${mailboxOf(address)}`]
    await questions.take(...keys)
    await questionsOfAll.take('server')
    const { token, statement } = newMailToken(personId, 'confirm', office.now())
    const words = writeConfirmation(publicUrl, `${publicUrl}${PATHS.mailPage.confirm}#${token}`)
    try {
      await mailer.send({ to: address, ...words })
    } catch (error) {
      if (!(error instanceof MailError)) throw error
      request.log.warn({ reason: error.message }, 'A letter was not taken by the mail server')
      throw new HttpError(502, 'The mail server did not take a letter to this address. Look at it, or try again later.')
    }
    const { wish } = mailSettingsOf(tables, personId)
    await tables.commit(...setAddress(personId, address, wish), statement)
  }
  const readLink = (request: FastifyRequest, purpose: 'confirm' | 'stop') => {
    const { token } = readBody(mailLinkUse, request.body)
    const wish = wishOfToken(tables, token, purpose, office.now())
    if (!wish) throw new HttpError(404, 'This link does not hold any more: the address was changed or taken away.')
    return { token, personId: wish.person_id }
  }

  app.get(PATHS.mail, { config }, async (request, reply) => {
    return reply.header('cache-control', 'no-store').send(mailSettingsOf(tables, requireAccount(request)))
  })
  app.put(PATHS.mail, { config }, async (request): Promise<MailSettings> => {
    const personId = requireAccount(request)
    const { address, wish } = readBody(mailChange, request.body)
    if (address === null) await tables.commit(removeAddress(personId))
    else if (address !== undefined && address !== mailSettingsOf(tables, personId).address) {
      await moveTo(request, personId, address)
    }
    if (wish !== undefined) await tables.commit(setWish(personId, wish, office.now()))
    return mailSettingsOf(tables, personId)
  })
  app.post(PATHS.mailLink.confirm, { config }, async (request, reply) => {
    const { token } = readLink(request, 'confirm')
    await tables.commit(confirmAddress(token, office.now()))
    return reply.code(204).send()
  })
  app.post(PATHS.mailLink.stop, { config }, async (request, reply) => {
    const { personId } = readLink(request, 'stop')
    await tables.commit(setWish(personId, 'none', office.now()))
    return reply.code(204).send()
  })
}

/** What stands behind a + is up to whoever has the mailbox, and gives anybody as many addresses of it as they like. */
function mailboxOf(address: string): string {
  return address.toLowerCase().replace(/\+[^@]*@/, '@')
}
