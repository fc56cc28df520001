/** Titles of stages at the top edge and of lanes at the left edge, once their own headers have left the view. */

import { laneName, stageName } from '@journeyboard/editor'
import type { LaneBox, StageBox } from '@journeyboard/layout'
import { useStoreApi } from '@xyflow/react'
import { memo, useEffect, useRef } from 'react'
import { useBoard, useLayout } from '../board/boardContext.ts'
import styles from './sticky.module.css'

/** Height that the floating bars take at the top, in CSS pixels: `--edge` in sticky.module.css. */
const TOP_EDGE = 60

export function StickyTitles() {
  const board = useBoard()
  const flow = useStoreApi()
  const layer = useRef<HTMLDivElement>(null)
  const stages = useLayout((layout) => layout.stages)
  const lanes = useLayout((layout) => layout.lanes)
  useEffect(() => {
    const element = layer.current
    if (!element) return
    // Panning writes three properties; React has no part in it.
    const follow = () => {
      const [x, y, zoom] = flow.getState().transform
      const { header, titleColumn, sheet } = board.layout.getState()
      const showsStages = y + header.stageHeight * zoom < TOP_EDGE && y + sheet.height * zoom > TOP_EDGE + 60
      const showsLanes = x + titleColumn.width * zoom < 24 && x + sheet.width * zoom > 160
      element.toggleAttribute('data-stages', showsStages)
      element.toggleAttribute('data-lanes', showsLanes)
      // Each property makes the browser lay out every title.
      if (!showsStages && !showsLanes) return
      element.style.setProperty('--x', `${x}px`)
      element.style.setProperty('--y', `${y}px`)
      element.style.setProperty('--zoom', String(zoom))
    }
    follow()
    const stops = [flow.subscribe(follow), board.layout.subscribe(follow)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [board, flow])
  return (
    <div ref={layer} className={styles.layer} aria-hidden="true" data-not-in-picture>
      <div className={styles.stages}>
        {stages.map((stage) => (
          <StickyStage key={stage.id} stage={stage} />
        ))}
      </div>
      <div className={styles.lanes}>
        {lanes.map((lane) => (
          <StickyLane key={lane.id} lane={lane} />
        ))}
      </div>
    </div>
  )
}

const place = (at: number, size: number) => ({ '--at': at, '--size': size }) as React.CSSProperties

const StickyStage = memo(function StickyStage({ stage }: { readonly stage: StageBox }) {
  const title = useLayout((layout) => stageName(layout.journey.stageById.get(stage.id)))
  return (
    <div className={styles.stage} style={place(stage.box.x, stage.box.width)} data-ref={`stage/${stage.id}`}>
      <span>{title}</span>
    </div>
  )
})

const StickyLane = memo(function StickyLane({ lane }: { readonly lane: LaneBox }) {
  const title = useLayout((layout) => laneName(layout.journey.laneById.get(lane.id)))
  return (
    <div className={styles.lane} style={place(lane.box.y, lane.box.height)} data-ref={`lane/${lane.id}`}>
      <span>{title}</span>
    </div>
  )
})
