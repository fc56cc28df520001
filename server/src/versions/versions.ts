/** Versions of maps: kept, listed, read, named, thinned. */
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { LIMITS, type Person, type Version, type VersionKind } from '@journeyboard/protocol'
import { checksum } from '../log/checksum.ts'
import { DamagedDocError, type Log, type StoredDoc } from '../log/log.ts'
import { imagesNamedIn } from '../log/namedImages.ts'
import { sql } from '../tables/tables.ts'
import { superfluous } from './thinning.ts'

/** A document as it is, or was, on disk. */
export type Kept = Pick<StoredDoc, 'seq' | 'update'>

export interface KeepOptions {
  readonly kind: VersionKind
  /** Only of named ones. */
  readonly name?: string
  readonly people: readonly Person[]
}

export interface Versions {
  /** The newest first. */
  list(mapId: string): readonly Version[]
  /** Row of the log at which the newest version was taken; 0: there is none. */
  newestSeq(mapId: string): number
  /**
   * Resolves when the map is on disk as a version, as it was at `kept`, or as it is now. An unchanged map makes no second
   * version: the newest one is named, or stays as it is. Rejects when there is no such map, and with a
   * `TooManyVersionsError` when no other one can have a name.
   */
  keep(mapId: string, options: KeepOptions, kept?: Kept): Promise<Version>
  /** The document as one Yjs update, or null. Rejects with a `DamagedDocError` when it is no longer what was kept. */
  read(mapId: string, id: number): Promise<Uint8Array | null>
  /**
   * A version that had no name is from now on that of the person who gave it one. Null: there is no such version. Rejects
   * with a `TooManyVersionsError` as `keep` does.
   */
  rename(mapId: string, id: number, name: string, person: Person): Promise<Version | null>
  /** Whether there was such a version. */
  remove(mapId: string, id: number): Promise<boolean>
  /** The newest one of before then, or null; with `seq`, the newest that holds no later row of the log. */
  nearestBefore(mapId: string, moment: { readonly at: number } | { readonly seq: number }): number | null
  /** Resolves when nothing is being kept or renamed any more. */
  idle(): Promise<void>
}

/** The map has as many named versions as it may. */
export class TooManyVersionsError extends Error {
  override readonly name = 'TooManyVersionsError'
}

const pack = promisify(gzip)
const unpack = promisify(gunzip)

const SHOWN = ['id', 'kind', 'name', 'at', 'people'] as const

