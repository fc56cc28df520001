/** Why no map was made: the one error of this folder that is shown to people. */

/** `message` is a sentence for people; `retryable` when the same may work later. */
export class MapMakingError extends Error {
  override readonly name = 'MapMakingError'
  readonly retryable: boolean

  constructor(message: string, { retryable, cause }: { readonly retryable: boolean; readonly cause?: unknown }) {
    super(message, { cause })
    this.retryable = retryable
  }
}

/** For requests that got no answer. */
export function serverUnreachable(cause: unknown): MapMakingError {
  return new MapMakingError(
    'The server can not be reached, so no map was made. Nothing is lost: try again when it is back.',
    { retryable: true, cause },
  )
}

/**
 * What `load`, a dynamic import, gives: most visits to the home page do without the code that makes maps.
 * Rejects with a `MapMakingError` when it can not be fetched.
 */
export async function fetchCode<Code>(load: () => Promise<Code>): Promise<Code> {
  try {
    return await load()
  } catch (cause) {
    throw serverUnreachable(cause)
  }
}
