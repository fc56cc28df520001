/** Says that the page takes the file which is held over it. */
import { FileDown } from 'lucide-react'
import styles from './DropVeil.module.css'

export function DropVeil({ words }: { readonly words: string }) {
  return (
    <div className={styles.veil}>
      <p className={styles.words}>
        <FileDown aria-hidden />
        {words}
      </p>
    </div>
  )
}
