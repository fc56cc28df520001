/** The ways out: the map as a file. */
import { counted } from '@journeyboard/editor'
import { type ExportFormat, exportFormats, MAX_IMAGES_SIZE } from '@journeyboard/formats'
import { fileNameOf } from '@journeyboard/formats/fileName'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { Tick } from '../../ui/Tick.tsx'
import { showToast } from '../../ui/toasts.tsx'
import { useBoard, useImages, useJourney, useMapId } from '../boardContext.ts'
import { readSaidThreads } from '../comments/saidThreads.ts'
import { readMapImages, type TakenImages } from '../images/mapImages.ts'
import type { SlowTask } from '../picture/slowTask.ts'
import { useSlowTask } from '../picture/useSlowTask.ts'
import type { BoardDialogProps } from './boardDialog.ts'
import { CommentReportItem } from './CommentReportItem.tsx'
import styles from './DownloadDialog.module.css'
import { downloadText } from './downloadFile.ts'
import { FileName } from './FileName.tsx'
import { MapPictureItem, ViewPictureItem } from './PictureItem.tsx'

export function DownloadDialog({ onClose }: BoardDialogProps) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Download">
      <ul className={styles.formats}>
        <MapPictureItem />
        {exportFormats.map((format) => (
          <FormatItem key={format.id} format={format} />
        ))}
        <CommentReportItem />
        <ViewPictureItem />
      </ul>
    </Dialog>
  )
}

const NO_COMMENTS = 'The comments can not be reached now. Try again, or leave them out.'
const NO_IMAGES: TakenImages = { addresses: new Map(), size: 0, missing: 0 }

function FormatItem({ format }: { readonly format: ExportFormat }) {
  const journey = useJourney()
  const images = useImages()
  const mapId = useMapId()
  const hasComments = useStore(useBoard().comments, ({ threads }) => threads > 0)
  const [isWithComments, setWithComments] = useState(false)
  const fileName = fileNameOf(journey.map.title, format.extension)
  const warning = format.warning(journey)
  const { isRunning, share, run } = useSlowTask()
  const collect = async ({ onProgress }: SlowTask) => {
    const { addresses, missing } = format.holdsImages
      ? await readMapImages(journey, images, MAX_IMAGES_SIZE, onProgress)
      : NO_IMAGES
    return { addresses, missing, threads: isWithComments ? await readSaidThreads(mapId, journey) : [] }
  }
  const download = async () => {
    if (isRunning) return
    const collected = await run(collect)
    if (!collected) return
    const { addresses, missing, threads } = collected
    if (!threads) {
      showToast(NO_COMMENTS, { tone: 'error' })
      return
    }
    downloadText(fileName, format.mime, format.write(journey, addresses, threads))
    if (missing > 0) showToast(`${counted(missing, 'image')} could not be put into the file.`, { tone: 'error' })
  }
  return (
    <li className={styles.format}>
      <div className={styles.words}>
        <h3 className={styles.label}>{format.label}</h3>
        <FileName name={fileName} />
        <p className={styles.warning}>{warning || 'Holds the whole map. Open it again on the home page.'}</p>
        {share !== null && <ProgressBar label="Collecting images and comments" share={share} />}
        {format.holdsComments && hasComments && (
          <Tick label="With the comments, to be read elsewhere" isOn={isWithComments} onChange={setWithComments} />
        )}
      </div>
      <Button
        icon={<Download />}
        aria-label={`Download ${format.label}`}
        aria-disabled={isRunning}
        onClick={() => void download()}
      >
        Download
      </Button>
    </li>
  )
}
