/** The white sheet under the cards: its lines, washes of moments of truth, headers and the lines of the service. */
import { previewOf } from '@journeyboard/editor'
import type { InsertPreview, Layout } from '@journeyboard/layout'
import { memo } from 'react'
import { useGesture, useLayout } from '../board/boardContext.ts'
import { EmotionPlots } from './EmotionPlots.tsx'
import { GrowingTitles } from './GrowingTitles.tsx'
import { LaneTitles, StepHeaders } from './Headers.tsx'
import { ServiceLines } from './ServiceLines.tsx'
import styles from './sheet.module.css'
import type { ShiftAt } from './shiftAt.ts'
import { Tray } from './Tray.tsx'

const stay: ShiftAt = () => 0

export function SheetLayer() {
  const layout = useLayout((current) => current)
  const preview = useGesture(previewOf)
  return <Sheet layout={layout} preview={preview} />
}

interface SheetProps {
  readonly layout: Layout
  readonly preview: InsertPreview | null
}

/** What the sheet shows of the layout: not the cards, which change at each key of a text. */
const SHOWN = [
  'sheet',
  'header',
  'titleColumn',
  'stages',
  'steps',
  'lanes',
  'moments',
  'plots',
  'serviceLines',
  'tray',
] as const satisfies readonly (keyof Layout)[]

/** Also a part of it, while that is carried by a header. */
export const Sheet = memo(function Sheet({ layout, preview }: SheetProps) {
  const growth = preview?.growth ?? 0
  const shiftAt: ShiftAt = preview && growth > 0 ? (y) => (y >= preview.rowBottom ? growth : 0) : stay
  const { sheet } = layout
  const height = sheet.height + growth
  return (
    <>
      <div className={styles.sheet} style={{ width: sheet.width, height }} />
      {layout.moments.map((moment) => (
        <div
          key={moment.stepId}
          className={styles.moment}
          data-polarity={moment.polarity}
          data-last={moment.box.x + moment.box.width >= sheet.width || undefined}
          style={{ left: moment.box.x, top: moment.box.y, width: moment.box.width, height: moment.box.height + growth }}
        />
      ))}
      <svg className={styles.lines} width={sheet.width} height={height} aria-hidden="true">
        <path d={softLines(layout, shiftAt, height)} className={styles.soft} />
        <path d={firmLines(layout, height)} className={styles.firm} />
      </svg>
      <GrowingTitles stages={layout.stages} />
      <StepHeaders steps={layout.steps} moments={layout.moments} />
      <LaneTitles lanes={layout.lanes} shiftAt={shiftAt} />
      <EmotionPlots plots={layout.plots} shiftAt={shiftAt} />
      <ServiceLines lines={layout.serviceLines} width={sheet.width} shiftAt={shiftAt} />
      {layout.tray && <Tray tray={layout.tray} shift={growth} />}
    </>
  )
}, showsTheSame)

function showsTheSame(before: SheetProps, after: SheetProps): boolean {
  return before.preview === after.preview && SHOWN.every((part) => before.layout[part] === after.layout[part])
}

/** Borders of rows, and of steps inside their stages. */
function softLines({ lanes, steps, stages, header, sheet }: Layout, shiftAt: ShiftAt, height: number): string {
  const rows = lanes.map(({ box }) => `M0 ${box.y + shiftAt(box.y) - 0.5}H${sheet.width}`)
  const firsts = new Set(stages.map((stage) => stage.firstStep))
  const columns = steps
    .filter((step) => !firsts.has(step.index))
    .map((step) => `M${step.box.x - 0.5} ${header.stageHeight}V${height}`)
  return [`M0 ${header.stageHeight - 0.5}H${sheet.width}`, ...rows, ...columns].join('')
}

/** Borders of stages, and of the titles' column. */
function firmLines({ stages, titleColumn }: Layout, height: number): string {
  const columns = stages.slice(1).map((stage) => `M${stage.box.x - 0.5} 0V${height}`)
  return [`M${titleColumn.width - 0.5} 0V${height}`, ...columns].join('')
}
