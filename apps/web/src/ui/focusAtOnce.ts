/** A ref for the one element that should have the focus when it appears; the same function each time, so it acts once. */

export function focusAtOnce(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true })
}
