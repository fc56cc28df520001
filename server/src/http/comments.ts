/** Comments over HTTP: read by whoever may see the map, written by whoever may comment. */
import { allows, LIMITS, type Notice, PATHS, type Person, type Role } from '@journeyboard/protocol'
import {
  type CommentList,
  type CommentThread,
  changedCommentSchema,
  newCommentSchema,
  type PersonComments,
  reactionSchema,
  readMarksSchema,
  threadStateSchema,
} from '@journeyboard/protocol/comments'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Access } from '../access/access.ts'
import { hasAccount } from '../access/accounts.ts'
import { linksUsedBy } from '../access/shareLinks.ts'
import { createComments, type Refusal } from '../comments/comments.ts'
import { createKeptThreads } from '../comments/keptThreads.ts'
import { historyOf, readComment, readMarks, readPeople } from '../comments/readThreads.ts'
import type { Log } from '../log/log.ts'
import { systemClock } from '../ops/clock.ts'
import type { CommentRow } from '../tables/schema.ts'
import { HttpError } from './answers.ts'
import { addressKey } from './failures.ts'
import { enterMap, type Guest, type OfMap } from './mapDoor.ts'
import { createPace } from './pace.ts'

export interface CommentRoutesOptions {
  readonly log: Log
  readonly access: Access
  /** Tells whoever has the map open. */
  readonly notify: (mapId: string, notice: Notice) => void
  /** `comment`: what one person may write in a minute, and five times as much all guests of one address or link; `read`: requests per minute and address. */
  readonly rates: { readonly comment: number; readonly read: number }
}

/** Bytes of a request: the longest text in the longest letters, and all that stands around it. */
const BODY = 8 * LIMITS.commentText
/** So many write as fast as one may at one address or by one link: far more than any workshop reads. */
const PEOPLE_AT_ONCE = 5
const TOO_FAST = 'You write faster than others can read. Wait a moment.'
/** Marks on all threads of a full map. */
const MARKS_BODY = 64 * LIMITS.mapComments

type OfThread = { Params: { id: string; threadId: string } }
type OfPerson = { Params: { id: string; personId: string } }
type OfComment = { Params: { id: string; commentId: string } }

