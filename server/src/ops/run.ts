/** A server as a program: settings from the environment, one line that names the address, an orderly end. */
import { PATHS } from '@journeyboard/protocol'
import { isLoopback } from '../access/loopback.ts'
import { type RunningServer, startServer } from '../server.ts'
import { type Config, readConfig } from './config.ts'
import { createLogger } from './logger.ts'
import { errorMessage, StartError } from './startError.ts'

/** The end takes no longer than this, in milliseconds, even if something hangs. */
const LONGEST_END = 9000

/** Runs until a signal ends it. What keeps it from starting is printed as sentences, with exit code 1. */
export async function runServer(env: NodeJS.ProcessEnv): Promise<void> {
  const read = readConfig(env)
  if ('errors' in read) {
    leave(read.errors)
    return
  }
  const { config } = read
  const logger = createLogger(config.logLevel)
  try {
    const server = await startServer({
      config,
      logger,
      onLost(error) {
        logger.fatal({ err: error }, 'The log can not be written any more')
        process.exit(1)
      },
    })
    endOnSignals(() => server.close())
    process.stdout.write(`${greeting(server, config)}\n`)
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    leave([error.message])
  }
}

function greeting({ url, setupToken }: RunningServer, { access, host, publicUrl }: Config): string {
  const address = publicUrl ?? url
  const reach = isLoopback(host) && publicUrl === null ? 'from this machine' : 'over the network'
  const who =
    access === 'open'
      ? `whoever reaches it ${reach} may make maps, and open those whose address they know`
      : 'people come by invitation or by a link to a map'
  const setup = `Make the account of the first administrator at ${address}${PATHS.welcome}#${setupToken}`
  return [`Journeyboard is ready at ${address} (${who})`, ...(setupToken === null ? [] : [setup])].join('\n')
}

/** The first SIGTERM or SIGINT ends the server in order, a second one at once. */
function endOnSignals(close: () => Promise<void>): void {
  let isEnding = false
  const end = () => {
    if (isEnding) process.exit(1)
    isEnding = true
    setTimeout(() => process.exit(1), LONGEST_END).unref()
    close().then(
      () => process.exit(0),
      (error: unknown) => leave([`The server did not end in order: ${errorMessage(error)}`]),
    )
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
}

function leave(sentences: readonly string[]): void {
  process.stderr.write(`${sentences.join('\n')}\n`)
  process.exit(1)
}
