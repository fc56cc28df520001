/** Tells the server who sits at this browser: others see the name and the colour that the server knows. */
import { type Me, type MeChange, PATHS } from '@journeyboard/protocol'
import { changeLocalUser, localUser } from './localUser.ts'

export interface Introduction {
  /** Resolves when the server knows who sits here, or can not be told; never rejects. */
  readonly done: Promise<void>
  stop(): void
}

/** Introduces this person now, and again whenever they change name or colour; who is signed in gets the account's name. */
export function beginIntroduction(): Introduction {
  const first = introduce()
  const stop = localUser.subscribe((user) => {
    void first.then((isKnown) => (isKnown ? tell(user) : undefined))
  })
  return { done: first.then(() => {}), stop }
}

/** Whether the server knows this browser from now on. */
async function introduce(): Promise<boolean> {
  const me = await ask('GET')
  if (!me || me.person.id === '') return false
  if (me.account) changeLocalUser({ name: me.person.name })
  const { name, color } = localUser.getState()
  if (name !== me.person.name || color !== me.person.color) await tell({ name, color })
  return true
}

async function tell(change: MeChange): Promise<void> {
  await ask('PATCH', change)
}

/** Null: offline, or the server can not say; the next page asks again. */
async function ask(method: 'GET' | 'PATCH', change?: MeChange): Promise<Me | null> {
  try {
    const headers = { 'content-type': 'application/json' }
    const sent = change && { headers, body: JSON.stringify(change) }
    const response = await fetch(PATHS.me, { method, cache: 'no-store', ...sent })
    return response.ok ? await response.json() : null
  } catch {
    return null
  }
}
