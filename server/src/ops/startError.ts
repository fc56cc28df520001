/** The one error whose message is shown to whoever starts the server, without a stack. */

/** Something about the machine or the configuration keeps the server from starting; the message says what to do. */
export class StartError extends Error {
  override readonly name = 'StartError'
}

/** The `code` of a Node or SQLite error (`EADDRINUSE`, `ERR_SQLITE_ERROR`), or an empty string. */
export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return ''
  return typeof error.code === 'string' ? error.code : ''
}

/** What an unknown thrown value says about itself. */
export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
