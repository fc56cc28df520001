import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setDefaultCACertificates } from 'node:tls'
import { PATHS } from '@journeyboard/protocol'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { runCommandLine } from '../../server/src/cli/commandLine.ts'
import { createLogger } from '../../server/src/ops/logger.ts'
import { testConfig } from '../../server/src/ops/testing/testConfig.ts'
import { startServer } from '../../server/src/server.ts'
import { freePort } from '../kit/freePort.ts'
import { waitFor } from './hostile/attacks.ts'

const hasNginx = spawnSync('nginx', ['-v']).status === 0 && spawnSync('openssl', ['version']).status === 0
const OPERATIONS = join(import.meta.dirname, '../../docs/operations.md')

/** The lines of the document, on a port of this machine and with the certificate that is in the folder. */
function configuration(folder: string, port: number, server: number): string {
  const [, snippet] = /```nginx\n(.*?)```/s.exec(readFileSync(OPERATIONS, 'utf8')) ?? []
  const block = (snippet ?? '')
    .replace('listen 443 ssl http2;', `listen 127.0.0.1:${port} ssl http2;`)
    .replaceAll(/\S+\/(fullchain|privkey)\.pem/g, `${folder}/$1.pem`)
    .replace('127.0.0.1:4400', `127.0.0.1:${server}`)
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  )
  return `daemon off; error_log stderr; pid ${folder}/pid; events {}
    http { access_log off; ${places.join(' ')}\n${block} }`
}

/** Trusted by this process from now on. */
function makeCertificate(folder: string): void {
  const files = ['-keyout', join(folder, 'privkey.pem'), '-out', join(folder, 'fullchain.pem')]
  const names = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1']
  spawnSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...names, ...files])
  setDefaultCACertificates([readFileSync(join(folder, 'fullchain.pem'), 'utf8')])
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

it.skipIf(!hasNginx)(
  'people and their websockets get through the nginx of the document by TLS (skipped without nginx and openssl)',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'journeyboard-nginx-'))
    const port = await freePort()
    const publicUrl = `https://127.0.0.1:${port}`
    mkdirSync(join(folder, 'data'))
    makeCertificate(folder)
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
    const empty = Y.encodeStateAsUpdate(new Y.Doc())
    const made = await fetch(publicUrl + PATHS.maps, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', origin: publicUrl },
      body: new Uint8Array(empty),
    })
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
    expect([made.status, made.headers.get('set-cookie')]).toEqual([201, expect.stringMatching(/^__Host-.*; Secure/)])
    expect(said.join('\n')).toContain('A websocket gets through to')
    expect(said.join('\n')).toContain('has made a commit for us')
  },
  30_000,
)
