/** `npm run dev`: the web app by Vite's server, and the map server behind it; both reload when their sources change. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer as createNetServer } from 'node:net'
import { join } from 'node:path'
import { PATHS } from '@journeyboard/protocol'
import { createServer } from 'vite'
import { DEFAULT_PORT } from './ops/config.ts'
import { VITE_CONFIG, WEB_ROOT } from './ops/webBuild.ts'

async function freePort(): Promise<number> {
  const probe = createNetServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === 'string') throw new Error('There is no free port')
  return address.port
}

const port = await freePort()
const server = spawn(process.execPath, ['--watch', '--watch-preserve-output', join(import.meta.dirname, 'serve.ts')], {
  env: { ...process.env, HOST: '127.0.0.1', PORT: String(port) },
  // The address that it prints is not the one to open.
  stdio: ['ignore', 'ignore', 'inherit'],
})
const target = `http://127.0.0.1:${port}`
const vite = await createServer({
  configFile: VITE_CONFIG,
  root: WEB_ROOT,
  logLevel: 'warn',
  server: {
    host: process.env.HOST ?? '127.0.0.1',
    port: Number(process.env.PORT ?? DEFAULT_PORT),
    strictPort: process.env.PORT !== undefined,
    proxy: {
      // With the host that the browser asked for: the server compares it with the origin of the page.
      '/api': { target },
      [PATHS.health]: { target },
      [PATHS.ready]: { target },
      [`${PATHS.sync}/`]: { target, ws: true },
    },
  },
})
await vite.listen()
const address = vite.httpServer?.address()
const shown = typeof address === 'object' && address !== null ? address.port : DEFAULT_PORT
process.stdout.write(
  `Journeyboard for development is at http://localhost:${shown} (pages and server reload by themselves)\n`,
)

const end = async () => {
  server.kill('SIGTERM')
  await vite.close()
  process.exit(0)
}
process.once('SIGINT', end)
process.once('SIGTERM', end)