export function addCommentRoutes(app: FastifyInstance, options: CommentRoutesOptions): void {
  const { log, access, notify, rates } = options
  const { tables } = log
  const peopleOf = (mapId: string): readonly Person[] => readPeople(tables, mapId)
  const threads = createKeptThreads(tables, systemClock)
  const comments = createComments({ tables, notify, peopleOf })
  const ofPerson = createPace({ count: rates.comment, seconds: 60 }, TOO_FAST)
  const ofMany = createPace({ count: PEOPLE_AT_ONCE * rates.comment, seconds: 60 }, TOO_FAST)
  const config = { rateLimit: { max: rates.read, timeWindow: 60_000 } }
  const writing = { bodyLimit: BODY, config }

  /** For all that changes something: by somebody who may. */
  const enter = async (request: FastifyRequest<OfMap>, needed: Role = 'comment'): Promise<Guest> => {
    const guest = await enterMap(request, access, needed)
    if (guest.isNobody) throw new HttpError(401, 'Comments need somebody who wrote them. Open the map in a browser.')
    if (!(await log.head(guest.mapId))) throw new HttpError(404, NO_MAP)
    return guest
  }
  /** Guests cost nothing: who comes by one link, or from one address, is also counted together. They silence nobody else. */
  const keepPace = async (request: FastifyRequest, { mapId, person, role }: Guest): Promise<void> => {
    const isGuest = !allows(role, 'facilitate') && !hasAccount(tables, person.id)
    const links = isGuest ? linksUsedBy(tables, mapId, person.id).map((id) => `link ${id}`) : []
    const shared = isGuest ? [addressKey(request), ...links] : []
    await ofMany.look(...shared)
    await ofPerson.take(person.id)
    await ofMany.take(...shared)
  }
  const commentOf = (mapId: string, commentId: string): CommentRow => {
    const row = readComment(tables, mapId, commentId)
    if (!row || row.deleted_at !== null) throw new HttpError(404, 'This comment has been deleted.')
    return row
  }

  app.get<OfMap & { Querystring: { since?: string } }>(PATHS.comments(':id'), { config }, async (request, reply) => {
    const { mapId, role, person } = await enterMap(request, access, 'view')
    if (!(await log.head(mapId))) throw new HttpError(404, NO_MAP)
    const since = request.query.since === undefined ? undefined : Number(request.query.since)
    if (since !== undefined && !Number.isSafeInteger(since)) throw new HttpError(400, 'This is no revision.')
    const { revision, json } = threads.read(mapId, since)
    const own: Omit<CommentList, 'threads'> = {
      me: person,
      role,
      history: historyOf(tables, mapId),
      revision,
      marks: readMarks(tables, mapId, person.id),
      // To be mentioned; whoever only looks mentions nobody, and authors stand in their threads.
      people: allows(role, 'comment') ? peopleOf(mapId) : [],
    }
    reply.header('cache-control', 'no-store').type('application/json')
    return reply.send(`${JSON.stringify(own).slice(0, -1)},"threads":${json}}`)
  })
  app.post<OfMap>(PATHS.comments(':id'), writing, async (request, reply) => {
    const guest = await enter(request)
    await keepPace(request, guest)
    const comment = newCommentSchema.safeParse(request.body)
    if (!comment.success) throw new HttpError(400, NOT_READABLE)
    const thread = await comments.add(guest.mapId, guest.person, comment.data)
    if (typeof thread === 'string') throw refused(thread)
    return reply.code(201).send(thread satisfies CommentThread)
  })
  app.patch<OfComment>(PATHS.comment(':id', ':commentId'), writing, async (request) => {
    const guest = await enter(request)
    await keepPace(request, guest)
    const row = commentOf(guest.mapId, request.params.commentId)
    if (row.author_id !== guest.person.id) throw new HttpError(403, 'Only who wrote a comment may change it.')
    const change = changedCommentSchema.safeParse(request.body)
    if (!change.success) throw new HttpError(400, NOT_READABLE)
    const thread = await comments.change(row, change.data)
    if (thread === 'full' || thread === 'changed') throw refused(thread)
    return thread
  })
  app.delete<OfComment>(PATHS.comment(':id', ':commentId'), writing, async (request) => {
    const { mapId, role, person } = await enter(request)
    const row = commentOf(mapId, request.params.commentId)
    if (row.author_id !== person.id && !allows(role, 'facilitate')) {
      throw new HttpError(403, 'Only who wrote a comment, or who facilitates the map, may delete it.')
    }
    return comments.remove(row)
  })
  app.get<OfPerson>(PATHS.personComments(':id', ':personId'), { config }, async (request, reply) => {
    const { mapId } = await enter(request, 'facilitate')
    reply.header('cache-control', 'no-store')
    return { count: comments.countOf(mapId, request.params.personId) } satisfies PersonComments
  })
  app.delete<OfPerson>(PATHS.personComments(':id', ':personId'), writing, async (request, reply) => {
    const { mapId } = await enter(request, 'facilitate')
    await comments.removeAllOf(mapId, request.params.personId)
    return reply.code(204).send()
  })
  app.put<OfComment>(PATHS.reaction(':id', ':commentId'), writing, async (request) => {
    const guest = await enter(request)
    await keepPace(request, guest)
    const row = commentOf(guest.mapId, request.params.commentId)
    const change = reactionSchema.safeParse(request.body)
    if (!change.success) throw new HttpError(400, NOT_READABLE)
    const thread = await comments.react(row, guest.person, change.data)
    if (thread === 'full') throw new HttpError(413, TOO_MANY_REACTIONS)
    return thread
  })
  app.patch<OfThread>(PATHS.thread(':id', ':threadId'), writing, async (request) => {
    const guest = await enter(request)
    await keepPace(request, guest)
    const state = threadStateSchema.safeParse(request.body)
    if (!state.success) throw new HttpError(400, NOT_READABLE)
    const { mapId, person } = guest
    const thread = await comments.resolve(mapId, request.params.threadId, person, state.data)
    if (!thread) throw refused('noThread')
    return thread
  })
  app.put<OfMap>(PATHS.readMarks(':id'), { bodyLimit: MARKS_BODY, config }, async (request, reply) => {
    const { mapId, person } = await enter(request, 'view')
    const read = readMarksSchema.safeParse(request.body)
    if (!read.success) throw new HttpError(400, NOT_READABLE)
    if (Object.keys(read.data.marks).length > LIMITS.mapComments) throw new HttpError(413, TOO_MANY_MARKS)
    await comments.markRead(mapId, person.id, read.data.marks)
    return reply.code(204).send()
  })
}

const NO_MAP = 'There is no map at this address.'
const NOT_READABLE = `The comment can not be read: it needs words, ${LIMITS.commentText} characters at most.`
const TOO_MANY_REACTIONS = `A map holds ${LIMITS.mapReactions} reactions. Take some back to give more.`
const TOO_MANY_MARKS = `A map has ${LIMITS.mapComments} comments at most, and no more marks.`

function refused(refusal: Refusal): HttpError {
  switch (refusal) {
    case 'noThread':
      return new HttpError(404, 'What you answer has been deleted.')
    case 'taken':
      return new HttpError(409, 'Somebody else has written a comment with this id.')
    case 'changed':
      return new HttpError(409, 'This comment has been changed elsewhere since.')
    case 'full':
      return new HttpError(413, `A map holds ${LIMITS.mapComments} comments. Delete some to write more.`)
  }
}
