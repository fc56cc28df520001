/** Bottom centre while the map is presented: where one is, back, on, and out of it. Fills the screen if it may. */
import { actionOf, endPresentation, scenesOf } from '@journeyboard/editor'
import { ChevronLeft, ChevronRight, X } from 'lucide-react'
import { useCallback, useEffect } from 'react'
import { IconButton } from '../../ui/IconButton.tsx'
import { useBoard, useJourney, useLayout, usePanels } from '../boardContext.ts'
import styles from './PresentBar.module.css'
import { useReturnToBoard } from './useReturnToBoard.ts'

export function PresentBar() {
  const board = useBoard()
  const shown = usePanels((panels) => panels.scene)
  const scenes = scenesOf(
    useJourney(),
    useLayout((layout) => layout),
  )
  const scene = Math.max(
    0,
    scenes.findIndex(({ id }) => id === shown),
  )
  const end = useCallback(() => endPresentation(board), [board])
  useFullScreen(end)
  return (
    <fieldset className={styles.bar} aria-label="Presentation" onClickCapture={useReturnToBoard()}>
      <IconButton
        label="Back"
        icon={<ChevronLeft />}
        shortcut="PageUp"
        tooltipSide="top"
        disabled={scene === 0}
        onClick={() => actionOf('previousScene').run(board)}
      />
      <p className={styles.place}>
        <span className={styles.count}>
          {scene + 1} / {scenes.length}
        </span>
        <span className={styles.title}>{scenes[scene]?.title}</span>
      </p>
      <IconButton
        label="Next"
        icon={<ChevronRight />}
        shortcut="PageDown"
        tooltipSide="top"
        disabled={scene >= scenes.length - 1}
        onClick={() => actionOf('nextScene').run(board)}
      />
      <IconButton label="End the presentation" icon={<X />} shortcut="Esc" tooltipSide="top" onClick={end} />
    </fieldset>
  )
}

/** The browser's own way out of the full screen, such as Escape, ends what was shown in it too. */
function useFullScreen(onLeave: () => void): void {
  useEffect(() => {
    const root = document.documentElement
    // Some browsers have no full screen, or keep it for what was clicked: then the page is all there is.
    let isShown = true
    root
      .requestFullscreen?.()
      // Ended before the screen was full.
      .then(() => (isShown ? undefined : document.exitFullscreen()))
      .catch(() => {})
    const handleChange = () => {
      if (!document.fullscreenElement) onLeave()
    }
    document.addEventListener('fullscreenchange', handleChange)
    return () => {
      isShown = false
      document.removeEventListener('fullscreenchange', handleChange)
      if (document.fullscreenElement) void document.exitFullscreen()
    }
  }, [onLeave])
}
