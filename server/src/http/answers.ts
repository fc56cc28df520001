/** Errors as HTTP says them: a short name for programs, a sentence for people. */
import { STATUS_CODES } from 'node:http'
import { type ApiError, CLOSE } from '@journeyboard/protocol'
import type { FastifyInstance } from 'fastify'
import { RefusedFrame } from '../rooms/guard.ts'

/** An answer that is not what was asked for. The message goes to whoever asked. */
export class HttpError extends Error {
  override readonly name = 'HttpError'
  readonly statusCode: number
  constructor(statusCode: number, message: string) {
    super(message)
    this.statusCode = statusCode
  }
}

/** `{ error: 'not-found', message }` for a status. */
export function apiError(status: number, message: string): ApiError {
  const title = STATUS_CODES[status] ?? 'Error'
  return { error: title.toLowerCase().replaceAll(' ', '-'), message }
}

const SENTENCES: Readonly<Record<number, string>> = {
  400: 'The request can not be understood.',
  413: 'What was sent is too big.',
  415: 'Send the bytes as application/octet-stream.',
  429: 'Too many requests from this address. Wait a moment.',
}

/** Makes every error of the application an `ApiError`; what is nobody's business but ours goes to the log only. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const status = statusOf(error)
    if (status >= 500) request.log.error({ err: error }, 'A request failed')
    const own = error instanceof HttpError || error instanceof RefusedFrame
    const message = own ? error.message : (SENTENCES[status] ?? 'The server could not do this. Try again.')
    return reply.code(status).type('application/json').send(apiError(status, message))
  })
}

const STATUS_OF: Readonly<Record<number, number>> = {
  [CLOSE.later]: 409,
  [CLOSE.tooBig]: 413,
  [CLOSE.full]: 413,
  [CLOSE.rate]: 429,
}

function statusOf(error: unknown): number {
  if (error instanceof RefusedFrame) return STATUS_OF[error.code] ?? 400
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return 500
  const status = Number(error.statusCode)
  return status >= 400 && status < 600 ? status : 500
}
