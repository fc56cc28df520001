/** What can be chosen about a picture. */
import type { ReactNode } from 'react'
import { Tick } from '../../ui/Tick.tsx'
import { Choices } from '../panels/Choices.tsx'
import styles from './PictureChoices.module.css'
import { PictureParts } from './PictureParts.tsx'
import type { DrawingChoice, FileChoice, PictureSubject } from './pictureChoice.ts'

const FORMATS = [
  { value: 'png', label: 'PNG' },
  { value: 'svg', label: 'SVG' },
] as const
const LOOKS = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'print', label: 'Print' },
] as const
const WHOLE = { value: 'whole', label: 'Whole map' } as const
const PART = { value: 'part', label: 'Stages and lanes' } as const
const SELECTION = { value: 'selection', label: 'Selection' } as const
const SCALES = [1, 2, 3]

export interface PictureChoicesProps {
  readonly drawing: DrawingChoice
  readonly file: FileChoice
  readonly subject: PictureSubject
  /** The largest scale at which there can be a picture in the chosen format. */
  readonly mostScale: number
  readonly onDrawing: (part: Partial<DrawingChoice>) => void
  readonly onFile: (part: Partial<FileChoice>) => void
}

export function PictureChoices({ drawing, file, subject, mostScale, onDrawing, onFile }: PictureChoicesProps) {
  const scales = [...SCALES.filter((scale) => scale < mostScale), mostScale]
  return (
    <div className={styles.choices}>
      <Row label="What">
        <Choices
          label="What"
          options={subject.selected ? [WHOLE, PART, SELECTION] : [WHOLE, PART]}
          value={drawing.what}
          onChoose={(what) => onDrawing({ what })}
        />
      </Row>
      <Row label="Look">
        <Choices label="Look" options={LOOKS} value={drawing.theme} onChoose={(theme) => onDrawing({ theme })} />
      </Row>
      {drawing.what === 'part' && <PictureParts choice={drawing} journey={subject.journey} onChange={onDrawing} />}
      <Row label="Format">
        <Choices label="Format" options={FORMATS} value={file.format} onChoose={(format) => onFile({ format })} />
      </Row>
      <Row label="Size">
        <Choices
          label="Size"
          options={scales.map((scale) => ({ value: String(scale), label: `${scale}x` }))}
          value={String(Math.min(file.scale, mostScale))}
          onChoose={(scale) => onFile({ scale: Number(scale) })}
        />
      </Row>
      <div className={styles.ticks}>
        <TitleTicks drawing={drawing} onDrawing={onDrawing} />
        <Tick
          label="Transparent"
          isOn={drawing.isTransparent}
          onChange={(isTransparent) => onDrawing({ isTransparent })}
        />
      </div>
      <div className={styles.ticks}>
        <Tick
          label="Carries the whole map, to open it again"
          isOn={file.carriesMap}
          onChange={(carriesMap) => onFile({ carriesMap })}
        />
        {file.format === 'svg' && (
          <Tick
            label="Font inside, for devices without Inter"
            isOn={file.bringsFont}
            onChange={(bringsFont) => onFile({ bringsFont })}
          />
        )}
      </div>
    </div>
  )
}

const TITLE_PARTS = [
  ['hasPersonas', 'Personas'],
  ['hasLegend', 'Legend'],
  ['hasDate', 'Date'],
] as const

function TitleTicks({ drawing, onDrawing }: Pick<PictureChoicesProps, 'drawing' | 'onDrawing'>) {
  const { hasTitle } = drawing
  return (
    <>
      <Tick label="Title" isOn={hasTitle} onChange={(hasTitle) => onDrawing({ hasTitle })} />
      {TITLE_PARTS.map(([key, label]) => (
        <Tick
          key={key}
          label={label}
          isOn={hasTitle && drawing[key]}
          isOff={!hasTitle}
          onChange={(isOn) => onDrawing({ [key]: isOn })}
        />
      ))}
    </>
  )
}

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles.row}>
      <span className={styles.label}>{label}</span>
      {children}
    </div>
  )
}
