/** What is in the hand follows it by a transform that is written in the pointer's own event, not after React. */
import type { Gesture } from '@journeyboard/editor'
import { type RefObject, useLayoutEffect, useRef } from 'react'
import { useBoard } from '../board/boardContext.ts'

/** For the element that holds what is dragged, drawn where it was taken up. */
export function useFollowingHand<E extends HTMLElement>(): RefObject<E | null> {
  const { gesture } = useBoard()
  const holder = useRef<E>(null)
  useLayoutEffect(() => {
    const follow = (current: Gesture) => {
      const way = wayOf(current)
      if (way && holder.current) holder.current.style.transform = `translate(${way.x}px, ${way.y}px)`
    }
    follow(gesture.getState())
    return gesture.subscribe(follow)
  }, [gesture])
  return holder
}

/** How far the hand has come, in board units. Columns go sideways only, rows up and down. */
function wayOf(gesture: Gesture): { readonly x: number; readonly y: number } | null {
  switch (gesture.type) {
    case 'move':
      return { x: gesture.dx, y: gesture.dy }
    case 'moveHeader':
      return gesture.ref.family === 'lane' ? { x: 0, y: gesture.dy } : { x: gesture.dx, y: 0 }
    case 'make':
      return gesture.at
    default:
      return null
  }
}
