/**
 * Titles of stages at the top edge and of lanes at the left edge, once their own headers have left the view; and of lanes
 * beside the map where cards are blocks, and nobody could read them in it.
 */

import { laneName, stageName } from '@journeyboard/editor'
import { LANE_TITLE, type LaneBox, measureText, type StageBox, type TypeStyle, wrapText } from '@journeyboard/layout'
import { useStoreApi } from '@xyflow/react'
import { memo, useLayoutEffect, useRef } from 'react'
import { useBoard, useIsDimmed, useLayout } from '../board/boardContext.ts'
import { hasTitlesBeside, LANE_STRIP } from './fit.ts'
import styles from './sticky.module.css'
import { createTitleTrack } from './titleTrack.ts'
import { whenZoomRests } from './useZoom.ts'

/** Height that the floating bars take at the top, in CSS pixels: `--edge` in sticky.module.css. */
const TOP_EDGE = 60
/** Least width of the titles of lanes, in CSS pixels, where the map is as wide as a phone. */
const NARROW_STRIP = 104
const NARROW = 760
/** As in sticky.module.css, like the numbers of pixels below. */
const STAGE_TYPE: TypeStyle = { size: 13, lineHeight: 29, weight: 650, italic: false }
const LANE_TYPE: TypeStyle = { size: 12, lineHeight: 16, weight: 650, italic: false }
/** Beside the words of a stage. */
const STAGE_SIDES = 20
/** Beside the words of a lane, and above and below them. */
const LANE_SIDES = 20
const LANE_ENDS = 10
/** A row of fewer CSS pixels has no room for letters. */
const LOWEST_ROW = 11.5

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
    const laneLines = lanes.map(({ id }) => linesOf(laneName(journey.laneById.get(id))))
    const stageTitles = createTitleTrack(
      across,
      stages.map(({ box }) => ({ at: box.x, size: box.width })),
      'across',
    )
    const laneTitles = createTitleTrack(
      down,
      lanes.map(({ box }) => ({ at: box.y, size: box.height })),
      'down',
      placeLane,
    )
    // Not while the zoom changes: until then the next title covers what is too long.
    const fitWords = () => {
      const zoom = flow.getState().transform[2]
      stageTitles.eachWords(zoom, (words, room, index) => cutStage(words, room - STAGE_SIDES, stageWidths[index] ?? 0))
      laneTitles.eachWords(zoom, (words, room, index) => cutLane(words, room, laneLines[index] ?? 1))
    }
    const firstLine = Math.min(...stages.map(({ titleY }) => titleY))
    let stripBefore = 0
    let followed: readonly unknown[] = []
    // Panning moves two tracks, the corner and one title; React has no part in it.
    const follow = () => {
      const { transform, width, height } = flow.getState()
      const layout = board.layout.getState()
      // React Flow also tells of nodes that come and go.
      const shown = [transform, width, height, layout]
      if (shown.every((part, index) => part === followed[index])) return
      followed = shown
      const [x, y, zoom] = transform
      const { titleColumn, sheet } = layout
      const right = x + titleColumn.width * zoom
      // As soon as the bars hide one of their words.
      const showsStages = y + firstLine * zoom < TOP_EDGE && y + sheet.height * zoom > TOP_EDGE + 60
      const isBeside = hasTitlesBeside(zoom, { width })
      // As soon as the edge cuts their words.
      const showsLanes = (isBeside || x + LANE_TITLE.left * zoom < 0) && x + sheet.width * zoom > 160
      element.toggleAttribute('data-stages', showsStages)
      element.toggleAttribute('data-lanes', showsLanes)
      if (!showsStages && !showsLanes) return
      // Titles of lanes cover all that is left of their column; once that is narrower, nothing changes any more.
      const least = width > NARROW ? LANE_STRIP : NARROW_STRIP
      const left = !showsLanes ? x : isBeside ? Math.max(0, right - least) : 0
      const strip = Math.ceil(showsLanes ? Math.max(least, right - left) : right - left)
      if (strip !== stripBefore) column.style.width = crossing.style.width = `${strip}px`
      stripBefore = strip
      element.toggleAttribute('data-beside', isBeside && left > 0)
      if (showsLanes) {
        laneTitles.follow(y, zoom, height)
        column.style.transform = `translateX(${left}px)`
      }
      if (!showsStages) return
      stageTitles.follow(x, zoom, width)
      keepTitlesInView(across, stages, stageWidths, { x, zoom, edge: showsLanes ? left + strip : 0 })
      crossing.style.transform = `translateX(${left}px)`
    }
    follow()
    fitWords()
    const stops = [flow.subscribe(follow), whenZoomRests(flow, fitWords), board.layout.subscribe(follow)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [board, flow, stages, lanes])
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

