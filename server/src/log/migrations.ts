/** The SQL schema, as numbered steps. A released step never changes; `PRAGMA user_version` counts the ones done. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

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
  // `changed` and `seq` are drawn from one rising count a map: what is new since a revision is found by an index.
  `CREATE TABLE comment_thread (
     map_id TEXT NOT NULL REFERENCES map (id) ON DELETE CASCADE,
     id TEXT NOT NULL,
     anchor TEXT NOT NULL,
     about TEXT NOT NULL,
     changed INTEGER NOT NULL,
     resolved_at INTEGER,
     resolved_by TEXT,
     created_at INTEGER NOT NULL,
     PRIMARY KEY (map_id, id)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX comment_thread_changed ON comment_thread (map_id, changed);
   CREATE TABLE comment (
     map_id TEXT NOT NULL,
     id TEXT NOT NULL,
     thread_id TEXT NOT NULL,
     seq INTEGER NOT NULL,
     author_id TEXT NOT NULL,
     author_name TEXT NOT NULL,
     author_color TEXT NOT NULL,
     text TEXT NOT NULL,
     mentions TEXT NOT NULL,
     created_at INTEGER NOT NULL,
     edited_at INTEGER,
     deleted_at INTEGER,
     PRIMARY KEY (map_id, id),
     FOREIGN KEY (map_id, thread_id) REFERENCES comment_thread (map_id, id) ON DELETE CASCADE
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX comment_of_thread ON comment (map_id, thread_id, seq);
   CREATE TABLE comment_reaction (
     map_id TEXT NOT NULL,
     comment_id TEXT NOT NULL,
     emoji TEXT NOT NULL,
     person_id TEXT NOT NULL,
     person_name TEXT NOT NULL,
     at INTEGER NOT NULL,
     PRIMARY KEY (map_id, comment_id, emoji, person_id),
     FOREIGN KEY (map_id, comment_id) REFERENCES comment (map_id, id) ON DELETE CASCADE
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE comment_read (
     map_id TEXT NOT NULL,
     person_id TEXT NOT NULL,
     thread_id TEXT NOT NULL,
     seq INTEGER NOT NULL,
     PRIMARY KEY (map_id, person_id, thread_id),
     FOREIGN KEY (map_id, thread_id) REFERENCES comment_thread (map_id, id) ON DELETE CASCADE
   ) STRICT, WITHOUT ROWID;`,
  // `data` is packed; `seq` is the row of the log after which it was taken, so that an unchanged map makes no second one.
  `CREATE TABLE map_version (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     map_id TEXT NOT NULL REFERENCES map (id) ON DELETE CASCADE,
     seq INTEGER NOT NULL,
     kind TEXT NOT NULL,
     name TEXT,
     at INTEGER NOT NULL,
     people TEXT NOT NULL,
     images TEXT NOT NULL,
     data BLOB NOT NULL,
     crc INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX map_version_by_map ON map_version (map_id, at);
   CREATE TABLE map_writer (
     map_id TEXT NOT NULL REFERENCES map (id) ON DELETE CASCADE,
     client INTEGER NOT NULL,
     person TEXT NOT NULL,
     PRIMARY KEY (map_id, client)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE map_visit (
     map_id TEXT NOT NULL REFERENCES map (id) ON DELETE CASCADE,
     person_id TEXT NOT NULL,
     left_at INTEGER NOT NULL,
     PRIMARY KEY (map_id, person_id)
   ) STRICT, WITHOUT ROWID;`,
  // Of tokens only the SHA-256 is kept: whoever reads the file opens no door with it.
  `CREATE TABLE person (
     id TEXT PRIMARY KEY,
     name TEXT NOT NULL,
     color TEXT NOT NULL,
     created_at INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE account (
     person_id TEXT PRIMARY KEY REFERENCES person (id),
     login TEXT NOT NULL UNIQUE,
     name TEXT NOT NULL,
     password TEXT NOT NULL,
     is_administrator INTEGER NOT NULL,
     created_at INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE session (
     token_hash BLOB PRIMARY KEY,
     person_id TEXT NOT NULL REFERENCES person (id),
     created_at INTEGER NOT NULL,
     expires_at INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX session_by_person ON session (person_id);
   CREATE INDEX session_by_end ON session (expires_at);
   CREATE TABLE invitation (
     id TEXT PRIMARY KEY,
     token_hash BLOB NOT NULL UNIQUE,
     label TEXT NOT NULL,
     makes_administrator INTEGER NOT NULL,
     created_at INTEGER NOT NULL,
     expires_at INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE map_access (
     map_id TEXT PRIMARY KEY REFERENCES map (id) ON DELETE CASCADE,
     address_role TEXT,
     locks_structure INTEGER NOT NULL,
     locks_cards INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE map_person (
     map_id TEXT NOT NULL REFERENCES map (id) ON DELETE CASCADE,
     person_id TEXT NOT NULL REFERENCES person (id),
     given_role TEXT,
     last_seen_at INTEGER NOT NULL,
     PRIMARY KEY (map_id, person_id)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX map_person_by_person ON map_person (person_id);
   CREATE TABLE share_link (
     id TEXT PRIMARY KEY,
     map_id TEXT NOT NULL REFERENCES map (id) ON DELETE CASCADE,
     token_hash BLOB NOT NULL UNIQUE,
     role TEXT NOT NULL,
     label TEXT NOT NULL,
     created_at INTEGER NOT NULL,
     expires_at INTEGER
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX share_link_by_map ON share_link (map_id);
   CREATE INDEX share_link_by_end ON share_link (expires_at);
   CREATE TABLE link_use (
     link_id TEXT NOT NULL REFERENCES share_link (id) ON DELETE CASCADE,
     person_id TEXT NOT NULL REFERENCES person (id),
     used_at INTEGER NOT NULL,
     PRIMARY KEY (link_id, person_id)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX link_use_by_person ON link_use (person_id);`,
  // The snapshot before the last, and with it the rows since: a last one that decays on the disk costs nothing.
  `CREATE TABLE doc_snapshot_before (
     doc_id INTEGER PRIMARY KEY REFERENCES doc (id) ON DELETE CASCADE,
     seq INTEGER NOT NULL,
     data BLOB NOT NULL,
     crc INTEGER NOT NULL,
     at INTEGER NOT NULL
   ) STRICT;`,
  `CREATE TABLE map_trash (
     map_id TEXT PRIMARY KEY REFERENCES map (id) ON DELETE CASCADE,
     deleted_at INTEGER NOT NULL,
     deleted_by TEXT NOT NULL
   ) STRICT, WITHOUT ROWID;`,
  // `told_from` is null until the address is confirmed: nobody has mail sent to somebody else.
  `CREATE TABLE mail_wish (
     person_id TEXT PRIMARY KEY REFERENCES account (person_id) ON DELETE CASCADE,
     address TEXT NOT NULL,
     wish TEXT NOT NULL,
     told_from INTEGER
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE mail_token (
     token_hash BLOB PRIMARY KEY,
     person_id TEXT NOT NULL REFERENCES mail_wish (person_id) ON DELETE CASCADE,
     purpose TEXT NOT NULL,
     created_at INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX mail_token_by_person ON mail_token (person_id);
   CREATE TABLE mail_told (
     person_id TEXT NOT NULL REFERENCES mail_wish (person_id) ON DELETE CASCADE,
     map_id TEXT NOT NULL REFERENCES map (id) ON DELETE CASCADE,
     seq INTEGER NOT NULL,
     PRIMARY KEY (person_id, map_id)
   ) STRICT, WITHOUT ROWID;`,
  // One for each account: another link takes the place of the one before.
  `CREATE TABLE password_reset (
     person_id TEXT PRIMARY KEY REFERENCES account (person_id) ON DELETE CASCADE,
     token_hash BLOB NOT NULL UNIQUE,
     expires_at INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;`,
  // Up to where somebody has seen a map: the row of the log, and the state vector, as versions come only now and then.
  `ALTER TABLE map_visit ADD COLUMN seq INTEGER;
   ALTER TABLE map_visit ADD COLUMN seen BLOB;`,
  // Where an older build was used last, it goes on from the last edit, whatever the clock says now.
  `CREATE TABLE erasing_time (
     id INTEGER PRIMARY KEY CHECK (id = 1),
     at INTEGER NOT NULL
   ) STRICT;
   INSERT INTO erasing_time
     SELECT 1, max(at) FROM (SELECT at FROM doc_update UNION ALL SELECT at FROM doc_snapshot) HAVING max(at) IS NOT NULL;`,
  // The name of who removed somebody, to be told to them: who that was may be gone.
  'ALTER TABLE map_person ADD COLUMN removed_by TEXT;',
  // Told from that of a map which came back from a backup, whose counts go on from an earlier moment.
  `ALTER TABLE map ADD COLUMN history TEXT;
   UPDATE map SET history = lower(hex(randomblob(8)));
   CREATE TRIGGER map_history AFTER INSERT ON map BEGIN
     UPDATE map SET history = lower(hex(randomblob(8))) WHERE id = NEW.id;
   END;`,
]

/** What this build writes. */
export const SCHEMA_VERSION = STEPS.length

