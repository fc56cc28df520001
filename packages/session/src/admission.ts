/** Why no socket opens: browsers do not tell a page with which status the server refused one. */
import { PATHS } from '@journeyboard/protocol'
import { refusalOf } from './snapshot.ts'

export interface Admission {
  /** Asks whether one may come in; one question at a time. A server that is not there, or says nothing clear, refuses nobody. */
  ask(): void
  /** A socket opened: what is still to be answered counts no more. */
  forget(): void
}

/** Milliseconds. */
const PATIENCE = 10_000

/** `refused` gets the close code that says the same as the server's answer. */
export function createAdmission(
  fetchUrl: typeof fetch,
  baseUrl: string,
  mapId: string,
  leaving: AbortSignal,
  refused: (code: number) => void,
): Admission {
  let asking: AbortController | null = null
  const ask = async (question: AbortController) => {
    const signal = AbortSignal.any([leaving, question.signal, AbortSignal.timeout(PATIENCE)])
    const code = await fetchUrl(baseUrl + PATHS.access(mapId), { cache: 'no-store', signal }).then(codeOf, () => null)
    if (asking !== question) return
    asking = null
    if (code !== null && !leaving.aborted) refused(code)
  }
  return {
    ask() {
      if (asking) return
      asking = new AbortController()
      void ask(asking)
    },
    forget() {
      asking?.abort()
      asking = null
    },
  }
}

/** A proxy whose server is away may say 404 or 403, too, but not in the words of ours: that is no refusal. */
async function codeOf(response: Response): Promise<number | null> {
  const code = refusalOf(response.status)
  if (code === null) return null
  const said: unknown = await response.json().catch(() => null)
  return typeof said === 'object' && said !== null && 'message' in said ? code : null
}
