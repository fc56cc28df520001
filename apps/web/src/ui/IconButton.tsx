/** A button with an icon only: its name is read out, and shown as a tooltip. */
import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './classNames.ts'
import styles from './IconButton.module.css'
import type { TooltipSide } from './ShownTooltip.tsx'
import { Tooltip } from './Tooltip.tsx'

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'title' | 'children'> {
  readonly label: string
  readonly icon: ReactNode
  /** Shown behind the label, such as `Shift+1`. */
  readonly shortcut?: string
  /** For buttons that stay down; left out for all others. */
  readonly pressed?: boolean
  readonly tooltipSide?: TooltipSide
}

/** Passes refs and all attributes on, so that it can be the trigger of a menu or dialog. */
export function IconButton(props: IconButtonProps) {
  const { label, icon, shortcut, pressed, tooltipSide, className, ...rest } = props
  return (
    <Tooltip label={label} {...(shortcut && { shortcut })} {...(tooltipSide && { side: tooltipSide })}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        {...rest}
        className={classNames(styles.button, className)}
      >
        {icon}
      </button>
    </Tooltip>
  )
}
