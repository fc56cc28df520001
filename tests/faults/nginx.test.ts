import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runCommandLine } from '../../server/src/cli/commandLine.ts'
import { createLogger } from '../../server/src/ops/logger.ts'
import { testConfig } from '../../server/src/ops/testing/testConfig.ts'
import { startServer } from '../../server/src/server.ts'
import { freePort } from '../kit/freePort.ts'
import { waitFor } from './hostile/attacks.ts'

const hasNginx = spawnSync('nginx', ['-v']).status === 0
const OPERATIONS = join(import.meta.dirname, '../../docs/operations.md')

/** The lines of the document, on a port of this machine and without the certificate, which nobody has here. */
function configuration(folder: string, port: number, server: number): string {
  const [, snippet] = /```nginx\n(.*?)```/s.exec(readFileSync(OPERATIONS, 'utf8')) ?? []
  const block = (snippet ?? '')
    .replace('listen 443 ssl http2;', `listen 127.0.0.1:${port};`)
    .replace(/^ *ssl_certificate.*$/gm, '')
    .replace('127.0.0.1:4400', `127.0.0.1:${server}`)
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  )
  return `daemon off; error_log stderr; pid ${folder}/pid; events {}
    http { access_log off; ${places.join(' ')}\n${block} }`
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

it.skipIf(!hasNginx)(
  'a websocket gets through the nginx of the document (skipped where nginx is not installed)',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'journeyboard-nginx-'))
    const port = await freePort()
    const publicUrl = `http://127.0.0.1:${port}`
    mkdirSync(join(folder, 'data'))
    const server = await startServer({
      config: testConfig(join(folder, 'data'), { publicUrl }),
      logger: createLogger('silent'),
    })
    writeFileSync(join(folder, 'nginx.conf'), configuration(folder, port, server.port))
    const nginx = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let printed = ''
    nginx.stderr.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
    })
    let isUp = false
    const ask = () => {
      void fetch(`${publicUrl}/healthz`).then(
        (answer) => {
          isUp = answer.ok
        },
        () => setTimeout(ask, 50),
      )
    }
    ask()
    await waitFor(() => isUp || nginx.exitCode !== null)
    expect(nginx.exitCode, printed).toBeNull()
    const said: string[] = []
    const say = (line: string) => void said.push(line)
    await runCommandLine(['doctor', '--url', publicUrl], {
      env: { DATA_DIR: join(folder, 'data') },
      say,
      complain: say,
    })
    await stop(nginx)
    await server.close()
    rmSync(folder, { recursive: true })
    expect(said.join('\n')).toContain('A websocket gets through to')
    expect(said.join('\n')).toContain('has made a commit for us')
  },
  30_000,
)
