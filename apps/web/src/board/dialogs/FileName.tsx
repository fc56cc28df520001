/** The name of a file in a line: where it is too long it is cut in the middle, for its end says what it is. */
import styles from './FileName.module.css'

/** So many letters before the extension stay in view. */
const LETTERS_KEPT = 4

export function FileName({ name }: { readonly name: string }) {
  const extension = /(\.journey)?\.[^.]+$/i.exec(name)?.[0] ?? ''
  const cut = Math.max(0, name.length - extension.length - LETTERS_KEPT)
  return (
    <p className={styles.name}>
      <span className={styles.beginning}>{name.slice(0, cut)}</span>
      <span className={styles.end}>{name.slice(cut)}</span>
    </p>
  )
}
