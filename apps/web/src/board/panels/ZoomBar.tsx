/** Bottom right: how near the map is. */
import { actionOf } from '@journeyboard/editor'
import { Minus, Plus } from 'lucide-react'
import { useRef } from 'react'
import { useEachZoom } from '../../canvas/useZoom.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { useBoard } from '../boardContext.ts'
import { useShortcut } from '../keys/keymapStore.ts'
import { ActionButton } from './ActionButton.tsx'
import { useReturnToBoard } from './useReturnToBoard.ts'
import styles from './ZoomBar.module.css'

export function ZoomBar() {
  return (
    <fieldset className={styles.bar} aria-label="Zoom" onClickCapture={useReturnToBoard()}>
      <ZoomStep id="zoomOut" icon={<Minus />} />
      <Percentage />
      <ZoomStep id="zoomIn" icon={<Plus />} />
      <ActionButton id="fitMap" tooltipSide="top" />
    </fieldset>
  )
}

function ZoomStep({ id, icon }: { readonly id: string; readonly icon: React.ReactNode }) {
  const board = useBoard()
  const action = actionOf(id)
  return (
    <IconButton
      label={action.label}
      icon={icon}
      tooltipSide="top"
      shortcut={useShortcut(action) ?? ''}
      onClick={() => action.run(board)}
    />
  )
}

/** Milliseconds for which a number stands at least. To write another one makes the browser lay out the page. */
const LEGIBLE = 250

function Percentage() {
  const board = useBoard()
  const button = useRef<HTMLButtonElement>(null)
  const number = useRef<HTMLSpanElement>(null)
  const reset = actionOf('zoomReset')
  const next = useRef({ zoom: 1, timer: 0 })
  const show = () => {
    const shown = `${Math.round(next.current.zoom * 100)} %`
    next.current.timer = 0
    if (!number.current || number.current.textContent === shown) return
    number.current.textContent = shown
    button.current?.setAttribute('aria-label', `${shown}. ${reset.label}`)
    next.current.timer = window.setTimeout(show, LEGIBLE)
  }
  useEachZoom((zoom) => {
    next.current.zoom = zoom
    if (next.current.timer === 0) show()
  })
  return (
    <Tooltip label={reset.label} shortcut={useShortcut(reset) ?? ''} side="top">
      <button ref={button} type="button" className={styles.percentage} onClick={() => reset.run(board)}>
        <span ref={number} className={styles.number} />
      </button>
    </Tooltip>
  )
}
