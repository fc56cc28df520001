/** What works on a version as it does on the board: keys, zoom, finding, copying, pictures. */
import { useClipboard } from '../clipboard/useClipboard.ts'
import { Dialogs } from '../dialogs/Dialogs.tsx'
import { Find } from '../find/Find.tsx'
import { useActionKeys } from '../keys/useActionKeys.ts'
import styles from '../panels/BoardPanels.module.css'
import { ContextMenu } from '../panels/ContextMenu.tsx'
import { LiveRegion } from '../panels/LiveRegion.tsx'
import { NoticeToasts } from '../panels/NoticeToasts.tsx'
import { ZoomBar } from '../panels/ZoomBar.tsx'
import { usePictures } from '../picture/usePictures.ts'

export function PreviewPanels() {
  useActionKeys()
  useClipboard()
  usePictures()
  return (
    <>
      <div className={styles.panels}>
        <Find />
        <div className={styles.bottom}>
          <div />
          <div />
          <div className={styles.zoom}>
            <ZoomBar />
          </div>
        </div>
      </div>
      <ContextMenu />
      <Dialogs />
      <NoticeToasts />
      <LiveRegion />
    </>
  )
}
