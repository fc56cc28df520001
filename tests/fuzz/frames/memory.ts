/** What a server's process holds in memory: garbage included, and without. */
import { PATHS } from '@journeyboard/protocol'
import { waitFor } from '../../faults/hostile/attacks.ts'
import type { Settings, TestServer } from '../../kit/server.ts'

/** Bytes. */
export interface Memory {
  /** Of the process, with garbage that nobody has collected yet and room that the system has not been given back. */
  readonly resident: number
  /** Objects, and buffers beside them, that the main thread still holds after a collection; other threads' do not count. */
  readonly held: number
}

const TOKEN = 'metrics-of-the-frames'

/** A server that is started with these can be asked. */
export const MEMORY_SETTINGS: Settings = {
  METRICS_TOKEN: TOKEN,
  NODE_OPTIONS: `--import ${new URL('./collectOnSignal.ts', import.meta.url).href}`,
}

export async function memoryOf({ url, pid, printed }: TestServer): Promise<Memory> {
  const resident = (await readMeters(url))('process_resident_memory_bytes')
  const collections = () => printed().split('collected\n').length
  const before = collections()
  process.kill(pid, 'SIGUSR2')
  await waitFor(() => collections() > before)
  const meter = await readMeters(url)
  return { resident, held: meter('nodejs_heap_size_used_bytes') + meter('nodejs_external_memory_bytes') }
}

async function readMeters(url: string): Promise<(name: string) => number> {
  const answer = await fetch(url + PATHS.metrics, { headers: { authorization: `Bearer ${TOKEN}` } })
  const text = await answer.text()
  return (name) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
}
