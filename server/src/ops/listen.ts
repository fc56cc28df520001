/** Finding a port. */
import type { FastifyInstance } from 'fastify'
import type { Config } from './config.ts'
import { errorCode, errorMessage, StartError } from './startError.ts'

/** So many ports are tried when nobody asked for one. */
const ATTEMPTS = 20

/** Listens on the configured port; if it is taken and nobody asked for that very one, on the next free one. */
export async function listen(app: FastifyInstance, { host, port, portIsFixed }: Config): Promise<void> {
  const last = portIsFixed ? port : port + ATTEMPTS - 1
  for (let candidate = port; candidate <= last; candidate++) {
    try {
      await app.listen({ host, port: candidate })
      return
    } catch (error) {
      if (errorCode(error) !== 'EADDRINUSE') throw cannotListen(host, candidate, error)
    }
  }
  if (portIsFixed) {
    throw new StartError(`Port ${port} is taken by another program. Stop that, or set PORT to another one.`)
  }
  throw new StartError(`The ports ${port} to ${last} are all taken. Set PORT to a free one.`)
}

function cannotListen(host: string, port: number, error: unknown): StartError {
  const code = errorCode(error)
  if (code === 'EACCES') return new StartError(`Port ${port} needs more rights than this user has. Set another PORT.`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new StartError(`HOST is ${host}, which is not an address of this machine. Try 127.0.0.1 or 0.0.0.0.`)
  }
  return new StartError(`The server can not listen on ${host}:${port}: ${errorMessage(error)}`)
}
