/** An action of the registry as a button with its icon. */
import { classNames } from '../../ui/classNames.ts'
import { IconButton, type IconButtonProps } from '../../ui/IconButton.tsx'
import { useShortcut } from '../keys/keymapStore.ts'
import styles from './ActionButton.module.css'
import { ActionIcon } from './ActionIcon.tsx'
import { useAction } from './useAction.ts'

export interface ActionButtonProps
  extends Omit<IconButtonProps, 'label' | 'icon' | 'shortcut' | 'pressed' | 'disabled' | 'onClick'> {
  readonly id: string
  /** A word beside the icon, where there is room. */
  readonly word?: string
}

/** Passes refs and attributes on; disabled while the action can not run, pressed while it is on, absent without a right to it. */
export function ActionButton({ id, word, className, ...rest }: ActionButtonProps) {
  const { action, label, isOffered, isEnabled, isOn, run } = useAction(id)
  const shortcut = useShortcut(action)
  if (!isOffered) return null
  const icon = (
    <>
      <ActionIcon action={action} />
      {word && <span className={styles.word}>{word}</span>}
    </>
  )
  return (
    <IconButton
      {...rest}
      label={label}
      icon={icon}
      className={classNames(word && styles.worded, className)}
      disabled={!isEnabled}
      onClick={run}
      {...(shortcut !== undefined && { shortcut })}
      {...(isOn !== undefined && { pressed: isOn })}
    />
  )
}
