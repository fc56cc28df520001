/** Requests to the server about people and what they may do. */
import { fetchOrTakeEarly } from '../earlyAnswers.ts'

/** What the server did not do, in a sentence for people. */
export class RequestError extends Error {
  override readonly name = 'RequestError'
  /** Of the answer; 0: none came. */
  readonly status: number

  constructor(message: string, status: number) {
    super(message)
    this.status = status
  }

  /** Whether it was for want of a right, and not of a server. */
  get isRefusal(): boolean {
    return this.status === 401 || this.status === 403
  }
}

export interface Wish {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Sent as JSON. */
  readonly body?: unknown
}

/** The answer's JSON; null when it has no content. Rejects with a `RequestError`. */
export async function request<Answer>(path: string, { method = 'GET', body }: Wish = {}): Promise<Answer> {
  const response = await send(window.location.origin + path, {
    method,
    cache: 'no-store',
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  if (response.status === 204) return null as Answer
  const answer: unknown = await response.json().catch(() => null)
  if (!response.ok)
    throw new RequestError(messageIn(answer) ?? `The server said no (${response.status}).`, response.status)
  return answer as Answer
}

async function send(address: string, init: RequestInit): Promise<Response> {
  try {
    return init.method === 'GET' ? await fetchOrTakeEarly(address, init) : await fetch(address, init)
  } catch {
    // `fetch` rejects for one reason only: no answer came.
    throw new RequestError('The server can not be reached. Try again when it is back.', 0)
  }
}

function messageIn(answer: unknown): string | null {
  const message: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'message') : null
  return typeof message === 'string' && message !== '' ? message : null
}

/** What to tell people about a request that came to nothing. Anything else is a fault of ours, and thrown on. */
export function sentenceOf(error: unknown): string {
  if (error instanceof RequestError) return error.message
  throw error
}
