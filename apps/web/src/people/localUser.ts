/** Who sits at this browser: the name and the colour that others see. */
import { PARTICIPANT_COLORS } from '@journeyboard/layout/participants'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { isGuestName, newGuestName } from './guestName.ts'

export interface LocalUser {
  readonly name: string
  /** `#rrggbb`, one of `PARTICIPANT_COLORS`. */
  readonly color: string
}

/** As long as presence allows. */
export const MAX_USER_NAME = 80

const STORAGE_KEY = 'journeyboard:user'

/** The person at this browser; shared by all tabs, kept as far as this browser keeps anything. */
export const localUser = createStore<LocalUser>(() => named(readStored()) ?? keep(newGuest()))

export function useLocalUser(): LocalUser {
  return useStore(localUser)
}

/** Changes name or colour, for all tabs. Without a name one is a guest, the same as before if one was; a colour that is not one of ours is refused. */
export function changeLocalUser(change: Partial<LocalUser>): void {
  const before = localUser.getState()
  const { name, color } = { ...before, ...change }
  if (!isParticipantColor(color)) throw new Error(`${color} is none of the colours for participants.`)
  const guest = isGuestName(before.name) ? before.name : newGuestName()
  localUser.setState(keep({ name: name.trim().slice(0, MAX_USER_NAME) || guest, color }), true)
}

window.addEventListener('storage', (event) => {
  if (event.key !== STORAGE_KEY) return
  const stored = readStored()
  if (stored) localUser.setState(stored, true)
})

function newGuest(): LocalUser {
  const index = Math.floor(Math.random() * PARTICIPANT_COLORS.length)
  return { name: newGuestName(), color: PARTICIPANT_COLORS[index] ?? PARTICIPANT_COLORS[0] }
}

/** Guests who were all called the same until now get a name of their own. */
function named(user: LocalUser | null): LocalUser | null {
  return user?.name === 'Guest' ? keep({ ...user, name: newGuestName() }) : user
}

function readStored(): LocalUser | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null')
    return isLocalUser(stored) ? { name: stored.name, color: stored.color } : null
  } catch {
    // Blocked, or written by something else: as if there were nothing.
    return null
  }
}

function keep(user: LocalUser): LocalUser {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(user))
  } catch {
    // Blocked or full: the name holds until the page is closed.
  }
  return user
}

function isLocalUser(value: unknown): value is LocalUser {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    value.name.trim().length > 0 &&
    value.name.length <= MAX_USER_NAME &&
    'color' in value &&
    typeof value.color === 'string' &&
    isParticipantColor(value.color)
  )
}

function isParticipantColor(color: string): boolean {
  return PARTICIPANT_COLORS.some((known) => known === color)
}
