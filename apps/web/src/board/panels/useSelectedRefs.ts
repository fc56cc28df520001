/** What is selected, for the panels that show it. */
import type { Ref } from '@journeyboard/editor'
import { useStore } from 'zustand'
import { useBoard } from '../boardContext.ts'

/** The same list as long as the selection is the same. */
export function useSelectedRefs(): readonly Ref[] {
  return useStore(useBoard().selection, ({ refs }) => refs)
}