/** The title of a stage that began left of the view, or below the titles of lanes, stays at their edge until its stage ends. */
function keepTitlesInView(
  track: HTMLElement,
  stages: readonly StageBox[],
  widths: readonly number[],
  { x, zoom, edge }: { readonly x: number; readonly zoom: number; readonly edge: number },
): void {
  for (const [index, { box }] of stages.entries()) {
    const words = track.children[index]?.lastElementChild
    const hidden = edge - x - box.x * zoom
    const room = box.width * zoom
    // Of what is out of view nothing has to be right.
    if (hidden > room || !(words instanceof HTMLElement)) continue
    const most = Math.max(0, room - STAGE_SIDES - (widths[index] ?? 0))
    // Always one: to get a transform or to lose it is a matter of layout.
    const transform = `translateX(${hidden > 0 ? Math.min(hidden, most) : 0}px)`
    if (words.style.transform !== transform) words.style.transform = transform
  }
}

/** Ends words with an ellipsis that are wider than their room. */
function cutStage(words: HTMLElement, room: number, width: number): void {
  const most = width <= room ? '' : `${Math.max(0, room)}px`
  if (words.style.maxWidth !== most) words.style.maxWidth = most
}

/** In the middle of a row that is hardly higher; in a row that is lower than its letters not at all. */
function placeLane(words: HTMLElement, room: number): void {
  const { lineHeight } = LANE_TYPE
  words.style.transform = `translateY(${Math.max(-2, Math.min(8, (room - lineHeight) / 2))}px)`
  const visibility = room < LOWEST_ROW ? 'hidden' : ''
  if (words.style.visibility !== visibility) words.style.visibility = visibility
}

/** As many whole lines as the row has room for, at least one. */
function cutLane(words: HTMLElement, room: number, most: number): void {
  const lines = String(Math.max(1, Math.min(most, Math.floor((room - LANE_ENDS) / LANE_TYPE.lineHeight))))
  if (words.style.webkitLineClamp !== lines) words.style.webkitLineClamp = lines
}

/** As many as the name of a lane can need where its strip is narrowest. */
function linesOf(name: string): number {
  return wrapText(name, LANE_TYPE, NARROW_STRIP - LANE_SIDES).length
}

const StickyStage = memo(function StickyStage({ stage }: { readonly stage: StageBox }) {
  const title = useLayout((layout) => stageName(layout.journey.stageById.get(stage.id)))
  const isDimmed = useIsDimmed(`stage/${stage.id}`)
  return (
    <div className={styles.stage} data-ref={`stage/${stage.id}`}>
      <i className={styles.plate} />
      <span data-dimmed={isDimmed || undefined}>{title}</span>
    </div>
  )
})

const StickyLane = memo(function StickyLane({ lane }: { readonly lane: LaneBox }) {
  const title = useLayout((layout) => laneName(layout.journey.laneById.get(lane.id)))
  const isDimmed = useIsDimmed(`lane/${lane.id}`)
  return (
    <div className={styles.lane} data-ref={`lane/${lane.id}`}>
      <i className={styles.plate} />
      <span data-dimmed={isDimmed || undefined}>{title}</span>
    </div>
  )
})
