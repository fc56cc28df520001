/** The lines of the service and their names: between those who act, those who are seen and those who are not. */
import { shownKeys } from '@journeyboard/editor'
import { type Layout, SERVICE_LINE_STROKES } from '@journeyboard/layout'
import { useStore } from 'zustand'
import { useBoard } from '../board/boardContext.ts'
import styles from './sheet.module.css'
import type { ShiftAt } from './shiftAt.ts'

interface Props {
  readonly lines: Layout['serviceLines']
  /** Of the sheet. */
  readonly width: number
  readonly shiftAt: ShiftAt
}

export function ServiceLines({ lines, width, shiftAt }: Props) {
  // They belong to no one thing: while any stands out, they do not.
  const isDimmed = useStore(useBoard().emphasis, (emphasis) => shownKeys(emphasis) !== null)
  return lines.map(({ kind, y, x1, x2, label, labelPoint }) => {
    const stroke = SERVICE_LINE_STROKES[kind]
    return (
      <div
        key={kind + y}
        className={styles.serviceLine}
        data-service-line={kind}
        data-dimmed={isDimmed || undefined}
        style={{ top: y + shiftAt(y), width }}
      >
        <svg width={width} height={4} aria-hidden="true">
          <line
            x1={x1}
            x2={x2}
            y1={2}
            y2={2}
            strokeWidth={stroke.width}
            strokeDasharray={stroke.dash}
            strokeLinecap={kind === 'internal' ? 'round' : 'butt'}
          />
        </svg>
        <span className={styles.lineLabel} style={{ right: width - labelPoint.x, bottom: y - labelPoint.y }}>
          {label}
        </span>
      </div>
    )
  })
}
