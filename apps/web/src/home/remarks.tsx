/** What was changed or left out when a file was opened. */
import { showToast } from '../ui/toasts.tsx'
import styles from './remarks.module.css'

/** A message that stays until it is closed: the map is `done` by then, and there are sentences to read. */
export function showRemarks(fileName: string, remarks: readonly string[], done: 'open' | 'added' = 'open'): void {
  showToast(`${fileName} is ${done}, with ${remarks.length === 1 ? 'one remark' : `${remarks.length} remarks`}`, {
    id: 'remarks',
    description: (
      <ul className={styles.list}>
        {remarks.map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
      </ul>
    ),
    duration: Number.POSITIVE_INFINITY,
    isAside: true,
  })
}
