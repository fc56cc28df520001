/** A server for tests of pages: what it answers to whom, and what it was asked. */
import { vi } from 'vitest'

export interface Asked {
  /** `POST /api/session`. */
  readonly what: string
  /** As JSON; null: none. */
  readonly body: unknown
}

/** By method and path. A number is a refusal with this status; `gone`: no answer comes. */
export type Answers = Record<string, object | number | 'gone' | null>

/** Answers stay changeable: a test that goes on says what holds from now on. What is not listed is a fault of the test. */
export function stubServer(answers: Answers): readonly Asked[] {
  const asked: Asked[] = []
  vi.stubGlobal('fetch', async (address: string, { method = 'GET', body }: RequestInit = {}) => {
    const what = `${method} ${new URL(address, window.location.origin).pathname}`
    asked.push({ what, body: typeof body === 'string' ? JSON.parse(body) : null })
    const answer = answers[what]
    if (answer === undefined) throw new Error(`Nobody expected ${what}`)
    if (answer === 'gone') throw new TypeError('Failed to fetch')
    if (answer === null) return new Response(null, { status: 204 })
    if (typeof answer === 'number') return Response.json({ message: `No: ${answer}.` }, { status: answer })
    return Response.json(answer)
  })
  return asked
}
