/** What the tooltip stands beside: the pointer has to rest on it for a moment, the focus has not. */

/** Milliseconds that the pointer rests before the first one shows. */
const FIRST = 500
/** Milliseconds after one has gone in which the next one shows at once. */
const NEXT = 300

/** Tells the element with `data-tooltip` that is pointed at or focused, and null when none is; gives what ends that. */
export function followTooltips(page: Document, tell: (target: HTMLElement | null) => void): () => void {
  let target: HTMLElement | null = null
  let isShown = false
  let goneAt = Number.NEGATIVE_INFINITY
  let timer = 0
  const show = () => {
    isShown = true
    tell(target)
  }
  /** Until it is left, and pointed at anew. */
  const dismiss = () => {
    clearTimeout(timer)
    if (!isShown) return
    isShown = false
    goneAt = performance.now()
    tell(null)
  }
  const leave = () => {
    dismiss()
    target = null
  }
  const handlePointerOver = ({ target: over, pointerType }: PointerEvent) => {
    // A finger has no place to rest without pressing.
    if (pointerType === 'touch') return
    const next = marked(over)
    if (next === target) return
    leave()
    if (!next) return
    target = next
    timer = window.setTimeout(show, performance.now() - goneAt < NEXT ? 0 : FIRST)
  }
  const handleFocus = ({ target: focused }: FocusEvent) => {
    const next = marked(focused)
    if (next !== focused || !next?.matches(':focus-visible') || (next === target && isShown)) return
    leave()
    target = next
    show()
  }
  const handleKey = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') dismiss()
  }
  const listening = new AbortController()
  const options = { capture: true, passive: true, signal: listening.signal }
  page.addEventListener('pointerover', handlePointerOver, options)
  page.addEventListener('focusin', handleFocus, options)
  page.addEventListener('focusout', leave, options)
  page.addEventListener('pointerdown', dismiss, options)
  page.addEventListener('click', dismiss, options)
  page.addEventListener('keydown', handleKey, options)
  page.addEventListener('wheel', dismiss, options)
  page.documentElement.addEventListener('pointerleave', leave, { signal: listening.signal })
  return () => {
    clearTimeout(timer)
    listening.abort()
  }
}

function marked(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-tooltip]') : null
}
