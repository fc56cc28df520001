/** Sends what waits for the server one after the other, and again when it could not be taken. */
import type { ApiError } from '@journeyboard/protocol'

/** Milliseconds until the next attempt: twice as long each time. */
const FIRST_WAIT = 2000
const LONGEST_WAIT = 60_000

export interface Sender<Item> {
  add(item: Item): void
  /** Tries at once. */
  hurry(): void
  stop(): void
}

/** `refused`: the server does not want it, and will not want it later; a sentence for people. */
export type Outcome<Answer> = { readonly answer: Answer } | 'later' | { readonly refused: string }

export interface SenderOptions<Item, Answer> {
  readonly isOnline: () => boolean
  readonly send: (item: Item) => Promise<Outcome<Answer>>
  readonly onSent: (item: Item, answer: Answer) => void
  readonly onRefused: (item: Item, sentence: string) => void
}

export function createSender<Item, Answer>(options: SenderOptions<Item, Answer>): Sender<Item> {
  const { isOnline, send, onSent, onRefused } = options
  const queue: Item[] = []
  let isSending = false
  let isHurried = false
  let isStopped = false
  let wait = FIRST_WAIT
  let timer: ReturnType<typeof setTimeout> | undefined

  const sendAll = async () => {
    clearTimeout(timer)
    if (isSending) return
    isSending = true
    for (let [item] = queue; item !== undefined && !isStopped; [item] = queue) {
      isHurried = false
      const outcome = isOnline() ? await send(item) : 'later'
      if (isStopped) break
      if (outcome === 'later') {
        // Asked for while this attempt was failing: things may be better by now.
        if (isHurried) continue
        timer = setTimeout(sendAll, wait)
        wait = Math.min(2 * wait, LONGEST_WAIT)
        break
      }
      wait = FIRST_WAIT
      queue.shift()
      if ('answer' in outcome) onSent(item, outcome.answer)
      else onRefused(item, outcome.refused)
    }
    isSending = false
  }
  return {
    add(item) {
      queue.push(item)
      void sendAll()
    },
    hurry() {
      isHurried = true
      wait = FIRST_WAIT
      void sendAll()
    },
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}

/**
 * One request: its answer, `later` when none came or the server could not do it now, else why it does not want it.
 * `otherwise` is said when it does not say.
 */
export async function request<Answer>(
  fetch: typeof window.fetch,
  url: string,
  init: RequestInit,
  read: (response: Response) => Promise<Outcome<Answer>>,
  otherwise: string,
): Promise<Outcome<Answer>> {
  let response: Response
  try {
    response = await fetch(url, init)
    if (response.ok) return await read(response)
  } catch {
    // No answer came, or not all of it, or one from a portal on the way.
    return 'later'
  }
  const { status } = response
  // Without a session nothing is wrong with what was sent: it waits for one.
  if (status >= 500 || [401, 408, 429].includes(status)) return 'later'
  const answer = (await response.json().catch(() => null)) as Partial<ApiError> | null
  return { refused: answer?.message ?? `${otherwise} (${status}).` }
}
