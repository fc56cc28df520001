/** The ways out as a picture: the map itself, or what is in view. */

import { fileNameOf } from '@journeyboard/formats/fileName'
import { Download, Image, X } from 'lucide-react'
import { pictureOfView } from '../../canvas/pictureOfView.ts'
import { tellIfMissing } from '../../shell/tellMissing.ts'
import { Button } from '../../ui/Button.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { showToast } from '../../ui/toasts.tsx'
import { useBoard, useJourney } from '../boardContext.ts'
import { useSlowTask } from '../picture/useSlowTask.ts'
import styles from './DownloadDialog.module.css'
import { downloadBlob } from './downloadFile.ts'
import { FileName } from './FileName.tsx'

export function MapPictureItem() {
  const board = useBoard()
  return (
    <li className={styles.format}>
      <div className={styles.words}>
        <h3 className={styles.label}>Picture of the map</h3>
        <p className={styles.warning}>
          PNG or SVG, whole or in part, light, dark or for print. Carries the map if you like.
        </p>
      </div>
      <Button icon={<Image />} onClick={() => board.panels.setState({ dialog: { type: 'picture' } })}>
        Choose…
      </Button>
    </li>
  )
}

export function ViewPictureItem() {
  const fileName = fileNameOf(useJourney().map.title, '.png')
  const { isRunning, share, run, cancel } = useSlowTask()
  const draw = async () => {
    try {
      const picture = await run(pictureOfView)
      if (picture) downloadBlob(fileName, picture)
    } catch (error) {
      if (tellIfMissing(error)) return
      // The library says nothing that would help a person.
      showToast('The browser could not draw the picture. Zoom in and try again.', { tone: 'error' })
    }
  }
  return (
    <li className={styles.format}>
      <div className={styles.words}>
        <h3 className={styles.label}>What is on the screen</h3>
        <FileName name={fileName} />
        <p className={styles.warning}>A picture of the part in view, without cursors and handles.</p>
        {share !== null && <ProgressBar label="Drawing what is on the screen" share={null} />}
      </div>
      {/* One button throughout, so that it keeps the focus. */}
      <Button
        icon={isRunning ? <X /> : <Download />}
        aria-label={isRunning ? 'Cancel drawing what is on the screen' : 'Download what is on the screen'}
        onClick={isRunning ? cancel : draw}
      >
        {isRunning ? 'Cancel' : 'Download'}
      </Button>
    </li>
  )
}
