/** Files that are dragged over the page and dropped on it. */
import { useEffect, useRef, useState } from 'react'

/** Whether files are over the page now. `onFiles` is called with what was dropped and where, in CSS pixels of the window. */
export function useFileDrop(
  onFiles: (files: readonly File[], at: { readonly x: number; readonly y: number }) => void,
): boolean {
  const [over, setOver] = useState(false)
  const latest = useRef(onFiles)
  useEffect(() => {
    latest.current = onFiles
  })

  useEffect(() => {
    // Each element that is entered and left reports; the page itself is left when as many are left as were entered.
    let entered = 0
    const count = (event: DragEvent, change: number) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      entered = Math.max(0, entered + change)
      setOver(entered > 0)
    }
    const handleEnter = (event: DragEvent) => count(event, 1)
    const handleLeave = (event: DragEvent) => count(event, -1)
    const handleOver = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
    }
    const handleDrop = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      // Otherwise the browser would leave the page to show the file.
      event.preventDefault()
      entered = 0
      setOver(false)
      latest.current([...(event.dataTransfer?.files ?? [])], { x: event.clientX, y: event.clientY })
    }
    window.addEventListener('dragenter', handleEnter)
    window.addEventListener('dragleave', handleLeave)
    window.addEventListener('dragover', handleOver)
    window.addEventListener('drop', handleDrop)
    return () => {
      window.removeEventListener('dragenter', handleEnter)
      window.removeEventListener('dragleave', handleLeave)
      window.removeEventListener('dragover', handleOver)
      window.removeEventListener('drop', handleDrop)
    }
  }, [])
  return over
}

/** Text and links that are dragged around are none of our business. */
function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false
}
