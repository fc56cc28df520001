/** What a guest has left on this device, when they sign in: their account's from then on, as it is on the server. */
import type { Person } from '@journeyboard/protocol'
import { browserStorage } from '../deviceStorage.ts'
import { handCopiesOver } from './commentList.ts'
import { mapsWithDeeds, openWaitingDeeds } from './deedSender.ts'
import { handMarksOver } from './readMarks.ts'

/** Comments that wait go out for `account`, and what is done without a network is the account's. Rejects on a full disk. */
export async function takeOver(guestId: string, account: Person, database = browserStorage().database): Promise<void> {
  for (const mapId of await mapsWithDeeds(database)) {
    const rows = openWaitingDeeds(database, mapId)
    for (const row of await rows.list()) if (row.by === guestId) await rows.keep(row.key, { ...row, by: account.id })
  }
  await handMarksOver(database, guestId, account)
  await handCopiesOver(database, guestId, account)
}
