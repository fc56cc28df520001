/** Rows beside the documents: typed statements, read at once, written through the log's one writer. */
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import {
  type Compilable,
  DummyDriver,
  type InferResult,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { Schema } from './schema.ts'

/** What SQLite stores and gives back. */
export type Value = null | number | string | Uint8Array

export interface Statement {
  readonly sql: string
  readonly parameters: readonly Value[]
}

type Row = Readonly<Record<string, unknown>>

/** Runs statements in one transaction; resolves when it is on disk, with the rows that each returned. */
export type CommitStatements = (statements: readonly Statement[]) => Promise<readonly (readonly Row[])[]>

export interface Tables {
  /** Rows as they are committed now. For small, indexed questions: it reads on the calling thread. */
  all<Query extends Compilable>(query: Query): InferResult<Query>
  first<Query extends Compilable>(query: Query): InferResult<Query>[number] | undefined
  /** All of them or none, in this order. Resolves when they are on disk, with the rows of each (`returning`). */
  commit<const Queries extends readonly Compilable[]>(
    ...queries: Queries
  ): Promise<{ readonly [Index in keyof Queries]: InferResult<Queries[Index]> }>
}

/** Builds statements; it runs nothing by itself. */
export const sql: Kysely<Schema> = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

/** Preparing costs more than most questions asked here; so many are kept. */
const MOST_PREPARED = 500

/** Reads from `database`, a connection of the calling thread; writes by `commit`. */
export function createTables(database: DatabaseSync, commit: CommitStatements): Tables {
  const prepared = new Map<string, StatementSync>()
  const prepare = (text: string): StatementSync => {
    const before = prepared.get(text)
    if (before) return before
    // A statement with a list of values has as many texts as there are lengths.
    if (prepared.size >= MOST_PREPARED) prepared.clear()
    const statement = database.prepare(text)
    prepared.set(text, statement)
    return statement
  }
  const all = <Query extends Compilable>(query: Query) => {
    const { sql, parameters } = compiled(query)
    return rowsOf(prepare(sql), parameters) as InferResult<Query>
  }
  return {
    all,
    first: <Query extends Compilable>(query: Query) => all(query)[0] as InferResult<Query>[number] | undefined,
    async commit<const Queries extends readonly Compilable[]>(...queries: Queries) {
      const rows: unknown = await commit(queries.map(compiled))
      return rows as { readonly [Index in keyof Queries]: InferResult<Queries[Index]> }
    },
  }
}

/** The statement's rows; none unless it selects or returns some. */
export function runStatement(database: DatabaseSync, { sql, parameters }: Statement): readonly Row[] {
  return rowsOf(database.prepare(sql), parameters)
}

function rowsOf(statement: StatementSync, parameters: readonly Value[]): readonly Row[] {
  // Copies: the driver's rows have no prototype, and so do not travel between threads as plain objects.
  return statement.all(...parameters).map((row) => ({ ...row }))
}

/** As it travels to the writer. */
export function compiled(query: Compilable): Statement {
  const { sql, parameters } = query.compile()
  return { sql, parameters: parameters.map(checkedValue) }
}

function checkedValue(value: unknown): Value {
  if (value === null || typeof value === 'string' || value instanceof Uint8Array) return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw new Error(`A ${typeof value} can not be stored in a table.`)
}
