/** The map as a picture: what is in it, how it looks, and how it will be. */

import { cardIdsOf, noteIdsOf } from '@journeyboard/editor'
import { defaultPicture, type PictureOptions, type PictureTheme } from '@journeyboard/render'
import { Download } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Tick } from '../../ui/Tick.tsx'
import { showToast } from '../../ui/toasts.tsx'
import { useBoard, useJourney, useLayout } from '../boardContext.ts'
import { Choices } from '../panels/Choices.tsx'
import { drawPicture, type PictureFormat } from '../picture/drawPicture.ts'
import { usePreview } from '../picture/usePreview.ts'
import type { BoardDialogProps } from './boardDialog.ts'
import { downloadBlob, fileNameOf } from './downloadFile.ts'
import styles from './PictureDialog.module.css'

const FORMATS = [
  { value: 'png', label: 'PNG' },
  { value: 'svg', label: 'SVG' },
] as const
const THEMES = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'print', label: 'Print' },
] as const satisfies readonly { value: PictureTheme; label: string }[]
const SCALES = [
  { value: '1', label: '1x' },
  { value: '2', label: '2x' },
  { value: '3', label: '3x' },
  { value: '4', label: '4x' },
] as const

type Options = Pick<PictureOptions, 'theme' | 'hasTitle' | 'hasLegend' | 'isTransparent' | 'scale'>

export function PictureDialog({ onClose }: BoardDialogProps) {
  const board = useBoard()
  const layout = useLayout((current) => current)
  const title = useJourney().map.title
  const { refs } = board.selection.getState()
  const chosen = useMemo(() => ({ cards: new Set(cardIdsOf(refs)), notes: new Set(noteIdsOf(refs)) }), [refs])
  const canChoose = chosen.cards.size + chosen.notes.size > 0
  const [scope, setScope] = useState<'whole' | 'selection'>('whole')
  const [format, setFormat] = useState<PictureFormat>('png')
  const [carriesMap, setCarriesMap] = useState(true)
  const [isDrawing, setIsDrawing] = useState(false)
  const [choice, setChoice] = useState<Options>({ ...defaultPicture, scale: 2 })
  const options = useMemo(
    (): PictureOptions => ({
      ...defaultPicture,
      ...choice,
      scope: scope === 'whole' ? { kind: 'whole' } : { kind: 'selection', ...chosen },
    }),
    [choice, scope, chosen],
  )
  const preview = usePreview(options)
  const change = (part: Partial<Options>) => setChoice((before) => ({ ...before, ...part }))

  const download = async () => {
    setIsDrawing(true)
    try {
      const blob = await drawPicture(layout, { format, options, carriesMap })
      downloadBlob(fileNameOf(title, `.${format}`), blob)
      onClose()
    } catch (error) {
      showToast(error instanceof Error ? error.message : String(error), { tone: 'error' })
    } finally {
      setIsDrawing(false)
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Picture of the map"
      size="wide"
      footer={
        <Button variant="primary" icon={<Download />} disabled={isDrawing} onClick={download}>
          {isDrawing ? 'Drawing…' : `Download ${format.toUpperCase()}`}
        </Button>
      }
    >
      <div className={styles.preview} data-transparent={choice.isTransparent || undefined}>
        {preview && <img src={preview.address} alt="The map as it will be" />}
      </div>
      <p className={styles.size} aria-live="polite">
        {preview ? `${preview.width} x ${preview.height} pixels` : 'Drawing the preview…'}
      </p>
      <div className={styles.options}>
        <Row label="Format">
          <Choices label="Format" options={FORMATS} value={format} onChoose={setFormat} />
        </Row>
        <Row label="Look">
          <Choices label="Look" options={THEMES} value={choice.theme} onChoose={(theme) => change({ theme })} />
        </Row>
        <Row label="Size">
          <Choices
            label="Size"
            options={SCALES}
            value={String(choice.scale) as (typeof SCALES)[number]['value']}
            onChoose={(scale) => change({ scale: Number(scale) })}
          />
        </Row>
        {canChoose && (
          <Row label="What">
            <Choices
              label="What"
              options={[
                { value: 'whole', label: 'Whole map' },
                { value: 'selection', label: 'Selection' },
              ]}
              value={scope}
              onChoose={setScope}
            />
          </Row>
        )}
        <div className={styles.switches}>
          <Tick label="Title and personas" isOn={choice.hasTitle} onChange={(hasTitle) => change({ hasTitle })} />
          <Tick
            label="Legend"
            isOn={choice.hasLegend && choice.hasTitle}
            isOff={!choice.hasTitle}
            onChange={(hasLegend) => change({ hasLegend })}
          />
          <Tick
            label="Transparent"
            isOn={choice.isTransparent}
            onChange={(isTransparent) => change({ isTransparent })}
          />
          <Tick label="Carries the map, to open it again" isOn={carriesMap} onChange={setCarriesMap} />
        </div>
      </div>
    </Dialog>
  )
}

function Row({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div className={styles.row}>
      <span className={styles.label}>{label}</span>
      {children}
    </div>
  )
}
