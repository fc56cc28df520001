/** The rows that are kept beside the documents, as `log/migrations.ts` creates them. Times are epoch milliseconds. */

export interface MapRow {
  readonly id: string
  readonly created_at: number
}

/** Table name -> its rows. */
export interface Schema {
  readonly map: MapRow
}
