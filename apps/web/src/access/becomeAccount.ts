/** From guest to account, by whatever page. */
import type { Me } from '@journeyboard/protocol'
import { becomeMe } from './me.ts'

/**
 * The server has just moved what the guest did to the account; what waits on this device for the server goes along.
 * @param before who was here until now; null: nobody knows
 */
export async function becomeAccount(before: Me | null, account: Me): Promise<void> {
  if (before && !before.account) await takeAlong(before.person.id, account)
  becomeMe(account)
}

async function takeAlong(guestId: string, { person }: Me): Promise<void> {
  try {
    const { takeOver } = await import('@journeyboard/session/takeOver')
    await takeOver(guestId, person)
  } catch {
    // Where this browser keeps nothing, nothing waits; and signing in has worked.
  }
}
