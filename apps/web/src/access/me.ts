/** Keeps server and browser of one mind about who sits here: a guest by a cookie, or the holder of an account. */
import { PARTICIPANT_COLORS } from '@journeyboard/layout/participants'
import { type Me, type MeChange, PATHS } from '@journeyboard/protocol'
import { changeLocalUser, localUser } from '../people/localUser.ts'
import { me } from './meStore.ts'
import { request } from './request.ts'

let met: Promise<void> | null = null

/** Asks once, and again where no answer came. Resolves when both say the same, or the server can not be told. */
export function meetServer(): Promise<void> {
  met ??= meet().catch(() => {
    // No server: the map is opened all the same, and says how it is with the server.
    met = null
  })
  return met
}

/** Asks once more: whoever was signed in here may have been signed out elsewhere. */
export function meetAgain(): Promise<void> {
  met = null
  return meetServer()
}

async function meet(): Promise<void> {
  becomeMe(await request<Me>(PATHS.me))
  await tellServer()
}

/** What the server says now, as after signing in: the holder of an account is called the same everywhere. */
export function becomeMe(next: Me): void {
  me.setState(next, true)
  const color = PARTICIPANT_COLORS.find((one) => one === next.person.color)
  if (next.account) changeLocalUser({ name: next.person.name, ...(color && { color }) })
}

/** Tells name and colour, if there is a session and it does not know them so. Rejects with a `RequestError`. */
export async function tellServer(): Promise<void> {
  const { person } = me.getState() ?? {}
  const { name, color } = localUser.getState()
  if (!person?.id || (person.name === name && person.color === color)) return
  me.setState(await request<Me>(PATHS.me, { method: 'PATCH', body: { name, color } satisfies MeChange }), true)
}

localUser.subscribe(() => {
  // What can not be told now is told with the next visit.
  tellServer().catch(() => {})
})
