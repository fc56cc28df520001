/** When a map was opened, in words. */
import { ago } from '../shell/ago.ts'

/** `Opened yesterday`, `Opened 5 minutes ago`; both times in epoch milliseconds. */
export function openedAgo(openedAt: number, now: number): string {
  return `Opened ${ago(openedAt, now)}`
}
