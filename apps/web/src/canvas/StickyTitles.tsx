/**
 * Titles of stages at the top edge and of lanes at the left edge, once their own headers have left the view; and of lanes
 * beside the map where cards are blocks, and nobody could read them in it.
 */

import { laneName, previewOf, stageName } from '@journeyboard/editor'
import { type InsertPreview, type LaneBox, measureText, type StageBox, textDirection } from '@journeyboard/layout'
import { useStoreApi } from '@xyflow/react'
import { memo, useLayoutEffect, useRef } from 'react'
import { useBoard, useIsDimmed, useLayout } from '../board/boardContext.ts'
import { edgeTitles, firstLineOf } from './edgeTitles.ts'
import { laneLinesOf, laneRowsOf, placeLaneWords, placeStageWords, STAGE_TYPE } from './edgeWords.ts'
import { laneStrip } from './fit.ts'
import { frameOf } from './room.ts'
import styles from './sticky.module.css'
import { createTitleTrack } from './titleTrack.ts'
import { whenZoomRests } from './useZoom.ts'

export function StickyTitles() {
  const board = useBoard()
  const flow = useStoreApi()
  const layer = useRef<HTMLDivElement>(null)
  const stageTrack = useRef<HTMLDivElement>(null)
  const laneTrack = useRef<HTMLDivElement>(null)
  const corner = useRef<HTMLDivElement>(null)
  const stages = useLayout((layout) => layout.stages)
  const lanes = useLayout((layout) => layout.lanes)
  useLayoutEffect(() => {
    const element = layer.current
    const across = stageTrack.current
    const down = laneTrack.current
    const crossing = corner.current
    const column = down?.parentElement
    if (!element || !across || !down || !column || !crossing) return
    const { journey } = board.layout.getState()
    const stageWidths = stages.map(({ id }) => measureText(stageName(journey.stageById.get(id)), STAGE_TYPE))
    const laneLines = lanes.map(({ id }) => laneLinesOf(laneName(journey.laneById.get(id)), laneStrip(0)))
    const stageTitles = createTitleTrack(
      across,
      stages.map(({ box }) => ({ at: box.x, size: box.width })),
      'across',
    )
    // Rows make room for what is dragged.
    let preview: InsertPreview | null = null
    let rows = laneRowsOf(lanes, preview)
    let laneTitles = createTitleTrack(down, rows, 'down')
    const firstLine = firstLineOf({ stages })
    let stripBefore = 0
    let followed: readonly unknown[] = []
    let restingZoom = 0
    // Panning moves two tracks, the corner and one title; React has no part in it.
    const follow = () => {
      const { transform, width, height } = flow.getState()
      const layout = board.layout.getState()
      const frame = frameOf(board, { width, height })
      const { bars, covered, isPresenting } = frame
      // React Flow also tells of nodes that come and go.
      const shown = [transform, width, height, layout, bars, covered, isPresenting, restingZoom, rows]
      if (shown.every((part, index) => part === followed[index])) return
      followed = shown
      const [x, y, zoom] = transform
      const { showsStages, showsLanes, isBeside, left, strip } = edgeTitles(layout, firstLine, { x, y, zoom }, frame)
      element.style.setProperty('--edge', `${bars}px`)
      element.style.setProperty('--covered', `${covered}px`)
      element.toggleAttribute('data-stages', showsStages)
      element.toggleAttribute('data-lanes', showsLanes)
      if (!showsStages && !showsLanes) return
      if (strip !== stripBefore) column.style.width = crossing.style.width = `${strip}px`
      stripBefore = strip
      element.toggleAttribute('data-beside', isBeside)
      if (showsLanes) {
        laneTitles.follow(y, zoom, height)
        const edge = showsStages ? bars + STAGE_TYPE.lineHeight : 0
        placeLaneWords(down, rows, laneLines, { y, zoom, edge, isResting: zoom === restingZoom })
        column.style.transform = `translateX(${left}px)`
      }
      if (!showsStages) return
      stageTitles.follow(x, zoom, width)
      const edge = showsLanes ? left + strip : covered
      placeStageWords(across, stages, stageWidths, { x, zoom, edge, isResting: zoom === restingZoom })
      crossing.style.transform = `translateX(${left}px)`
    }
    const rest = () => {
      restingZoom = flow.getState().transform[2]
      follow()
    }
    const makeRoom = () => {
      const next = previewOf(board.gesture.getState())
      if (next === preview) return
      preview = next
      rows = laneRowsOf(lanes, preview)
      laneTitles = createTitleTrack(down, rows, 'down')
      follow()
    }
    rest()
    const stops = [
      board.gesture.subscribe(makeRoom),
      flow.subscribe(follow),
      whenZoomRests(flow, rest),
      board.layout.subscribe(follow),
      board.panels.subscribe(follow),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [board, flow, stages, lanes])
  return (
    <div ref={layer} className={styles.layer} aria-hidden="true" data-in-picture>
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

const StickyStage = memo(function StickyStage({ stage }: { readonly stage: StageBox }) {
  const title = useLayout((layout) => stageName(layout.journey.stageById.get(stage.id)))
  const isDimmed = useIsDimmed(`stage/${stage.id}`)
  return (
    <div className={styles.stage} data-ref={`stage/${stage.id}`}>
      <i className={styles.plate} />
      <span data-dimmed={isDimmed || undefined} dir={textDirection(title)}>
        {title}
      </span>
    </div>
  )
})

const StickyLane = memo(function StickyLane({ lane }: { readonly lane: LaneBox }) {
  const title = useLayout((layout) => laneName(layout.journey.laneById.get(lane.id)))
  const isDimmed = useIsDimmed(`lane/${lane.id}`)
  return (
    <div className={styles.lane} data-ref={`lane/${lane.id}`}>
      <i className={styles.plate} />
      <span data-dimmed={isDimmed || undefined} dir={textDirection(title)}>
        {title}
      </span>
    </div>
  )
})
