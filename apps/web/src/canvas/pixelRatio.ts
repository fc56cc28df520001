/** How sharp the screen is: that changes with the browser's zoom and when the window is moved to another screen. */

/** Tells of each change of `devicePixelRatio`; gives the function that stops it. */
export function followPixelRatio(onChange: () => void): () => void {
  const following = new AbortController()
  const { signal } = following
  // A query knows of one ratio only: each change wants another one.
  const follow = () => {
    const isSame = matchMedia(`(resolution: ${devicePixelRatio}dppx)`)
    const handleChange = () => {
      follow()
      onChange()
    }
    isSame.addEventListener('change', handleChange, { once: true, signal })
  }
  follow()
  return () => following.abort()
}
