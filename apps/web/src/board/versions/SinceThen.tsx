/** What was done after a version was taken, by whom; each deed leads to where it was done. */
import type { Board } from '@journeyboard/editor'
import { DeedList } from './DeedList.tsx'
import styles from './VersionsView.module.css'
import type { VersionDifference } from './versionDifference.ts'

export interface SinceThenProps {
  readonly difference: VersionDifference
  /** The board that the deeds lead to. */
  readonly board: Board
}

export function SinceThen({ difference: { comparison, deeds }, board }: SinceThenProps) {
  const isSame = comparison.differences.length === 0
  return (
    <div className={styles.since}>
      <h3 className={styles.heading}>{isSame ? 'The map is still so' : 'Since then'}</h3>
      <DeedList deeds={deeds} board={board} />
    </div>
  )
}
