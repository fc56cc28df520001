/** What a command has to do with the outside, so that tests can be that. */
import { type Config, readConfig } from '../ops/config.ts'
import { StartError } from '../ops/startError.ts'

export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>
  /** A line of what was asked for. */
  say(line: string): void
  /** A line about what went wrong. */
  complain(line: string): void
}

/** What scripts go by. */
export const EXIT = {
  fine: 0,
  /** Something is not as it should be, or could not be done; a sentence says what. */
  trouble: 1,
  /** There is no such command or option. */
  misused: 2,
} as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** Tells a link, by the address under which people open the server: unless it is set, this can only be guessed. */
export function sayLink({ say }: Terminal, { publicUrl, port }: Config, path: string, token: string): void {
  const address = publicUrl ?? `http://localhost:${port}`
  say(`${address}${path}#${token}`)
  if (!publicUrl) say(`If people open the server under another address, put that in place of ${address}.`)
}

/** The settings that the server would have here. Throws a `StartError` with all that is wrong with them. */
export function settingsOf({ env }: Terminal): Config {
  const read = readConfig(env)
  if ('errors' in read) throw new StartError(read.errors.join('\n'))
  return read.config
}
