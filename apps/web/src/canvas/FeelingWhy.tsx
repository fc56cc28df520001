/** Tells who feels what and why: at the point under the pointer, else at the one or the step where the keyboard stands. */
import type { CellRef, FeelingRef, Ref } from '@journeyboard/editor'
import { useCallback } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import { useBoard, useGesture, useLayout } from '../board/boardContext.ts'
import { Later } from '../shell/Later.tsx'
import { lazyAgain } from '../shell/lazyAgain.tsx'
import type { Hovered } from './HoverLayer.tsx'

const FeelingTip = lazyAgain(async () => (await import('./FeelingTip.tsx')).FeelingTip)

export function FeelingWhy({ store }: { readonly store: StoreApi<Hovered> }) {
  const board = useBoard()
  const hovered = useStore(store, ({ ref }) => (ref?.family === 'feeling' ? ref : null))
  const selected = useStore(board.selection, ({ refs }) => (refs.length === 1 ? refs[0] : undefined))
  const isIdle = useGesture((gesture) => gesture.type === 'none')
  const hasCurves = useLayout((layout) => layout.plots.length > 0)
  // The same function each time: a listener that is exchanged while Esc is being told of would miss it.
  const handleDismiss = useCallback(() => store.setState({ ref: null }), [store])
  const place = hovered ?? (selected && isOfFeelings(selected) ? selected : null)
  if (!place || !isIdle || !hasCurves) return null
  return (
    <Later>
      <FeelingTip place={place} isPointedAt={hovered !== null} onDismiss={handleDismiss} />
    </Later>
  )
}

/** A cell in a lane of cards has no plot: there the tip finds nothing to tell. */
function isOfFeelings(ref: Ref): ref is FeelingRef | CellRef {
  return ref.family === 'feeling' || ref.family === 'cell'
}
