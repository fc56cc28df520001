/** The ways out as a picture: the map itself, or what is in view. */
import { Download, Image } from 'lucide-react'
import { useState } from 'react'
import { pictureOfView } from '../../canvas/pictureOfView.ts'
import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/toasts.tsx'
import { useBoard, useJourney } from '../boardContext.ts'
import styles from './DownloadDialog.module.css'
import { downloadBlob, fileNameOf } from './downloadFile.ts'
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
  const [isDrawing, setIsDrawing] = useState(false)
  const draw = async () => {
    setIsDrawing(true)
    try {
      downloadBlob(fileName, await pictureOfView())
    } catch {
      // The library says nothing that would help a person.
      showToast('The browser could not draw the picture. Zoom in and try again.', { tone: 'error' })
    } finally {
      setIsDrawing(false)
    }
  }
  return (
    <li className={styles.format}>
      <div className={styles.words}>
        <h3 className={styles.label}>What is on the screen</h3>
        <FileName name={fileName} />
        <p className={styles.warning}>A picture of the part in view, without cursors and handles.</p>
      </div>
      <Button icon={<Download />} aria-label="Download what is on the screen" disabled={isDrawing} onClick={draw}>
        {isDrawing ? 'Drawing…' : 'Download'}
      </Button>
    </li>
  )
}
