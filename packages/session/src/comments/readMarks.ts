/** How far people have read, told to the server when it can be: it holds on every device. Until then it waits on this one. */
import { PATHS, type Person } from '@journeyboard/protocol'
import type { ReadMarks } from '@journeyboard/protocol/comments'
import { mapsWithRows, openDeviceRows } from '../deviceRows.ts'
import { createSender, type Outcome, request } from '../sender.ts'
import type { WaitingKind } from '../sendWaiting.ts'

type Marks = ReadMarks['marks']

const NAME = 'journeyboard:readmarks'

/** What the server does not know yet of one map; its key is whose it is. */
interface WaitingMarks {
  readonly by: string
  readonly marks: Marks
}

const openRows = (database: IDBFactory | null, mapId: string) => openDeviceRows<WaitingMarks>(database, NAME, mapId)

export interface OwnMarks {
  /** The server's marks of `by`, moved on by what they read here. */
  over(marks: Marks, by: string): Marks
  /** True: this mark is new. It outlasts the page until the server has it. */
  set(by: string, threadId: string, seq: number): boolean
  /** Tells the server what it does not know yet of `by`, who must be the one that it knows behind this page. */
  flush(by: string): Promise<void>
}

export interface OwnMarksOptions {
  readonly mapId: string
  readonly baseUrl: string
  readonly fetch: typeof fetch
  readonly database: IDBFactory | null
  /** What an earlier page left here has been found. */
  readonly onFound: () => void
}

export function createOwnMarks({ mapId, baseUrl, fetch, database, onFound }: OwnMarksOptions): OwnMarks {
  const rows = openRows(database, mapId)
  const readBy = new Map<string, Map<string, number>>()
  const untoldBy = new Map<string, Map<string, number>>()
  let isTelling = false

  const set = (by: string, threadId: string, seq: number): boolean => {
    const read = entry(readBy, by)
    if ((read.get(threadId) ?? 0) >= seq) return false
    read.set(threadId, seq)
    entry(untoldBy, by).set(threadId, seq)
    return true
  }
  /** Where it can not be kept it lasts as long as the page. */
  const keep = (by: string) => {
    const untold = entry(untoldBy, by)
    const kept = untold.size > 0 ? rows.keep(by, { by, marks: Object.fromEntries(untold) }) : rows.drop(by)
    kept.catch(() => {})
  }
  const tell = async (by: string): Promise<boolean> => {
    const untold = entry(untoldBy, by)
    if (untold.size === 0) return false
    const told = new Map(untold)
    if ((await put({ mapId, baseUrl, fetch }, Object.fromEntries(told))) === 'later') return false
    for (const [id, seq] of told) if (untold.get(id) === seq) untold.delete(id)
    keep(by)
    return true
  }
  void rows.list().then(
    (found) => {
      for (const { by, marks } of found) {
        for (const [id, seq] of Object.entries(marks)) set(by, id, seq)
        // With what was read here before it was found.
        keep(by)
      }
      if (found.length > 0) onFound()
    },
    () => {},
  )
  return {
    over(marks, by) {
      const moved = { ...marks }
      for (const [id, seq] of entry(readBy, by)) moved[id] = Math.max(seq, marks[id] ?? 0)
      return moved
    },
    set(by, threadId, seq) {
      const isNew = set(by, threadId, seq)
      if (isNew) keep(by)
      return isNew
    },
    async flush(by) {
      if (isTelling) return
      isTelling = true
      while (await tell(by));
      isTelling = false
    },
  }
}

function entry(marksBy: Map<string, Map<string, number>>, by: string): Map<string, number> {
  const marks = marksBy.get(by) ?? new Map<string, number>()
  marksBy.set(by, marks)
  return marks
}

type Post = Pick<OwnMarksOptions, 'mapId' | 'baseUrl' | 'fetch'>

function put({ mapId, baseUrl, fetch }: Post, marks: Marks): Promise<Outcome<null>> {
  const body = JSON.stringify({ marks } satisfies ReadMarks)
  const init = { method: 'PUT', headers: { 'content-type': 'application/json' }, body }
  return request(fetch, baseUrl + PATHS.readMarks(mapId), init, async () => ({ answer: null }), 'This was not marked')
}

/** What a page that is gone has left: told while the map is not open. */
export const waitingMarks: WaitingKind = {
  maps: (database) => mapsWithRows(database, NAME),
  async send(mapId, { database, personId, isOnline, ...post }) {
    const rows = openRows(database, mapId)
    // What can not be dropped is told once more another day: the server's marks only move on.
    const forget = ({ by }: WaitingMarks) => void rows.drop(by).catch(() => {})
    const sender = createSender<WaitingMarks, null>({
      isOnline,
      send: ({ marks }) => put({ mapId, ...post }, marks),
      onSent: forget,
      onRefused: forget,
    })
    // What others read waits until they open the map.
    for (const row of await rows.list()) if (row.by === personId) sender.add(row)
    return sender
  },
}

/** What `guestId` has read on this device, `account` has read. */
export async function handMarksOver(database: IDBFactory | null, guestId: string, account: Person): Promise<void> {
  for (const mapId of await mapsWithRows(database, NAME)) {
    const rows = openRows(database, mapId)
    const found = await rows.list()
    const guest = found.find(({ by }) => by === guestId)
    if (!guest) continue
    const marks = { ...found.find(({ by }) => by === account.id)?.marks }
    for (const [id, seq] of Object.entries(guest.marks)) marks[id] = Math.max(seq, marks[id] ?? 0)
    await rows.keep(account.id, { by: account.id, marks })
    await rows.drop(guestId)
  }
}
