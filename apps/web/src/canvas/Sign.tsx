/** A line at the top of the canvas about whose view it shows, with what can be done about it. */
import type { CSSProperties, ReactNode } from 'react'
import { useBoard } from '../board/boardContext.ts'
import { Button } from '../ui/Button.tsx'
import styles from './sign.module.css'

export interface SignProps {
  /** Of the person whom it is about, dark enough for white text. */
  readonly color: string
  /** Under the place of another sign. */
  readonly isBelow?: boolean
  readonly children: ReactNode
  readonly buttons: readonly { readonly label: string; readonly run: () => void }[]
}

export function Sign({ color, isBelow = false, children, buttons }: SignProps) {
  const board = useBoard()
  return (
    <div
      className={styles.sign}
      style={{ '--peer': color } as CSSProperties}
      data-control
      data-not-in-picture
      data-below={isBelow || undefined}
    >
      <span>{children}</span>
      {buttons.map(({ label, run }) => (
        <Button
          key={label}
          variant="quiet"
          className={styles.button}
          onClick={() => {
            run()
            board.viewport.current?.focus()
          }}
        >
          {label}
        </Button>
      ))}
    </div>
  )
}
