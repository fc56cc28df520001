/** Whether Space is held over the board: the left button then pans, which React Flow does by itself. */
import { type RefObject, useEffect, useRef } from 'react'

export function useHeldSpace(element: RefObject<HTMLElement | null>): RefObject<boolean> {
  const isHeld = useRef(false)
  useEffect(() => {
    const listening = new AbortController()
    const set = (held: boolean) => (event: Event) => {
      if (event instanceof KeyboardEvent && event.code !== 'Space') return
      isHeld.current = held && document.activeElement === element.current
    }
    window.addEventListener('keydown', set(true), { signal: listening.signal })
    window.addEventListener('keyup', set(false), { signal: listening.signal })
    window.addEventListener('blur', set(false), { signal: listening.signal })
    return () => listening.abort()
  }, [element])
  return isHeld
}
