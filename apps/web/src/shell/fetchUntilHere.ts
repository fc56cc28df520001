/** Code that nobody asks for by hand, and that is missed where it does not come. */
import { isMissingPart } from './missingPart.ts'

/** Milliseconds after which what could not be fetched is asked for again. */
const LATER = 10_000

/** Null: the signal was aborted before it came. */
export async function fetchUntilHere<Code>(fetchCode: () => Promise<Code>, signal: AbortSignal): Promise<Code | null> {
  while (!signal.aborted) {
    try {
      const code = await fetchCode()
      return signal.aborted ? null : code
    } catch (error) {
      if (!isMissingPart(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, LATER))
    }
  }
  return null
}
