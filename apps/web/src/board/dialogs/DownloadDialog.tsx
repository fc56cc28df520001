/** The ways out: the map as a file. */
import { counted } from '@journeyboard/editor'
import { type ExportFormat, exportFormats, MAX_IMAGES_SIZE } from '@journeyboard/formats'
import { fileNameOf } from '@journeyboard/formats/fileName'
import { Download } from 'lucide-react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { showToast } from '../../ui/toasts.tsx'
import { useImages, useJourney } from '../boardContext.ts'
import { readMapImages, type TakenImages } from '../images/mapImages.ts'
import type { BoardDialogProps } from './boardDialog.ts'
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
        <ViewPictureItem />
      </ul>
    </Dialog>
  )
}

const NO_IMAGES: TakenImages = { addresses: new Map(), size: 0, missing: 0 }

function FormatItem({ format }: { readonly format: ExportFormat }) {
  const journey = useJourney()
  const images = useImages()
  const fileName = fileNameOf(journey.map.title, format.extension)
  const warning = format.warning(journey)
  const download = async () => {
    const { addresses, missing } = format.holdsImages
      ? await readMapImages(journey, images, MAX_IMAGES_SIZE)
      : NO_IMAGES
    downloadText(fileName, format.mime, format.write(journey, addresses))
    if (missing > 0) showToast(`${counted(missing, 'image')} could not be put into the file.`, { tone: 'error' })
  }
  return (
    <li className={styles.format}>
      <div className={styles.words}>
        <h3 className={styles.label}>{format.label}</h3>
        <FileName name={fileName} />
        <p className={styles.warning}>{warning || 'Holds the whole map. Open it again on the home page.'}</p>
      </div>
      <Button icon={<Download />} aria-label={`Download ${format.label}`} onClick={download}>
        Download
      </Button>
    </li>
  )
}
