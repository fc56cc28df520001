/** The map as a picture: what is in it, how it looks, and how it will be. */

import { fileNameOf } from '@journeyboard/formats/fileName'
import { THEMES } from '@journeyboard/layout'
import { MAX_SCALE, type PictureOptions, type PictureTheme, scaledSize } from '@journeyboard/render'
import { Copy, Download } from 'lucide-react'
import { type CSSProperties, useEffect, useMemo, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { showToast } from '../../ui/toasts.tsx'
import { useImages, useLayout } from '../boardContext.ts'
import { copyPicture, offerDownload, tellOfMissing } from '../picture/copyPicture.tsx'
import { type DrawnPicture, drawPicture } from '../picture/drawPicture.ts'
import { PictureChoices } from '../picture/PictureChoices.tsx'
import { type FileChoice, firstDrawing, firstFile, losesMap, optionsOf } from '../picture/pictureChoice.ts'
import { LONGEST_SIDE, largestScale, prepareRaster } from '../picture/rasterize.ts'
import type { SlowTask } from '../picture/slowTask.ts'
import { type Preview, usePreview } from '../picture/usePreview.ts'
import { useSlowTask } from '../picture/useSlowTask.ts'
import { useSubject } from '../picture/useSubject.ts'
import type { BoardDialogProps } from './boardDialog.ts'
import { downloadBlob } from './downloadFile.ts'
import styles from './PictureDialog.module.css'

export function PictureDialog({ onClose }: BoardDialogProps) {
  const subject = useSubject()
  const [drawing, setDrawing] = useState(firstDrawing)
  const [file, setFile] = useState(firstFile)
  const options = useMemo(() => optionsOf(drawing, subject), [drawing, subject])
  const { preview, problem, drawAgain } = usePreview(options)
  useEffect(prepareRaster, [])
  const mostScale = preview && file.format === 'png' ? largestScale(preview.size, MAX_SCALE) : MAX_SCALE
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Picture of the map"
      size="wide"
      footer={<Ways drawing={options} file={file} onClose={onClose} />}
    >
      <div className={styles.preview} style={drawing.isTransparent ? groundBehind(drawing.theme) : undefined}>
        {preview && <img src={preview.address} alt="The map as it will be" />}
      </div>
      <p className={styles.size} aria-live="polite">
        {options ? (problem ?? sizeWords(preview, file, mostScale)) : 'Tick at least one stage and one lane.'}
      </p>
      {options && problem !== null && <Button onClick={drawAgain}>Try again</Button>}
      <LeftOut />
      <PictureChoices
        drawing={drawing}
        file={file}
        subject={subject}
        mostScale={mostScale}
        onDrawing={(part) => setDrawing((before) => ({ ...before, ...part }))}
        onFile={(part) => setFile((before) => ({ ...before, ...part }))}
      />
    </Dialog>
  )
}

/** Squares in the colours that the picture is made to stand on, whatever theme the page has. */
function groundBehind(theme: PictureTheme): CSSProperties {
  const { line, sheet } = THEMES[theme === 'dark' ? 'dark' : 'light']
  return { background: `repeating-conic-gradient(${line.soft} 0 25%, ${sheet} 0 50%) 0 0 / 16px 16px` }
}

/** The picture has the curves that the board shows. */
function LeftOut() {
  const { journey, hiddenPersonas } = useLayout((current) => current)
  const names = journey.personas.flatMap(({ id, name }) => (hiddenPersonas.has(id) ? [name || 'Customer'] : []))
  if (names.length === 0) return null
  return <p className={styles.size}>Without the curves that are hidden on the board: {names.join(', ')}.</p>
}

function sizeWords(preview: Preview | null, file: FileChoice, mostScale: number): string {
  if (!preview) return 'Drawing the preview…'
  const { width, height } = scaledSize(preview.size, Math.min(file.scale, mostScale))
  const [across, down, longest] = [width, height, LONGEST_SIDE].map((count) => count.toLocaleString('en'))
  const size = `${across} x ${down} pixels`
  if (mostScale === MAX_SCALE) return size
  return `${size}. ${mostScale}x is the largest PNG: no side may be longer than ${longest} pixels.`
}

const COPY_WITHOUT_MAP = 'A copied PNG does not carry the map; a downloaded one does.'

interface WaysProps {
  /** Null when there is nothing to draw. */
  readonly drawing: PictureOptions | null
  readonly file: FileChoice
  readonly onClose: () => void
}

function Ways({ drawing, file, onClose }: WaysProps) {
  const layout = useLayout((current) => current)
  const images = useImages()
  const { isRunning, share, run, cancel } = useSlowTask()
  const { format, scale } = file
  const name = format.toUpperCase()
  const fileName = fileNameOf(layout.journey.map.title, `.${format}`)
  const draw = (task: SlowTask, carriesMap: boolean) =>
    drawPicture({ layout, images }, { ...file, carriesMap, options: { ...drawing, scale } }, task)
  const make = (work: (task: SlowTask) => Promise<DrawnPicture>, end: (picture: DrawnPicture) => void) => {
    if (isRunning) return
    run(work).then(
      (picture) => {
        if (!picture) return
        end(picture)
        tellOfMissing(picture)
      },
      (error: unknown) => offerDownload(error, fileName),
    )
  }
  const handleCopy = () =>
    make(
      (task) => copyPicture(format, draw(task, file.carriesMap && !losesMap(file))),
      () => showToast(losesMap(file) ? `Copied as ${name}. ${COPY_WITHOUT_MAP}` : `Copied as ${name}`),
    )
  const handleDownload = () =>
    make(
      (task) => draw(task, file.carriesMap),
      ({ blob }) => {
        downloadBlob(fileName, blob)
        onClose()
      },
    )
  // While it is drawn the buttons keep the focus that they have.
  const state = { disabled: !drawing, 'aria-disabled': isRunning }
  return (
    <>
      {share !== null && (
        <div className={styles.progress}>
          <ProgressBar label="Drawing" share={share} />
          <Button onClick={cancel}>Cancel</Button>
        </div>
      )}
      <Button icon={<Copy />} {...state} onClick={handleCopy}>
        Copy {name}
      </Button>
      <Button variant="primary" icon={<Download />} {...state} onClick={handleDownload}>
        Download {name}
      </Button>
    </>
  )
}
