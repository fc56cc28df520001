/** Whether Space is held for the board: the left button then pans, which React Flow does by itself. */
import { type RefObject, useEffect, useRef } from 'react'
import { keyPlaceOf } from '../board/keys/keyPlace.ts'

export function useHeldSpace(): RefObject<boolean> {
  const isHeld = useRef(false)
  useEffect(() => {
    const listening = new AbortController()
    const { signal } = listening
    const hold = (event: KeyboardEvent) => {
      if (event.code !== 'Space') return
      const place = keyPlaceOf(document.activeElement)
      isHeld.current = place === 'board' || place === 'page'
    }
    const letGo = (event: Event) => {
      if (!(event instanceof KeyboardEvent) || event.code === 'Space') isHeld.current = false
    }
    window.addEventListener('keydown', hold, { signal })
    window.addEventListener('keyup', letGo, { signal })
    window.addEventListener('blur', letGo, { signal })
    return () => listening.abort()
  }, [])
  return isHeld
}
