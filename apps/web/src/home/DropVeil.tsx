/** Says that the page takes the file which is held over it. */
import { FileDown } from 'lucide-react'
import styles from './DropVeil.module.css'

export function DropVeil() {
  return (
    <div className={styles.veil}>
      <p className={styles.words}>
        <FileDown aria-hidden />
        Drop the file to open it as a new map
      </p>
    </div>
  )
}
