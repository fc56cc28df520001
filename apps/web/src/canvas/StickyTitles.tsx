/** Titles of stages at the top edge and of lanes at the left edge, once their own headers have left the view. */

import { laneName, stageName } from '@journeyboard/editor'
import { LANE_TITLE, type LaneBox, type Layout, type StageBox } from '@journeyboard/layout'
import { useStoreApi } from '@xyflow/react'
import { memo, useEffect, useRef } from 'react'
import { useBoard, useIsDimmed, useLayout } from '../board/boardContext.ts'
import styles from './sticky.module.css'

/** Height that the floating bars take at the top, in CSS pixels: `--edge` in sticky.module.css. */
const TOP_EDGE = 60
/** Of the titles of lanes, in CSS pixels: beside a map, and where that is as wide as a phone. */
const LEAST_WIDTH = { wide: 116, narrow: 104 } as const
const NARROW = 760

export function StickyTitles() {
  const board = useBoard()
  const flow = useStoreApi()
  const layer = useRef<HTMLDivElement>(null)
  const stageTrack = useRef<HTMLDivElement>(null)
  const laneTrack = useRef<HTMLDivElement>(null)
  const corner = useRef<HTMLDivElement>(null)
  const stages = useLayout((layout) => layout.stages)
  const lanes = useLayout((layout) => layout.lanes)
  useEffect(() => {
    const element = layer.current
    const across = stageTrack.current
    const down = laneTrack.current
    const crossing = corner.current
    if (!element || !across || !down || !crossing) return
    let zoomBefore = 0
    let stripBefore = 0
    let followed: { readonly transform: readonly number[]; readonly layout: Layout } | null = null
    // Panning moves two tracks, the corner and one title; React has no part in it.
    const follow = () => {
      const { transform, width } = flow.getState()
      const layout = board.layout.getState()
      // React Flow also tells of nodes that come and go.
      if (followed?.transform === transform && followed.layout === layout) return
      followed = { transform, layout }
      const [x, y, zoom] = transform
      const { header, titleColumn, sheet } = layout
      const right = x + titleColumn.width * zoom
      const showsStages = y + header.stageHeight * zoom < TOP_EDGE && y + sheet.height * zoom > TOP_EDGE + 60
      // As soon as the edge cuts their words.
      const showsLanes = x + LANE_TITLE.left * zoom < 0 && x + sheet.width * zoom > 160
      element.toggleAttribute('data-stages', showsStages)
      element.toggleAttribute('data-lanes', showsLanes)
      if (!showsStages && !showsLanes) return
      // The browser lays out every title anew for this one.
      if (zoom !== zoomBefore) element.style.setProperty('--zoom', String(zoom))
      zoomBefore = zoom
      across.style.transform = `translateX(${x}px)`
      // Titles of lanes cover all that is left of their column; once that is narrower, nothing changes any more.
      const left = showsLanes ? 0 : x
      const least = width > NARROW ? LEAST_WIDTH.wide : LEAST_WIDTH.narrow
      const strip = Math.ceil(showsLanes ? Math.max(least, right) : right - left)
      if (strip !== stripBefore) element.style.setProperty('--strip', `${strip}px`)
      stripBefore = strip
      crossing.style.transform = `translateX(${left}px)`
      down.style.transform = `translateY(${y}px)`
      keepTitlesInView(across, stages, { x, zoom, edge: showsLanes ? strip : 0 })
    }
    follow()
    const stops = [flow.subscribe(follow), board.layout.subscribe(follow)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [board, flow, stages])
  return (
    <div ref={layer} className={styles.layer} aria-hidden="true" data-not-in-picture>
      <div className={styles.stages}>
        <div ref={stageTrack}>
          {stages.map((stage) => (
            <StickyStage key={stage.id} stage={stage} />
          ))}
        </div>
      </div>
      <div ref={corner} className={styles.corner} />
      <div className={styles.lanes}>
        <div ref={laneTrack}>
          {lanes.map((lane) => (
            <StickyLane key={lane.id} lane={lane} />
          ))}
        </div>
      </div>
    </div>
  )
}

/** The title of a stage that began left of the view, or below the titles of lanes, stays at their edge. */
function keepTitlesInView(
  track: HTMLElement,
  stages: readonly StageBox[],
  { x, zoom, edge }: { readonly x: number; readonly zoom: number; readonly edge: number },
): void {
  for (const [index, { box }] of stages.entries()) {
    const title = track.children[index]?.firstElementChild
    if (!(title instanceof HTMLElement)) continue
    const hidden = Math.max(0, Math.min(edge - x - box.x * zoom, box.width * zoom))
    const padding = hidden > 0 ? `${hidden + 12}px` : ''
    if (title.style.paddingLeft !== padding) title.style.paddingLeft = padding
  }
}

const place = (at: number, size: number) => ({ '--at': at, '--size': size }) as React.CSSProperties

const StickyStage = memo(function StickyStage({ stage }: { readonly stage: StageBox }) {
  const title = useLayout((layout) => stageName(layout.journey.stageById.get(stage.id)))
  const isDimmed = useIsDimmed(`stage/${stage.id}`)
  return (
    <div className={styles.stage} style={place(stage.box.x, stage.box.width)} data-ref={`stage/${stage.id}`}>
      <span data-dimmed={isDimmed || undefined}>{title}</span>
    </div>
  )
})

const StickyLane = memo(function StickyLane({ lane }: { readonly lane: LaneBox }) {
  const title = useLayout((layout) => laneName(layout.journey.laneById.get(lane.id)))
  const isDimmed = useIsDimmed(`lane/${lane.id}`)
  return (
    <div className={styles.lane} style={place(lane.box.y, lane.box.height)} data-ref={`lane/${lane.id}`}>
      <span data-dimmed={isDimmed || undefined}>{title}</span>
    </div>
  )
})
