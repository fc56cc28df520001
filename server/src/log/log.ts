/** The log as the rest of the server sees it: documents on disk, and promises that are kept only after a commit. */
import type { ImageType } from '@journeyboard/protocol'
import type { Compilable } from 'kysely'
import type { Tables } from '../tables/tables.ts'
import type { DatabaseReport } from './reports.ts'

/** A document's identity, known without loading it. */
export interface DocHead {
  /**
   * Which incarnation of the document this is; clients of another one are sent away. A restore and a repair keep it:
   * what they leave is a former state of the same document, to which pages bring back what they still hold.
   */
  readonly generation: number
  /** Number of the last committed update: the same number means the same content. */
  readonly seq: number
}

export interface StoredDoc extends DocHead {
  /** Everything committed, as one Yjs update. */
  readonly update: Uint8Array
  /** What lies on disk behind the last snapshot. */
  readonly tail: LogTail
  /** What is wrong with the rows on disk, as a sentence: the update then holds only what sound rows still give. */
  readonly damage: string | null
}

export interface LogTail {
  readonly rows: number
  readonly bytes: number
}

export interface StoredImage {
  /** SHA-256 of the bytes, in hexadecimal digits. */
  readonly hash: string
  readonly type: ImageType
  readonly bytes: Uint8Array
}

export interface Log {
  /** Rows beside the documents: who may do what, and what is said about maps. */
  readonly tables: Tables
  /**
   * Resolves when the new map, its first update and the rows that go with it are on disk, all of them or none. Rejects if
   * the id is taken.
   */
  createMap(mapId: string, update: Uint8Array, rows?: readonly Compilable[]): Promise<void>
  /** Null: no such map. */
  head(mapId: string): Promise<DocHead | null>
  /** Null: no such map. Says so when it is less than was committed; rejects with a `DamagedDocError` when it is nothing. */
  read(mapId: string): Promise<StoredDoc | null>
  /** Of the map as it is committed, read beside everything else. Null: no such map. */
  title(mapId: string): Promise<string | null>
  /** Resolves when the update is on disk; rejects if it is not (disk full, read-only, closed). */
  append(mapId: string, update: Uint8Array): Promise<void>
  /**
   * Removes for good all of a map that lies in the trash since `until` (epoch ms) or before: its document, images,
   * comments, versions, links and roles. False: it does not, and all of it is still there.
   */
  removeTrashed(mapId: string, until: number): Promise<boolean>
  /**
   * Resolves when the image is on disk; the same one again counts as put now, and takes the place of one whose bytes are
   * damaged. False: the images of the map would
   * take more than `most` bytes, which are those of `LIMITS` if not given, also without those that nothing shows any
   * more. Rejects when there is no such map.
   */
  putImage(mapId: string, image: StoredImage, most?: number): Promise<boolean>
  /** Null: this map has no such image. Rejects with a `DamagedDocError` when the bytes are no longer those of the hash. */
  readImage(mapId: string, hash: string): Promise<StoredImage | null>
  /** Every image of a map and its bytes' number, the oldest first; empty too where there is no map. */
  images(mapId: string): Promise<readonly ImageEntry[]>
  /** Replaces the rows of a document by one verified snapshot, beside the writing. False: there was nothing to do. */
  compact(mapId: string, options: CompactOptions): Promise<boolean>
  /** Writes one moment of everything into a new file, beside the writing, and reads it back. */
  backup(file: string): Promise<DatabaseReport>
  /** A real commit, to find out whether the disk still takes one. */
  probe(): Promise<void>
  /** Commits what is queued, then lets go of the files. Later calls reject. */
  close(): Promise<void>
}

export interface ImageEntry {
  readonly hash: string
  readonly size: number
}

export interface CompactOptions {
  /** Also remove for good what was deleted long ago, with images of it; only while nobody is in the room. */
  readonly purge: boolean
  /** Unless anything is removed, the rows stay as they are: there are too few to be worth it. */
  readonly onlyToPurge?: boolean
}

/** What lies on disk is not what was written: a checksum or the numbering of rows does not hold. */
export class DamagedDocError extends Error {
  override readonly name = 'DamagedDocError'
}
