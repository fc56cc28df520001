/** Asks what becomes of a file that was dropped on the board: a part of this map, or a map of its own. */
import { applyMerge, describeMerge, planMerge, tooMuchToMerge } from '@journeyboard/editor/clipboard'
import type { JourneyRecords } from '@journeyboard/model'
import { useEffect, useState } from 'react'
import { MapMakingError } from '../../home/mapMakingError.ts'
import { type MapSource, readFiles } from '../../home/mapSource.ts'
import { showRemarks } from '../../home/remarks.tsx'
import { useMapMaking } from '../../home/useMapMaking.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { focusAtOnce } from '../../ui/focusAtOnce.ts'
import { showToast } from '../../ui/toasts.tsx'
import { useBoard, useImages, useJourney, useRights } from '../boardContext.ts'
import { showMade } from '../clipboard/showMade.ts'
import { unpackImages } from '../images/takeAlong.ts'
import type { BoardDialogProps } from './boardDialog.ts'
import styles from './dialogs.module.css'

export interface MapFileDialogProps extends BoardDialogProps {
  readonly file: File
}

export function MapFileDialog({ file, onClose }: MapFileDialogProps) {
  const board = useBoard()
  const shelf = useImages()
  const source = useSource(file, onClose)
  const { making, openFiles } = useMapMaking()
  useEffect(() => {
    if (making.state !== 'failed') return
    const action = making.retry && { label: 'Try again', run: making.retry }
    showToast(making.sentence, { id: 'dropped', tone: 'error', duration: 15_000, ...(action && { action }) })
    onClose()
  }, [making, onClose])
  const add = async ({ records, images, remarks }: MapSource) => {
    onClose()
    const merge = planMerge(board.doc.projection.journey(), records, { columns: 'append' })
    const made = applyMerge(board, merge, `Add ${file.name}`)
    if (!made) return
    const { stages, cards } = made
    showMade(board, stages.length > 0 ? stages : cards, `Added ${file.name} to this map`)
    const all = [...remarks, ...(images ? await unpackImages(shelf, images) : [])]
    if (all.length > 0) showRemarks(file.name, all, 'added')
  }
  const mayAdd = useMayAdd()
  const isBusy = making.state === 'busy'
  const isTooMuch = source !== null && tooMuchToMerge(source.records) !== null
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`What should become of ${file.name}?`}
      onConfirm={() => openFiles([file])}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          {mayAdd && (
            <Button onClick={() => source && add(source)} disabled={!source || isBusy || isTooMuch}>
              Add to this map
            </Button>
          )}
          <Button ref={focusAtOnce} variant="primary" type="submit" disabled={isBusy}>
            {isBusy ? 'Opening…' : 'Open as a new map'}
          </Button>
        </>
      }
    >
      <div className={styles.choices}>{source ? <WhatComes records={source.records} /> : <p>Reading the file…</p>}</div>
    </Dialog>
  )
}

/** A map that is added brings stages and cards. */
function useMayAdd(): boolean {
  const { structure, cards } = useRights()
  return structure && cards
}

function WhatComes({ records }: { readonly records: JourneyRecords }) {
  const journey = useJourney()
  const refusal = tooMuchToMerge(records)
  const sentences = describeMerge(journey, planMerge(journey, records, { columns: 'append' }))
  return (
    <>
      {useMayAdd() && (
        <p>
          <b>Add to this map:</b> {refusal ?? sentences.join(' ')}
        </p>
      )}
      <p>
        <b>Open as a new map:</b> the map that you see now stays as it is, in the list of your maps.
      </p>
    </>
  )
}

/** What is in the file, null until it is read; what can not be opened is said, and the dialog closes. */
function useSource(file: File, onClose: () => void): MapSource | null {
  const [source, setSource] = useState<MapSource | null>(null)
  useEffect(() => {
    let hasLeft = false
    readFiles([file]).then(
      (read) => !hasLeft && setSource(read),
      (error: unknown) => {
        if (!(error instanceof MapMakingError)) throw error
        if (hasLeft) return
        showToast(error.message, { id: 'dropped', tone: 'error', duration: 15_000 })
        onClose()
      },
    )
    return () => {
      hasLeft = true
    }
  }, [file, onClose])
  return source
}
