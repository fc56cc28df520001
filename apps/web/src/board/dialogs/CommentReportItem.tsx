/** The way out of what was said about the map. */
import { writeCommentReport } from '@journeyboard/formats'
import { fileNameOf } from '@journeyboard/formats/fileName'
import { Download } from 'lucide-react'
import { useStore } from 'zustand'
import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/toasts.tsx'
import { useBoard, useJourney, useMapId } from '../boardContext.ts'
import { readSaidThreads } from '../comments/saidThreads.ts'
import styles from './DownloadDialog.module.css'
import { downloadText } from './downloadFile.ts'
import { FileName } from './FileName.tsx'

/** Nothing where nothing was said. */
export function CommentReportItem() {
  const journey = useJourney()
  const mapId = useMapId()
  const hasComments = useStore(useBoard().comments, ({ threads }) => threads > 0)
  const fileName = fileNameOf(journey.map.title, '.comments.md')
  const download = async () => {
    const threads = await readSaidThreads(mapId, journey)
    if (threads) downloadText(fileName, 'text/markdown', writeCommentReport(journey.map.title, threads))
    else showToast('The comments can not be reached now. Try again.', { tone: 'error' })
  }
  if (!hasComments) return null
  return (
    <li className={styles.format}>
      <div className={styles.words}>
        <h3 className={styles.label}>Comments</h3>
        <FileName name={fileName} />
        <p className={styles.warning}>All threads as a report in Markdown, stage by stage.</p>
      </div>
      <Button icon={<Download />} aria-label="Download Comments" onClick={download}>
        Download
      </Button>
    </li>
  )
}