/** `erasingNow`: the time by which versions grow old. */
export function createVersions(log: Log, now: () => number = Date.now, erasingNow = now): Versions {
  const { tables } = log
  const lastByMap = new Map<string, Promise<unknown>>()
  /** One after the other for each map, so that two at once do not both find it changed. */
  const inTurn = <Value>(mapId: string, work: () => Promise<Value>): Promise<Value> => {
    const turn = (lastByMap.get(mapId) ?? Promise.resolve()).then(work, work)
    lastByMap.set(mapId, turn)
    const forget = () => {
      if (lastByMap.get(mapId) === turn) lastByMap.delete(mapId)
    }
    turn.then(forget, forget)
    return turn
  }
  const ofMap = (mapId: string) => sql.selectFrom('map_version').where('map_id', '=', mapId)
  const newest = (mapId: string) =>
    tables.first(
      ofMap(mapId)
        .select([...SHOWN, 'seq'])
        .orderBy('id', 'desc')
        .limit(1),
    )
  /** For what is about to have a name that had none. */
  const makeSureOfRoom = (mapId: string) => {
    const { named = 0 } =
      tables.first(
        ofMap(mapId)
          .select(({ fn }) => fn.countAll<number>().as('named'))
          .where('kind', '=', 'named'),
      ) ?? {}
    if (named >= LIMITS.mapNamedVersions) throw new TooManyVersionsError(`Map ${mapId} has ${named} named versions.`)
  }

  const insert = async (mapId: string, { kind, name, people }: KeepOptions, { seq, update }: Kept) => {
    const data = await pack(update)
    const at = now()
    const [rows] = await tables.commit(
      sql
        .insertInto('map_version')
        .values({
          map_id: mapId,
          seq,
          kind,
          name: name ?? null,
          at,
          people: JSON.stringify(people),
          images: JSON.stringify(imagesNamedIn(update)),
          data,
          crc: checksum(data, mapId, seq),
        })
        .returning(SHOWN),
    )
    const dated = tables.all(ofMap(mapId).select(['id', 'kind', 'at']))
    const dropped = superfluous(dated, erasingNow())
    if (dropped.length > 0) await tables.commit(sql.deleteFrom('map_version').where('id', 'in', dropped))
    return onlyOne(rows)
  }
  const change = async (mapId: string, id: number, values: { kind: VersionKind; name?: string; people?: string }) => {
    const [rows] = await tables.commit(
      sql.updateTable('map_version').set(values).where('id', '=', id).where('map_id', '=', mapId).returning(SHOWN),
    )
    return rows[0] ? shown(rows[0]) : null
  }
  const keep = async (mapId: string, options: KeepOptions, given?: Kept): Promise<Version> => {
    const kept = given ?? (await log.read(mapId))
    if (!kept) throw new Error(`there is no map ${mapId}`)
    if (options.kind === 'named') makeSureOfRoom(mapId)
    const last = newest(mapId)
    if (last?.seq !== kept.seq) return insert(mapId, options, kept)
    const { kind, name, people } = options
    // Two names for the same moment are two versions: neither person finds the own name gone.
    if (kind === 'named' && last.kind === 'named') return insert(mapId, options, kept)
    if (kind === 'automatic' || last.kind !== 'automatic') return shown(last)
    const changed = await change(mapId, last.id, {
      kind,
      ...(name !== undefined && { name }),
      people: JSON.stringify(people),
    })
    return changed ?? insert(mapId, options, kept)
  }
  return {
    list: (mapId) => tables.all(ofMap(mapId).select(SHOWN).orderBy('id', 'desc')).map(shown),
    newestSeq: (mapId) => newest(mapId)?.seq ?? 0,
    keep: (mapId, options, kept) => inTurn(mapId, () => keep(mapId, options, kept)),
    async read(mapId, id) {
      const row = tables.first(ofMap(mapId).select(['seq', 'data', 'crc']).where('id', '=', id))
      if (!row) return null
      if (checksum(row.data, mapId, row.seq) === row.crc) return unpack(row.data)
      throw new DamagedDocError(`Map ${mapId}: the version ${id} is damaged (its checksum does not match).`)
    },
    rename: (mapId, id, name, person) =>
      inTurn(mapId, async () => {
        const before = tables.first(ofMap(mapId).select('kind').where('id', '=', id))
        if (before?.kind === 'named') return change(mapId, id, { kind: 'named', name })
        if (before) makeSureOfRoom(mapId)
        return change(mapId, id, { kind: 'named', name, people: JSON.stringify([person]) })
      }),
    async remove(mapId, id) {
      const [rows] = await tables.commit(
        sql.deleteFrom('map_version').where('id', '=', id).where('map_id', '=', mapId).returning('id'),
      )
      return rows.length > 0
    },
    nearestBefore(mapId, moment) {
      const [column, most] = 'seq' in moment ? (['seq', moment.seq] as const) : (['at', moment.at] as const)
      const nearest = ofMap(mapId).select('id').where(column, '<=', most).orderBy(column, 'desc').limit(1)
      return tables.first(nearest)?.id ?? null
    },
    async idle() {
      await Promise.allSettled(lastByMap.values())
    },
  }
}

interface ShownRow {
  readonly id: number
  readonly kind: VersionKind
  readonly name: string | null
  readonly at: number
  readonly people: string
}

function shown({ id, kind, name, at, people }: ShownRow): Version {
  return { id, kind, name, at, people: JSON.parse(people) as readonly Person[] }
}

function onlyOne(rows: readonly ShownRow[]): Version {
  const [row] = rows
  if (!row) throw new Error('A version was written and gave no row.')
  return shown(row)
}
