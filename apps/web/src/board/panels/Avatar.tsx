/** A person in the bar: initials on their colour. */
import type { CSSProperties } from 'react'
import { classNames } from '../../ui/classNames.ts'
import styles from './Avatar.module.css'

export interface AvatarProps {
  readonly name: string
  /** `#rrggbb`, dark enough for white text. */
  readonly color: string
  readonly isIdle?: boolean
}

export function Avatar({ name, color, isIdle = false }: AvatarProps) {
  return (
    <span
      className={classNames(styles.avatar, isIdle && styles.idle)}
      style={{ '--person': color } as CSSProperties}
      aria-hidden
    >
      {initialsOf(name)}
    </span>
  )
}

/** `Mara Lind` is `ML`, `jonas` is `JO`, `李明` is `李`. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const [first = '', second] = words
  const letters = [...new Intl.Segmenter().segment(first)].map(({ segment }) => segment)
  if (!/^[\p{ASCII}\p{Script=Latin}]/u.test(letters[0] ?? '?')) return letters[0] ?? ''
  const other = second ? [...second][0] : letters[1]
  return `${letters[0] ?? '?'}${other ?? ''}`.toLocaleUpperCase()
}
