/** A button with words on it. */
import type { ComponentProps, ReactNode } from 'react'
import styles from './Button.module.css'
import { classNames } from './classNames.ts'

export interface ButtonProps extends ComponentProps<'button'> {
  /** `primary` is for the one thing to do here. */
  readonly variant?: 'primary' | 'plain' | 'quiet' | 'danger'
  readonly icon?: ReactNode
}

/** Passes refs and all attributes on, so that it can be the trigger of a menu or dialog. */
export function Button({ variant = 'plain', icon, className, children, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} className={classNames(styles.button, styles[variant], className)}>
      {icon}
      {children}
    </button>
  )
}
