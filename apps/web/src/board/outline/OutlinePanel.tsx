/** The panel on the left: the same map as an outline that can be edited, or as a plain table. */
import { X } from 'lucide-react'
import { Tabs } from 'radix-ui'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { IconButton } from '../../ui/IconButton.tsx'
import { useBoard, usePanels } from '../boardContext.ts'
import { panelKey } from '../keys/matchAction.ts'
import { MapTable } from './MapTable.tsx'
import styles from './OutlinePanel.module.css'
import { OutlineTree } from './OutlineTree.tsx'

const VIEWS = [
  { value: 'tree', label: 'Outline' },
  { value: 'table', label: 'Table' },
] as const

export function OutlinePanel() {
  const board = useBoard()
  const view = usePanels((panels) => panels.outlineView)
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    // The tree's lines are there one frame after the tree.
    const frame = requestAnimationFrame(() => focusLine(panel.current))
    return () => {
      cancelAnimationFrame(frame)
      board.panels.setState({ outlineView: 'tree' })
      board.viewport.current?.focus()
    }
  }, [board])
  const close = () => board.panels.setState({ isOutlineOpen: false })
  const handleKey = (event: KeyboardEvent) => {
    if (!panelKey(event, 'outline')) return
    event.preventDefault()
    close()
  }
  return (
    <aside ref={panel} className={styles.panel} aria-label="Outline" data-panel={view} onKeyDown={handleKey}>
      <Tabs.Root
        value={view}
        onValueChange={(chosen) => board.panels.setState({ outlineView: chosen === 'table' ? 'table' : 'tree' })}
        className={styles.views}
      >
        <header className={styles.header}>
          <Tabs.List className={styles.tabs} aria-label="How the map is listed">
            {VIEWS.map(({ value, label }) => (
              <Tabs.Trigger key={value} value={value} className={styles.tab}>
                {label}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <IconButton label="Close the outline" icon={<X />} tooltipSide="right" onClick={close} />
        </header>
        <Tabs.Content value="tree" className={styles.body} tabIndex={-1}>
          <OutlineTree />
        </Tabs.Content>
        <Tabs.Content value="table" className={styles.body} tabIndex={0}>
          <MapTable />
        </Tabs.Content>
      </Tabs.Root>
    </aside>
  )
}

/** The line of what is selected on the board, else the first one. */
function focusLine(panel: HTMLElement | null): void {
  const lines = [...(panel?.querySelectorAll<HTMLElement>('[role="row"]') ?? [])]
  const line = lines.find((one) => one.ariaSelected === 'true') ?? lines[0]
  line?.focus()
}
