/** The SQL schema, as numbered steps. A released step never changes; `PRAGMA user_version` counts the ones done. */
import type { DatabaseSync } from 'node:sqlite'

const STEPS: readonly string[] = [
  `CREATE TABLE map (
     id TEXT PRIMARY KEY,
     created_at INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE doc (
     id INTEGER PRIMARY KEY,
     map_id TEXT NOT NULL REFERENCES map (id),
     kind TEXT NOT NULL,
     generation INTEGER NOT NULL,
     head_seq INTEGER NOT NULL,
     snapshot_seq INTEGER NOT NULL,
     UNIQUE (map_id, kind)
   ) STRICT;
   CREATE TABLE doc_update (
     doc_id INTEGER NOT NULL REFERENCES doc (id),
     seq INTEGER NOT NULL,
     data BLOB NOT NULL,
     crc INTEGER NOT NULL,
     at INTEGER NOT NULL,
     PRIMARY KEY (doc_id, seq)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE doc_snapshot (
     doc_id INTEGER PRIMARY KEY REFERENCES doc (id),
     seq INTEGER NOT NULL,
     data BLOB NOT NULL,
     crc INTEGER NOT NULL,
     at INTEGER NOT NULL
   ) STRICT;
   CREATE TABLE probe (
     id INTEGER PRIMARY KEY CHECK (id = 1),
     at INTEGER NOT NULL
   ) STRICT;`,
  // Beside the documents, so that one file is the whole backup; by map, so that who may see the map may see its images.
  `CREATE TABLE image (
     map_id TEXT NOT NULL REFERENCES map (id),
     hash TEXT NOT NULL,
     type TEXT NOT NULL,
     data BLOB NOT NULL,
     at INTEGER NOT NULL,
     PRIMARY KEY (map_id, hash)
   ) STRICT;`,
]

/** Brings the database up to this build's schema. Throws when a newer build has written it. */
export function migrate(database: DatabaseSync): void {
  const done = Number(database.prepare('PRAGMA user_version').get()?.user_version ?? 0)
  if (done > STEPS.length) {
    throw new Error(`it was written by a newer Journeyboard (schema ${done}, this one knows ${STEPS.length})`)
  }
  for (const [index, step] of STEPS.entries()) {
    if (index < done) continue
    database.exec(`BEGIN IMMEDIATE; ${step} PRAGMA user_version = ${index + 1}; COMMIT;`)
  }
}
