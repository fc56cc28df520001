/** The tray: cards whose stage or lane is gone. The cards themselves are nodes above it. */
import type { TrayBox } from '@journeyboard/layout'
import styles from './sheet.module.css'

export function Tray({ tray, shift }: { readonly tray: TrayBox; readonly shift: number }) {
  const { box, title, titlePoint } = tray
  return (
    <div className={styles.tray} style={{ left: box.x, top: box.y + shift, width: box.width, height: box.height }}>
      <span className={styles.trayTitle} style={{ left: titlePoint.x - box.x, top: titlePoint.y - box.y }}>
        {title}
      </span>
    </div>
  )
}
