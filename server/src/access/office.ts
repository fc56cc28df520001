/** Everything about access that routes and sockets share: who asks, what they may do, and who hears of changes. */
import type { IncomingMessage } from 'node:http'
import type { AccessMode, AccessNotice, AddressRole, Notice } from '@journeyboard/protocol'
import { systemClock } from '../ops/clock.ts'
import type { Tables } from '../tables/tables.ts'
import { type Access, createAccess, USUAL_ADDRESS_ROLE } from './access.ts'
import { forgetStrangers } from './forgetting.ts'
import { createGathered } from './gathered.ts'
import { noteLeft, noteSeen } from './mapPeople.ts'
import { createSessionCookie, type SessionCookie } from './sessionCookie.ts'
import { findSession, type Session } from './sessions.ts'
import { mapsOfEndedLinks } from './shareLinks.ts'
import { type MapRules, rulesOf } from './standing.ts'
import { createVisits, type Visits } from './visits.ts'

export interface OfficeOptions {
  readonly tables: Tables
  readonly mode: AccessMode
  /** Pages come by https. */
  readonly isSecure: boolean
  /** Comments can be told by mail. */
  readonly sendsMail?: boolean
  readonly notify: (mapId: string, notice: Notice) => void
  /** A note about who was seen where, or the clearing away of old rows, failed. */
  readonly onError: (error: unknown) => void
  readonly now?: () => number
  /** The time by which strangers are forgotten; epoch ms. */
  readonly erasingNow?: () => number
}

export interface Office {
  readonly tables: Tables
  readonly mode: AccessMode
  readonly sendsMail: boolean
  readonly cookie: SessionCookie
  /** Tells that somebody has signed in here before; see `browserMark`. */
  readonly browserCookie: SessionCookie
  readonly access: Access
  readonly visits: Visits
  now(): number
  sessionOf(request: Pick<IncomingMessage, 'headers'>): Session | null
  rulesOf(mapId: string): MapRules
  /** Something about the access to this map is committed: whoever is there is asked anew, and pages are told. */
  changed(mapId: string, what: AccessNotice['changed']): void
  /** Somebody has come by a link: it changes what they may do, and nobody else. */
  joined(mapId: string, personId: string): void
  close(): void
}

/** A whole workshop comes within seconds: each map is told so at most this often, in milliseconds. */
const PEOPLE_PAUSE = 2000
/** Links that end by themselves are noticed this often, in milliseconds. */
const END_CHECK = 500
/** Guests who never did anything, and sessions that have ended, are cleared away this often, in milliseconds. */
const FORGET_PAUSE = 60 * 60 * 1000

export function createOffice(options: OfficeOptions): Office {
  const { tables, mode, notify, onError, sendsMail = false, now = Date.now, erasingNow = now } = options
  const usual: AddressRole | null = USUAL_ADDRESS_ROLE[mode]
  const cookie = createSessionCookie(options.isSecure)
  const visits = createVisits({
    onCome: (mapId, personId) => void tables.commit(noteSeen(mapId, personId, now())).catch(onError),
    onLeave: (mapId, personId) => void tables.commit(noteLeft(mapId, personId, now())).catch(onError),
  })
  const tell = (mapId: string, changed: AccessNotice['changed']) =>
    notify(mapId, { topic: 'access', data: { changed } satisfies AccessNotice })
  const newPeople = createGathered(PEOPLE_PAUSE, systemClock, (mapId) => tell(mapId, 'people'))
  let checkedAt = now()
  const checkEnds = () => {
    const until = now()
    try {
      for (const mapId of mapsOfEndedLinks(tables, checkedAt, until)) visits.review(mapId)
      checkedAt = until
    } catch (error) {
      onError(error)
    }
  }
  const timer = setInterval(checkEnds, END_CHECK).unref()
  let isOpen = true
  // One that is cut off by the end of the server goes on after its next start.
  const forget = () => void forgetStrangers(tables, erasingNow()).catch((error: unknown) => isOpen && onError(error))
  const forgetting = setInterval(forget, FORGET_PAUSE).unref()
  forget()
  return {
    tables,
    mode,
    sendsMail,
    cookie,
    browserCookie: createSessionCookie(options.isSecure, 'journeyboard-known'),
    visits,
    access: createAccess({ tables, mode, cookie, now }),
    now,
    sessionOf(request) {
      const token = cookie.read(request)
      return token === null ? null : findSession(tables, token, now())
    },
    rulesOf: (mapId) => rulesOf(tables, mapId, usual),
    changed(mapId, what) {
      visits.review(mapId)
      tell(mapId, what)
    },
    joined(mapId, personId) {
      visits.reviewPerson(personId)
      newPeople.note(mapId)
    },
    close() {
      isOpen = false
      newPeople.stop()
      clearInterval(timer)
      clearInterval(forgetting)
      visits.stop()
    },
  }
}
