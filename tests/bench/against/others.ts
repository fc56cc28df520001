/** Others who edit the map on the server while one page is watched. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { CrowdOrder } from '../room/crowd.ts'

/** So many that none of them is told to slow down. */
const CLIENTS = 20

/** Resolves when they edit, with what ends them. */
export async function startOthers(address: string, editsASecond: number): Promise<() => Promise<void>> {
  const { origin, pathname } = new URL(address)
  const crowd = fork(new URL('../room/crowd.ts', import.meta.url), { stdio: 'inherit' })
  const left = once(crowd, 'exit')
  crowd.send({
    url: origin,
    mapId: pathname.replace('/map/', ''),
    clients: CLIENTS,
    editsASecond: editsASecond / CLIENTS,
    seconds: 3600,
  } satisfies CrowdOrder)
  await Promise.race([once(crowd, 'message'), left])
  return async () => {
    crowd.kill('SIGKILL')
    await left
  }
}
