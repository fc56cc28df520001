import { type RefObject, useEffect } from 'react'

/**
 * Keeps the focus in a panel when the element that has it goes, as a button does after "Delete": browsers would drop it
 * on the page, and a screen reader would begin again at its top.
 */
export function useKeptFocus(panel: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = panel.current
    if (!element) return
    let focused: Node | null = null
    const handleFocus = ({ target }: FocusEvent) => {
      focused = target instanceof Node && element.contains(target) ? target : null
    }
    const changes = new MutationObserver(() => {
      if (focused?.isConnected === false && document.activeElement === document.body) element.focus()
    })
    document.addEventListener('focusin', handleFocus)
    changes.observe(element, { childList: true, subtree: true })
    return () => {
      document.removeEventListener('focusin', handleFocus)
      changes.disconnect()
    }
  }, [panel])
}
