/** A dialog over the page: focus stays in it, Escape and a click beside it close it. */
import * as Radix from '@radix-ui/react-dialog'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './Dialog.module.css'

export interface DialogProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  /** What Escape does instead of closing: one step back. */
  readonly onEscape?: () => void
  readonly title: string
  /** A sentence or two under the title. */
  readonly description?: ReactNode
  readonly children?: ReactNode
  /** Buttons at the end, the main one last. */
  readonly footer?: ReactNode
  /** What Enter does, and the button of type `submit` in the footer. */
  readonly onConfirm?: () => void
  /** `wide` is 720 px, else 440 px; never wider than the screen. */
  readonly size?: 'normal' | 'wide'
}

export function Dialog(props: DialogProps) {
  const { open, onOpenChange, title, description, children, footer, size = 'normal', onConfirm, onEscape } = props
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={styles.scrim} />
        <Radix.Content
          className={styles.dialog}
          data-size={size}
          onEscapeKeyDown={(event) => {
            if (!onEscape) return
            event.preventDefault()
            onEscape()
          }}
          onInteractOutside={(event) => {
            // What a toast offers is about what was just done here.
            if (event.target instanceof Element && event.target.closest('[data-sonner-toaster]')) event.preventDefault()
          }}
          {...(description === undefined && { 'aria-describedby': undefined })}
        >
          <Radix.Title className={styles.title}>{title}</Radix.Title>
          {description !== undefined && (
            <Radix.Description asChild>
              <div className={styles.description}>{description}</div>
            </Radix.Description>
          )}
          <Confirmable onConfirm={onConfirm}>
            {children !== undefined && <div className={styles.body}>{children}</div>}
            {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
          </Confirmable>
          {/* Last, so that the focus begins in the body; without a tooltip, which would take the first Escape. */}
          <Radix.Close className={styles.close} aria-label="Close">
            <X aria-hidden />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

interface ConfirmableProps {
  readonly onConfirm: (() => void) | undefined
  readonly children: ReactNode
}

function Confirmable({ onConfirm, children }: ConfirmableProps) {
  if (!onConfirm) return children
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        onConfirm()
      }}
    >
      {children}
    </form>
  )
}
