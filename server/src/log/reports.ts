/** What looking a database over finds. */

export interface MapReport {
  readonly mapId: string
  /** Empty when it has none, or can not be read. */
  readonly title: string
  readonly cards: number
  /** Edits since the map was made. */
  readonly seq: number
  /** Epoch ms. */
  readonly savedAt: number
  readonly isInTrash: boolean
  /** One sentence for each thing that is not what was written; empty: the map is whole. */
  readonly damage: readonly string[]
}

export interface DatabaseReport {
  /** Of the tables: how many steps of `migrations.ts` it has gone. */
  readonly schema: number
  /** What SQLite itself complains of; empty when the file is sound. */
  readonly faults: readonly string[]
  readonly maps: readonly MapReport[]
}
