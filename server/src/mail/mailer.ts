/** Handing a letter to the mail server. */
import { createTransport } from 'nodemailer'

export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Under which mail programs know it again; without `<` and `>`. */
  readonly id?: string
  /** Page that ends letters of this kind. */
  readonly stopUrl?: string
}

export interface Mailer {
  /** Resolves when the mail server has taken it. Rejects with a `MailError`. */
  send(letter: Letter): Promise<void>
  close(): void
}

/** Why a letter was not taken. It names no address, so that it may be written into the log. */
export class MailError extends Error {
  override readonly name = 'MailError'
}

export interface MailerOptions {
  readonly smtpUrl: string
  readonly from: string
}

/** Milliseconds. */
const LONGEST_WAIT = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 30_000 }

export function createMailer({ smtpUrl, from }: MailerOptions): Mailer {
  const transport = createTransport({
    url: smtpUrl,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...LONGEST_WAIT,
  })
  return {
    async send({ to, id, stopUrl, ...letter }) {
      try {
        await transport.sendMail({
          ...letter,
          from: { name: 'Journeyboard', address: from },
          to: { name: '', address: to },
          ...(id && { messageId: `<${id}>` }),
          ...(stopUrl && { list: { unsubscribe: stopUrl } }),
          // Nobody is told that somebody else is away.
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
      } catch (error) {
        throw new MailError(reasonOf(error))
      }
    },
    close: () => transport.close(),
  }
}

/** Mail servers repeat addresses in their sentences: only codes are told. */
function reasonOf(error: unknown): string {
  const { code, responseCode, command } = error as Readonly<Record<'code' | 'responseCode' | 'command', unknown>>
  const parts = [code, responseCode, command].filter((part) => typeof part === 'string' || typeof part === 'number')
  return parts.length > 0 ? parts.join(' ') : 'no reason was given'
}
