/** What the browser prints of a board: the map on one page, or the table of it while the outline is open. */
import { type ImageAddresses, imagesOf } from '@journeyboard/model'
import { renderSvg } from '@journeyboard/render'
import { useEffect, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import { type OpenBoard, useOpenBoard } from '../boardContext.ts'
import { MapTable } from '../outline/MapTable.tsx'
import styles from './PrintPage.module.css'

/** Made in the moment of the wish, because the browser waits for nothing then; gone when it has its pages. */
export function PrintPage() {
  const { board } = useOpenBoard()
  const [printed, setPrinted] = useState<'map' | 'table' | null>(null)
  useEffect(() => {
    const listening = new AbortController()
    const begin = () => {
      // What is being typed may not be on the map yet.
      board.doc.projection.flush()
      flushSync(() => setPrinted(board.panels.getState().isOutlineOpen ? 'table' : 'map'))
    }
    window.addEventListener('beforeprint', begin, { signal: listening.signal })
    window.addEventListener('afterprint', () => setPrinted(null), { signal: listening.signal })
    return () => listening.abort()
  }, [board])
  if (!printed) return null
  return createPortal(
    <div className={styles.page} data-printed={printed}>
      {/* Here, because other pages of the app are printed as they are. */}
      <style>{'@page { size: landscape; margin: 10mm; }'}</style>
      {printed === 'map' ? <PrintedMap /> : <MapTable />}
    </div>,
    document.body,
  )
}

function PrintedMap() {
  const open = useOpenBoard()
  const [svg] = useState(() => drawMap(open))
  // biome-ignore lint/security/noDangerouslySetInnerHtml: what people wrote is escaped in it.
  return <div dangerouslySetInnerHTML={{ __html: svg }} />
}

function drawMap({ board, images }: OpenBoard): string {
  const layout = board.layout.getState()
  const { cardById, noteById } = layout.journey
  const addresses = new Map<string, string>()
  for (const hash of imagesOf({ cards: cardById.values(), notes: noteById.values() }).keys()) {
    const address = images.addressOf(hash)
    if (address !== null) addresses.set(hash, address)
  }
  const date = new Date().toLocaleDateString('en-GB', { dateStyle: 'long' })
  return renderSvg(layout, { theme: 'print', date }, addresses satisfies ImageAddresses)
}
