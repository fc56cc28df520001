/** One attack after the other on a real server, with people at work on the same map and on another one. */
import { strict as assert } from 'node:assert'
import { createMap } from '../../kit/maps.ts'
import { phoneRepair } from '../../kit/phoneRepair.ts'
import { startServer } from '../../kit/server.ts'
import type { Attack } from './attacks.ts'
import { createBystander } from './bystander.ts'
import { METRICS_TOKEN } from './counters.ts'
import type { OthersWait } from './othersWait.ts'

export interface AttackFigure {
  readonly name: string
  readonly figure: string
  /** Null: it was not measured. */
  readonly others: OthersWait | null
}

/** Rejects with the name of the first attack that did harm: to the server, or to people at work. */
export async function runAttacks(attacks: readonly Attack[]): Promise<AttackFigure[]> {
  const server = await startServer({ METRICS_TOKEN })
  try {
    const [mapId, otherId] = [await newMap(server.url), await newMap(server.url)]
    const victim = await createBystander(server.url, mapId)
    const neighbour = await createBystander(server.url, otherId)
    const scene = { server, mapId, otherId, victim, neighbour }
    const figures: AttackFigure[] = []
    for (const { name, run } of attacks) {
      try {
        const outcome = await run(scene)
        if (typeof outcome === 'string') figures.push({ name, figure: outcome, others: null })
        else figures.push({ name, ...outcome })
        await Promise.all([victim.work(), neighbour.work()])
        assert(!victim.wasDisturbed && !neighbour.wasDisturbed, 'somebody at work was thrown out')
      } catch (error) {
        throw new Error(`The attack "${name}" did harm`, { cause: error })
      }
    }
    victim.leave()
    neighbour.leave()
    return figures
  } finally {
    await server.remove()
  }
}

async function newMap(url: string): Promise<string> {
  return new URL(await createMap(url, phoneRepair())).pathname.replace('/map/', '')
}
