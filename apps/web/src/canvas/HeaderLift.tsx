/** A column or row in the hand: the part of the map that a header carries, as it is seen, and the place that it leaves. */
import type { HeaderRef } from '@journeyboard/editor'
import { BLOCK_ZOOM, type Box, createBoxIndex, headerBand, type Layout } from '@journeyboard/layout'
import { useStoreApi } from '@xyflow/react'
import { useEffect, useMemo, useRef } from 'react'
import { useBoard } from '../board/boardContext.ts'
import { paintBlocks, readColors } from './blockPainter.ts'
import { CardFace, CardText } from './CardNode.tsx'
import styles from './drag.module.css'
import { boxInView, growBox } from './fit.ts'
import { placeOf } from './placeOf.ts'
import { Sheet } from './SheetLayer.tsx'
import { createStillPicture } from './stillPicture.ts'
import { useFollowingHand } from './useFollowingHand.ts'

const PLAIN = { selected: new Set<never>(), shown: null }
/** Share of the view beyond its edges that is drawn too, for when the canvas pans under the hand. */
const BEYOND = 0.5

export function HeaderLift({ of }: { readonly of: HeaderRef }) {
  const board = useBoard()
  const flow = useStoreApi()
  const holder = useFollowingHand<HTMLDivElement>()
  // As it was when it was lifted: others may change the map meanwhile, and the copy is gone with the release.
  const carried = useMemo(() => {
    const layout = board.layout.getState()
    const band = headerBand(layout, of)
    const { transform, width, height } = flow.getState()
    const [x, y, zoom] = transform
    const view = growBox(boxInView({ x, y, zoom }, { width, height }), BEYOND)
    return band && { layout, part: partOf(layout, of), band, zoom, seen: overlap(band, view) }
  }, [board, flow, of])
  if (!carried) return null
  const { layout, part, band, zoom, seen } = carried
  const isBlocks = zoom < BLOCK_ZOOM
  return (
    <>
      <div className={styles.left} style={placeOf(band)} />
      <div ref={holder} className={styles.lifted}>
        <div className={styles.carried} style={placeOf(band)} data-carried={of.family}>
          <div
            className={styles.carriedSheet}
            style={{ left: -band.x, top: -band.y }}
            data-small={isBlocks || undefined}
          >
            <Sheet layout={part} preview={null} />
            {isBlocks ? <Blocks layout={layout} box={seen} zoom={zoom} /> : <Cards layout={layout} box={seen} />}
          </div>
        </div>
      </div>
    </>
  )
}

interface PartProps {
  readonly layout: Layout
  /** What of it is drawn. */
  readonly box: Box
}

function Cards({ layout, box }: PartProps) {
  return createBoxIndex(layout)
    .cardsIn(box)
    .map((one) => {
      const card = layout.journey.cardById.get(one.id)
      return (
        card && (
          <div key={one.id} className={styles.carriedCard} style={placeOf(one.box)}>
            <CardFace data={{ card, box: one }}>
              <CardText data={{ card, box: one }} />
            </CardFace>
          </div>
        )
      )
    })
}

function Blocks({ layout, box, zoom }: PartProps & { readonly zoom: number }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const element = canvas.current
    if (!element) return
    createStillPicture(element).draw(box, zoom, (context) =>
      paintBlocks(context, layout, createBoxIndex(layout), { box, zoom }, readColors(element), PLAIN, () => null),
    )
  }, [layout, box, zoom])
  return <canvas ref={canvas} className={styles.carriedCard} />
}

/** Only what can be seen of it is drawn: the headers of what is carried, and no curve but that of its own lane. */
function partOf(layout: Layout, { family, id }: HeaderRef): Layout {
  const bare = { ...layout, tray: null, serviceLines: family === 'lane' ? [] : layout.serviceLines }
  switch (family) {
    case 'stage':
      return {
        ...bare,
        stages: layout.stages.filter((stage) => stage.id === id),
        steps: layout.steps.filter((step) => step.stageId === id),
      }
    case 'step':
      return { ...bare, stages: [], steps: layout.steps.filter((step) => step.id === id) }
    case 'lane':
      return {
        ...bare,
        lanes: layout.lanes.filter((lane) => lane.id === id),
        plots: layout.plots.filter((plot) => plot.laneId === id),
      }
  }
}

function overlap(a: Box, b: Box): Box {
  const x = Math.max(a.x, b.x)
  const y = Math.max(a.y, b.y)
  return {
    x,
    y,
    width: Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x),
    height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y),
  }
}
