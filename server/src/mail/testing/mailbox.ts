/** A mail server for tests: it takes letters over SMTP, or refuses them, and gives them to be read. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface ReceivedLetter {
  readonly to: string
  /** All of it, with headers and both parts, in plain letters. */
  readonly raw: string
}

export interface Mailbox {
  readonly url: string
  readonly letters: readonly ReceivedLetter[]
  /** Set: letters are refused with this, as `451 try later`. */
  refusal: string | null
  close(): Promise<void>
}

export async function openMailbox(): Promise<Mailbox> {
  const letters: ReceivedLetter[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (box.refusal !== null) {
          const refused = new Error(`${box.refusal} for ${session.envelope.rcptTo[0]?.address}`)
          done(Object.assign(refused, { responseCode: Number.parseInt(box.refusal, 10) }))
          return
        }
        letters.push({ to: session.envelope.rcptTo[0]?.address ?? '', raw: decoded(Buffer.concat(chunks)) })
        done()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  const box: Mailbox = {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    refusal: null,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return box
}

/** Quoted-printable undone, in headers and parts alike. */
function decoded(bytes: Buffer): string {
  const text = bytes
    .toString('latin1')
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
  return Buffer.from(text, 'latin1').toString('utf8')
}

/** The token behind the address of this page, as it stands in a letter. */
export function tokenIn(letter: ReceivedLetter | undefined, page: string): string {
  return new RegExp(`${page}#([\\w-]+)`).exec(letter?.raw ?? '')?.[1] ?? ''
}
