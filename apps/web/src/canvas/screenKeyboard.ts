/** The keyboard on the screen of a phone, which covers the lower part of the page without telling its layout. */

/** CSS pixels that it covers; 0 while there is none. */
export function coveredBelow(): number {
  const seen = window.visualViewport
  return seen ? Math.max(0, window.innerHeight - seen.height - seen.offsetTop) : 0
}

/** Tells when it comes or goes. */
export function followScreenKeyboard(listener: () => void): () => void {
  window.visualViewport?.addEventListener('resize', listener)
  return () => window.visualViewport?.removeEventListener('resize', listener)
}
