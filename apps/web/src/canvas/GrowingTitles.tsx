/** Headers of stages, whose titles grow against the zoom where cards are blocks, so that they stay readable. */
import { BLOCK_ZOOM, type StageBox } from '@journeyboard/layout'
import { useStoreApi } from '@xyflow/react'
import { useLayoutEffect, useMemo, useRef } from 'react'
import { coarseLength } from './coarseLength.ts'
import { StageHeaders } from './Headers.tsx'
import styles from './sheet.module.css'
import { inSteadyOrder } from './steadyOrder.ts'
import { whenZoomRests } from './useZoom.ts'

/** At this zoom titles are as large as they have to be; below it they grow against the zoom. */
const READABLE_ZOOM = 0.7
/** Board units beside a title in its header. */
const SIDES = 16
/** Board units between two words of a title. */
const SPACE = 5
/** CSS pixels that a grown title reaches below its header, and more. */
const BELOW = 60

export function GrowingTitles({ stages: inOrder }: { readonly stages: readonly StageBox[] }) {
  // As their headers stand on the page.
  const stages = useMemo(() => inSteadyOrder(inOrder), [inOrder])
  const flow = useStoreApi()
  const layer = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const titles = layer.current?.getElementsByClassName(styles.stageTitle ?? '')
    const shown = stages.map(() => 0)
    let restingZoom = 0
    // One by one and only those in view: told by a property of the layer, the browser styles all that is in the headers.
    const place = () => {
      const { transform, width, height } = flow.getState()
      const [x, y, zoom] = transform
      const scale = zoom < BLOCK_ZOOM ? READABLE_ZOOM / zoom : 1
      for (const [index, stage] of stages.entries()) {
        const { box } = stage
        const title = titles?.[index]
        if ((shown[index] === scale && zoom !== restingZoom) || !(title instanceof HTMLElement)) continue
        const left = x + box.x * zoom
        const top = y + box.y * zoom
        const isAcross = left < width && left + box.width * zoom > 0
        const isDown = top < height && top + box.height * zoom > -BELOW
        // Without a width nothing is measured yet.
        if (width > 0 && !(isAcross && isDown)) continue
        shown[index] = scale
        const room = (box.width - SIDES) / scale
        const most =
          scale === 1 || widthOf(stage) <= room ? '' : `${zoom === restingZoom ? room : coarseLength(room)}px`
        if (title.style.width !== most) title.style.width = most
        const transform = scale === 1 ? '' : `scale(${scale})`
        if (title.style.transform !== transform) title.style.transform = transform
      }
    }
    const rest = () => {
      restingZoom = flow.getState().transform[2]
      place()
    }
    rest()
    const stops = [flow.subscribe(place), whenZoomRests(flow, rest)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [flow, stages])
  return (
    <div ref={layer} className={styles.stageTitles}>
      <StageHeaders stages={stages} />
    </div>
  )
}

/** Of the title on one line, in board units; one that is empty stands for a hint of any length. */
function widthOf({ titleLines }: StageBox): number {
  const width = titleLines.reduce((sum, line) => sum + line.width + SPACE, -SPACE)
  return width > 0 ? width : Number.POSITIVE_INFINITY
}
