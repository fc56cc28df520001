/** Rounds of mail: whoever wants it is told of what they have not read. */
import { createHash } from 'node:crypto'
import { PATHS } from '@journeyboard/protocol'
import { mapsOfPerson } from '../access/mapPeople.ts'
import type { Clock } from '../ops/clock.ts'
import type { Logger } from '../ops/logger.ts'
import type { Meters } from '../ops/meters.ts'
import type { MailWishRow } from '../tables/schema.ts'
import type { Tables } from '../tables/tables.ts'
import { type TitledNews, writeDigest } from './letters.ts'
import { MailError, type Mailer } from './mailer.ts'
import { confirmedWishes, findWish, forgetOldMailTokens, newMailToken } from './mailWishes.ts'
import { newsOfMap, setToldSeq, toldSeq } from './news.ts'

export interface DigestOptions {
  readonly tables: Tables
  readonly mailer: Mailer
  /** Where pages are; no slash at its end. */
  readonly publicUrl: string
  /** Between two rounds. */
  readonly minutes: number
  /** Whether the person may see the map. */
  readonly maySee: (mapId: string, personId: string) => boolean
  /** Null: there is no such map. */
  readonly titleOf: (mapId: string) => Promise<string | null>
  readonly clock: Clock
  readonly logger: Logger
  readonly meters: Meters
}

const MINUTE = 60_000
/** A server that was just started first lets people in; and who was not reached is tried again as soon as this. */
const SOON = 5 * MINUTE
const LONGEST_PAUSE = 24 * 60 * MINUTE
const LONGEST_END = 3000

/** Returns how to stop; it resolves when nothing is under way any more, or after a few seconds. */
export function startDigests(options: DigestOptions): () => Promise<void> {
  const { tables, clock, logger, minutes } = options
  const interval = minutes * MINUTE
  /** By person and address: how often in a row they were not reached, and when they are tried again. */
  const pauses = new Map<string, { readonly failures: number; readonly until: number }>()
  /** When everybody is told again, by `elapsed` as all here: a clock that is set anew changes nothing. Else who was not reached. */
  let wholeAt = clock.elapsed() + Math.min(interval, SOON)
  let isStopped = false
  let underWay = Promise.resolve()

  const tell = async (reader: MailWishRow) => {
    const key = keyOf(reader)
    const { failures: before, until } = pauses.get(key) ?? { failures: 0, until: 0 }
    if (until > clock.elapsed()) return
    try {
      await tellPerson(options, reader)
      pauses.delete(key)
    } catch (error) {
      if (!(error instanceof MailError)) {
        // What it was about may have gone meanwhile; the others are told all the same.
        logger.error({ err: error }, 'A digest could not be put together')
        return
      }
      const failures = before + 1
      pauses.set(key, { failures, until: clock.elapsed() + Math.min(SOON * 2 ** before, LONGEST_PAUSE) })
      options.meters.mails.inc({ result: 'failed' })
      logger.warn({ reason: error.message, failures }, 'A digest was not taken by the mail server; it is tried again')
    }
  }
  const round = async () => {
    const isWhole = clock.elapsed() >= wholeAt
    if (isWhole) wholeAt = clock.elapsed() + interval
    try {
      await tables.commit(forgetOldMailTokens(clock.now()))
      const readers = confirmedWishes(tables)
      const keys = new Set(readers.map(keyOf))
      for (const key of pauses.keys()) if (!keys.has(key)) pauses.delete(key)
      for (const { person_id } of readers.filter((reader) => isWhole || pauses.has(keyOf(reader)))) {
        // A round may take long, and what they want may have changed since it began.
        const reader = isStopped ? undefined : findWish(tables, person_id)
        if (reader && mayBeTold(reader)) await tell(reader)
      }
    } catch (error) {
      logger.error({ err: error }, 'A round of digests ended early')
    }
    if (isStopped) return
    const next = Math.min(
      wholeAt,
      ...[...pauses.values()].map(({ until }) => Math.max(until, clock.elapsed() + MINUTE)),
    )
    cancel = clock.after(Math.max(0, next - clock.elapsed()), start)
  }
  const start = () => {
    underWay = round()
  }
  let cancel = clock.after(wholeAt - clock.elapsed(), start)
  return async () => {
    isStopped = true
    cancel()
    // A mail server that does not answer keeps nobody from ending.
    await Promise.race([underWay, new Promise<void>((resolve) => clock.after(LONGEST_END, resolve))])
  }
}

function keyOf({ person_id, address }: MailWishRow): string {
  return `${person_id} ${address}`
}

function mayBeTold({ told_from, wish }: MailWishRow): boolean {
  return told_from !== null && wish !== 'none'
}

/** A letter, if there is something to tell. Rejects with a `MailError`; then nothing counts as told. */
async function tellPerson(options: DigestOptions, reader: MailWishRow): Promise<void> {
  const { tables, mailer, publicUrl, clock, meters } = options
  const { person_id: personId, address } = reader
  const maps = await gather(options, reader)
  if (maps.length === 0) return
  const { token, statement } = newMailToken(personId, 'stop', clock.now())
  const stopUrl = `${publicUrl}${PATHS.mailPage.stop}#${token}`
  const told = maps.map(({ mapId }) => setToldSeq(personId, mapId, toldSeq(tables, mapId, personId)))
  // Before it is sent: a server that dies in between tells nobody twice, and what is unread stays so on the board.
  await tables.commit(statement, ...maps.map(({ mapId, seq }) => setToldSeq(personId, mapId, seq)))
  try {
    await mailer.send({
      to: address,
      id: idOf(personId, maps, publicUrl),
      stopUrl,
      ...writeDigest(publicUrl, maps, stopUrl),
    })
  } catch (error) {
    await tables.commit(...told)
    throw error
  }
  meters.mails.inc({ result: 'sent' })
}

async function gather({ tables, maySee, titleOf }: DigestOptions, reader: MailWishRow): Promise<readonly TitledNews[]> {
  const { person_id: personId, wish, told_from } = reader
  const found: TitledNews[] = []
  for (const { map_id: mapId } of mapsOfPerson(tables, personId)) {
    const news = newsOfMap(tables, mapId, { personId, wish, since: told_from ?? Number.POSITIVE_INFINITY })
    if (!news || !maySee(mapId, personId)) continue
    const title = await titleOf(mapId)
    if (title !== null) found.push({ ...news, title })
  }
  return found
}

/** The same news have the same id: where a mail server took a letter without saying so, mail programs show one. */
function idOf(personId: string, maps: readonly TitledNews[], publicUrl: string): string {
  const hash = createHash('sha256').update(JSON.stringify([personId, maps.map(({ mapId, seq }) => [mapId, seq])]))
  return `${hash.digest('hex').slice(0, 32)}@${new URL(publicUrl).hostname}`
}
