/** Code that nobody asks for by hand, and that is missed where it does not come. */
import { fetchStylesAgain } from './lazyAgain.tsx'
import { isMissingPart } from './missingPart.ts'

/** Milliseconds after which what could not be fetched is asked for again. */
const LATER = 10_000

/** Null: the signal was aborted before it came. */
export async function fetchUntilHere<Code>(fetchCode: () => Promise<Code>, signal: AbortSignal): Promise<Code | null> {
  for (let isAgain = false; !signal.aborted; isAgain = true) {
    try {
      if (isAgain) await fetchStylesAgain()
      const code = await fetchCode()
      return signal.aborted ? null : code
    } catch (error) {
      if (!isMissingPart(error)) throw error
      if (!signal.aborted) await waitUntilAborted(signal)
    }
  }
  return null
}

/** No longer than a while. */
function waitUntilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, LATER)
    const end = () => {
      clearTimeout(timer)
      resolve()
    }
    signal.addEventListener('abort', end, { once: true })
  })
}
