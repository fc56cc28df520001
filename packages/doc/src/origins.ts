/** Where a change to the document came from. */

export type Origin =
  /** A command of the person at this screen; the only origin that undo takes back. */
  | { readonly type: 'local' }
  /** What a local command prepares unseen, so that undo never has to remove it. */
  | { readonly type: 'preparation' }
  /** What an earlier visit of this device left behind by mistake is put right, without a step of undo. */
  | { readonly type: 'tidying' }
  | { readonly type: 'import' }
  | { readonly type: 'migration' }
  | { readonly type: 'restore' }
  /** Anything that others made: the server, the offline copy, a snapshot. */
  | { readonly type: 'remote' }

/** One frozen object a type, because Yjs compares origins by identity. */
export const ORIGIN = {
  local: Object.freeze({ type: 'local' }),
  preparation: Object.freeze({ type: 'preparation' }),
  tidying: Object.freeze({ type: 'tidying' }),
  import: Object.freeze({ type: 'import' }),
  migration: Object.freeze({ type: 'migration' }),
  restore: Object.freeze({ type: 'restore' }),
  remote: Object.freeze({ type: 'remote' }),
} as const satisfies { readonly [Type in Origin['type']]: { readonly type: Type } }

/** Providers use themselves as the origin of what they bring; all that is not ours is remote. */
export function originOf(origin: unknown): Origin {
  return Object.values(ORIGIN).find((known) => known === origin) ?? ORIGIN.remote
}

/** Whether the change was made on this device and has to reach the server. */
export function isLocalOrigin(origin: unknown): boolean {
  return originOf(origin).type !== 'remote'
}