/** How many steps the database has gone. */
export function readSchemaVersion(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version ?? 0)
}

/** Runs `use` on the database, or, if an older build wrote it, on a copy of it that is brought up to this one's schema. */
export function withPresentSchema<Result>(path: string, use: (path: string) => Result): Result {
  const database = new DatabaseSync(path, { readOnly: true })
  try {
    if (readSchemaVersion(database) >= SCHEMA_VERSION) return use(path)
    const folder = mkdtempSync(join(tmpdir(), 'journeyboard-older-'))
    try {
      const copy = join(folder, 'copy.sqlite')
      database.prepare('VACUUM INTO ?').run(copy)
      const migrated = new DatabaseSync(copy)
      migrate(migrated)
      migrated.close()
      return use(copy)
    } finally {
      rmSync(folder, { recursive: true })
    }
  } finally {
    database.close()
  }
}

/** Brings the database up to this build's schema. Throws when a newer build has written it. */
export function migrate(database: DatabaseSync): void {
  const done = readSchemaVersion(database)
  if (done > SCHEMA_VERSION) {
    throw new Error(`it was written by a newer Journeyboard (schema ${done}, this one knows ${SCHEMA_VERSION})`)
  }
  for (const [index, step] of STEPS.entries()) {
    if (index < done) continue
    database.exec(`BEGIN IMMEDIATE; ${step} PRAGMA user_version = ${index + 1}; COMMIT;`)
  }
}
