/** Versions of a map, and who wrote on it, as HTTP tells them. */
import type { Person } from './people.ts'

/** `automatic`: kept by the server as it went; `named`: by a person; `restore`: what stood before a restore. */
export const VERSION_KINDS = ['automatic', 'named', 'restore'] as const
export type VersionKind = (typeof VERSION_KINDS)[number]

export interface Version {
  readonly id: number
  /** Null: nobody has given it one. */
  readonly name: string | null
  readonly kind: VersionKind
  /** Epoch milliseconds. */
  readonly at: number
  /** Of an automatic one, whoever changed the map since the version before; else who kept it. */
  readonly people: readonly Person[]
}

export interface MapVersions {
  /** The newest first. */
  readonly versions: readonly Version[]
}

/** Body of naming the map as it is now, or a version. */
export interface VersionName {
  readonly name: string
}

/** Longest name, in UTF-16 units. */
export const LONGEST_VERSION_NAME = 80

/** The name in the body of a request, without spaces around it; null if it is none. */
export function readVersionName(body: unknown): string | null {
  const name: unknown = typeof body === 'object' && body !== null && 'name' in body ? body.name : null
  if (typeof name !== 'string') return null
  const trimmed = name.trim()
  return trimmed.length > 0 && trimmed.length <= LONGEST_VERSION_NAME ? trimmed : null
}

export interface RestoredVersion {
  /** The version that holds what stood before. */
  readonly kept: number
}

/** Whose writing it is, by the client id that Yjs keeps with each letter and value. */
export interface MapWriters {
  readonly writers: readonly Writer[]
}

export interface Writer {
  readonly client: number
  readonly person: Person
}

/** What somebody who comes back may want to see. */
export interface LastVisit {
  /** Who asks. */
  readonly person: Person
  /** When they looked away or left, in epoch milliseconds; null: this person has not been here before. */
  readonly leftAt: number | null
  /** The version nearest to that moment; null: there is none. */
  readonly version: number | null
  /** What they had seen by then: client ids of Yjs, and how far each had written. Null: only the version tells. */
  readonly seen: readonly (readonly [client: number, clock: number])[] | null
}
