/** Bottom right: how near the map is. */
import { actionOf } from '@journeyboard/editor'
import { Minus, Plus } from 'lucide-react'
import { useZoom } from '../../canvas/useZoom.ts'
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

function Percentage() {
  const board = useBoard()
  const shown = `${Math.round(useZoom() * 100)} %`
  const reset = actionOf('zoomReset')
  return (
    <Tooltip label={reset.label} shortcut={useShortcut(reset) ?? ''} side="top">
      <button
        type="button"
        className={styles.percentage}
        aria-label={`${shown}. ${reset.label}`}
        onClick={() => reset.run(board)}
      >
        <span className={styles.number}>{shown}</span>
      </button>
    </Tooltip>
  )
}
