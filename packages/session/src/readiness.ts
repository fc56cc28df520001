/** When a map may be shown, and when it is certain that it can not be. */
import { CLOSE, closeSentence } from '@journeyboard/protocol'

export type OpenFailureReason = 'noSuchMap' | 'noAccess' | 'unreachable' | 'closed'

/** Why a map could not be opened. The message is a sentence for people. */
export class OpenFailure extends Error {
  readonly reason: OpenFailureReason
  constructor(reason: OpenFailureReason, message: string) {
    super(message)
    this.name = 'OpenFailure'
    this.reason = reason
  }
}

/** The three ways by which a document comes. */
export type Source = 'copy' | 'snapshot' | 'socket'

export interface Readiness {
  /** Resolves when a source brought the document; rejects with an `OpenFailure` when none can. */
  readonly whenReady: Promise<void>
  brought(): void
  /** This source has nothing. `code`: the close code with which the server refused, if it was that. */
  failed(source: Source, code?: number): void
  closed(): void
}

export function createReadiness(): Readiness {
  const failures = new Map<Source, number | null>()
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  // Somebody may close a session without ever asking.
  promise.catch(() => {})
  return {
    whenReady: promise,
    brought: resolve,
    failed(source, code) {
      failures.set(source, code ?? failures.get(source) ?? null)
      const failure = judge(failures)
      if (failure) reject(failure)
    },
    closed: () => reject(new OpenFailure('closed', 'The map was closed before it was open.')),
  }
}

/** A server that refuses is certain as soon as this device has nothing; one that is silent, when both ways failed. */
function judge(failures: ReadonlyMap<Source, number | null>): OpenFailure | null {
  if (!failures.has('copy')) return null
  const code = failures.get('snapshot') ?? failures.get('socket')
  if (code === CLOSE.noSuchMap) return new OpenFailure('noSuchMap', 'There is no map at this address.')
  if (code) return new OpenFailure('noAccess', closeSentence(code))
  if (!failures.has('snapshot') || !failures.has('socket')) return null
  return new OpenFailure('unreachable', 'The server does not answer, and this device has no copy of the map.')
}
