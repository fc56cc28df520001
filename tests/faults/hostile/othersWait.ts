/** How long people on other maps may wait until their changes are saved, whatever is tried on one. */
import type { Wait } from './bystander.ts'

/** Milliseconds, p99. */
export const OTHERS_WAIT = 100

/** Where single pieces of work are cut short, two of them in a row, each of which holds up everybody until then. */
export const OTHERS_WAIT_FOR_TWO = 500

/** On a machine that has other work, too: so many times what is borne, or so many times what they wait at rest there. */
const WHILE_BUSY = { borne: 3, atRest: 8 } as const

/** Of somebody at work on another map, and how many milliseconds of it, p99, are borne. */
export interface OthersWait {
  readonly wait: Wait
  readonly most: number
}

/** Whether they waited longer than a machine explains that was as busy as this one. */
export function isTooLong({ wait, most }: OthersWait): boolean {
  return wait.underAttack > Math.max(WHILE_BUSY.borne * most, WHILE_BUSY.atRest * wait.atRest)
}

export function tellWait({ underAttack, atRest, edits }: Wait): string {
  return `another map saves in ${underAttack.toFixed(1)} ms (p99 of ${edits}; ${atRest.toFixed(1)} at rest)`
}
