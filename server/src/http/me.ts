/** Who asks: what others see of them, their account, and their maps. */
import { type OwnMap, PATHS } from '@journeyboard/protocol'
import type { FastifyInstance } from 'fastify'
import { findAccountHolder, hasAnyAccount, makeAccount } from '../access/accounts.ts'
import { mapsOfPerson } from '../access/mapPeople.ts'
import type { Office } from '../access/office.ts'
import { changePerson, newPerson } from '../access/people.ts'
import { endSession, endSessionsOf, renewSession } from '../access/sessions.ts'
import { standingOf } from '../access/standing.ts'
import { HttpError } from './answers.ts'
import { meChange, newAccount, readBody, signIn } from './bodies.ts'
import { addressKey, createFailures } from './failures.ts'
import { describeMe, openGuestSession, requireSession, signInAs, startSession } from './guests.ts'
import { nameKey } from './knownBrowsers.ts'
import { addPasswordRoutes } from './passwords.ts'
import type { Titles } from './titles.ts'

export interface MeRoutesOptions {
  readonly office: Office
  readonly titles: Titles
  /** Requests per minute and address. */
  readonly rates: { readonly me: number; readonly account: number }
}

/** Wrong passwords per address and per name in five minutes. */
const MOST_FAILURES = { count: 20, seconds: 300 }
/** The home page shows no more. */
const MOST_MAPS = 200

export function addMeRoutes(app: FastifyInstance, { office, titles, rates }: MeRoutesOptions): void {
  const { tables, cookie, visits } = office
  const failures = createFailures(MOST_FAILURES.count, MOST_FAILURES.seconds)
  const atMost = (max: number) => ({ config: { rateLimit: { max, timeWindow: 60_000 } } })

  app.get(PATHS.me, atMost(rates.me), async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const session =
      office.mode === 'open' ? await openGuestSession(office, request, reply) : office.sessionOf(request.raw)
    if (session && (await renewSession(tables, session, office.now()))) {
      reply.header('set-cookie', cookie.write(request.raw, cookie.read(request.raw)))
    }
    return describeMe(office, session)
  })
  app.patch(PATHS.me, atMost(rates.me), async (request) => {
    const session = requireSession(office, request)
    const change = readBody(meChange, request.body)
    if (Object.keys(change).length > 0) await changePerson(tables, session.person.id, change)
    visits.reviewPerson(session.person.id)
    return describeMe(office, office.sessionOf(request.raw))
  })
  app.post(PATHS.account, atMost(rates.account), async (request, reply) => {
    const { name, password, token: invitation = null } = readBody(newAccount, request.body)
    // An open server asks for none: one that is brought along is neither looked at nor used up.
    const token = office.mode === 'private' ? invitation : null
    const session = office.sessionOf(request.raw)
    if (session?.account) throw new HttpError(409, `You are signed in as ${session.account.name}. Sign out first.`)
    if (office.mode === 'private' && token === null) throw new HttpError(403, NOT_INVITED)
    const person = session?.person ?? newPerson(name)
    const isFirst = !hasAnyAccount(tables)
    const answer = await failures.watch([addressKey(request)], async () => {
      const made = await makeAccount(tables, { person, name, password, token }, office.now())
      return made === 'not invited' ? null : made
    })
    if (answer === null) throw new HttpError(403, OLD_INVITATION)
    if (answer === 'name taken') throw new HttpError(409, 'Somebody else has this name. Choose another one.')
    const begun = await startSession(office, request, reply, person)
    // From now on everybody else who is on a map is a guest there.
    if (isFirst) visits.reviewAll()
    return reply.code(201).send(describeMe(office, begun))
  })
  app.post(PATHS.session, atMost(rates.account), async (request, reply) => {
    const { name, password } = readBody(signIn, request.body)
    const keys = [addressKey(request), nameKey(office, request, name)]
    const personId = await failures.watch(keys, () => findAccountHolder(tables, name, password))
    if (personId === null) throw new HttpError(401, 'This name and this password do not belong together.')
    return describeMe(office, await signInAs(office, request, reply, personId))
  })
  addPasswordRoutes(app, { office, failures, ...atMost(rates.account) })
  app.delete(PATHS.session, atMost(rates.account), async (request, reply) => {
    const session = requireSession(office, request)
    await tables.commit(endSession(session))
    visits.reviewPerson(session.person.id)
    return reply.header('set-cookie', cookie.write(request.raw, null)).code(204).send()
  })
  app.delete(PATHS.sessions, atMost(rates.account), async (request, reply) => {
    const { person } = requireSession(office, request)
    await tables.commit(endSessionsOf(person.id))
    visits.reviewPerson(person.id)
    return reply.header('set-cookie', cookie.write(request.raw, null)).code(204).send()
  })
  app.get(PATHS.maps, atMost(rates.me), async (request, reply) => {
    const person = office.sessionOf(request.raw)?.person
    const seen = person ? mapsOfPerson(tables, person.id).slice(0, MOST_MAPS) : []
    const maps = seen.map(async ({ map_id: id, last_seen_at: lastSeenAt }): Promise<OwnMap | null> => {
      const { addressRole } = office.rulesOf(id)
      const { role } = standingOf(tables, id, person?.id ?? null, addressRole, office.now())
      const title = role === null ? null : await titles.of(id)
      return role === null || title === null ? null : { id, title, role, lastSeenAt }
    })
    const found = (await Promise.all(maps)).filter((map) => map !== null)
    return reply.header('cache-control', 'no-store').send(found satisfies readonly OwnMap[])
  })
}

const OLD_INVITATION = 'This link has been used, or holds no more. Ask who runs the server for a new one.'
const NOT_INVITED = 'This server takes new people by invitation. Ask who runs it for one.'
