/** The open board for the components below it, and hooks that re-render only for what they read. */
import { type Board, type Gesture, isDimmed, type Panels, type RefKey, type Rights } from '@journeyboard/editor'
import type { Layout } from '@journeyboard/layout'
import type { AnyId, Journey } from '@journeyboard/model'
import type { ImageShelf, Session } from '@journeyboard/session'
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import type { View } from '../canvas/fit.ts'
import type { AccessFollower, AccessState } from './mapAccess.ts'

export interface OpenBoard {
  readonly mapId: string
  readonly board: Board
  readonly session: Session
  readonly images: ImageShelf
  /** What was in view when the canvas went: the next one begins there. */
  readonly lastView: { current: View | null }
  readonly access: AccessFollower
}

export const BoardContext = createContext<OpenBoard | null>(null)

/** For what needs all of it; it stays the same while the map is open. */
export function useOpenBoard(): OpenBoard {
  const open = useContext(BoardContext)
  if (!open) throw new Error('No board is open here')
  return open
}

export function useBoard(): Board {
  return useOpenBoard().board
}

export function useSession(): Session {
  return useOpenBoard().session
}

export function useImages(): ImageShelf {
  return useOpenBoard().images
}

export function useMapId(): string {
  return useOpenBoard().mapId
}

/** Re-renders on every change of the map: for panels that show much of it, never for cards. */
export function useJourney(): Journey {
  const { projection } = useBoard().doc
  return useSyncExternalStore(projection.subscribe, projection.journey)
}

/** Re-renders only when the record with this id changes; `read` must give the same object for the same journey. */
export function useRecord<R>(id: AnyId, read: (journey: Journey) => R): R {
  const { projection } = useBoard().doc
  const subscribe = useCallback((listener: () => void) => projection.subscribeTo(id, listener), [projection, id])
  return useSyncExternalStore(subscribe, () => read(projection.journey()))
}

export function useLayout<R>(read: (layout: Layout) => R): R {
  return useStore(useBoard().layout, read)
}

export function useGesture<R>(read: (gesture: Gesture) => R): R {
  return useStore(useBoard().gesture, read)
}

export function usePanels<R>(read: (panels: Panels) => R): R {
  return useStore(useBoard().panels, read)
}

/** What this person may do here, as the server says. */
export function useAccess(): AccessState {
  return useStore(useOpenBoard().access.store)
}

/** What may be changed on this board. */
export function useRights(): Rights {
  return useStore(useBoard().rights)
}

/** Whether other things stand out and this one does not. */
export function useIsDimmed(key: RefKey): boolean {
  return useStore(useBoard().emphasis, (emphasis) => isDimmed(emphasis, key))
}

export function useIsSelected(key: RefKey): boolean {
  return useStore(useBoard().selection, (selection) => selection.keys.has(key))
}
