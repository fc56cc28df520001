/** When others' cursors are drawn, and by whom: as elements, or, while a crowd merely moves about, by a thread of its own. */
import type { PresenceChannel } from '@journeyboard/session'
import { type CrowdPictureOptions, createCrowdPicture } from './crowd/crowdPicture.ts'
import { createCursorMarks } from './cursorMarks.ts'
import { createCursorScene, DRAW_PACE, type SeenCursors } from './cursorScene.ts'
import type { Size, View } from './fit.ts'

/** Names are hidden together, when something is drawn anyhow or after so long: each time costs a frame. */
const REST_PACE = 1000
/** Milliseconds after which it is looked again who of a crowd is in view; a view that has not changed since then rests. */
const LOOK_AGAIN = 300

export interface CursorMotionOptions extends Pick<CrowdPictureOptions, 'layer' | 'pointer' | 'startThread'> {
  readonly presence: PresenceChannel
  readonly view: () => View & Size
  /** Whom this screen follows. */
  readonly followed: () => number | null
}

export interface CursorMotion {
  /** What is in view has changed. */
  lookAgain(): void
  stop(): void
}

export function createCursorMotion(options: CursorMotionOptions): CursorMotion {
  const { presence, layer, view, followed } = options
  const marks = createCursorMarks(layer)
  const scene = createCursorScene(presence, followed)
  const picture = createCrowdPicture({ ...options, onDrawn: () => marks.show([]), onChange: drawSoon })
  let seen: SeenCursors = { shown: [], isCrowd: false, isHurried: false }
  let frame = 0
  let drawnAt = 0
  let viewMovedAt = Number.NEGATIVE_INFINITY
  let drawTimer = 0
  let restTimer = 0
  let lookTimer = 0

  /** Elements move with the map, and each frame shows all that they are: for views that move, for lasers and drags. */
  const isForPicture = () =>
    seen.isCrowd && !seen.isHurried && performance.now() - viewMovedAt >= LOOK_AGAIN && picture.isReady()
  const draw = () => {
    frame = 0
    drawnAt = performance.now()
    const screen = view()
    seen = scene.look(screen)
    window.clearTimeout(restTimer)
    if (isForPicture()) {
      picture.show(seen.shown, screen)
      return
    }
    picture.hide()
    marks.show(seen.shown)
    layer.toggleAttribute('data-crowd', seen.isCrowd)
    rest()
  }
  const rest = () => {
    const now = performance.now()
    marks.rest(seen.shown.filter(({ restsAt }) => restsAt <= now).map(({ peer }) => peer.clientId))
    const awake = seen.shown.map(({ restsAt }) => restsAt - now).filter((time) => time > 0)
    if (awake.length > 0) restTimer = window.setTimeout(rest, Math.max(REST_PACE, Math.min(...awake)))
  }
  function drawSoon(): void {
    if (frame !== 0 || drawTimer !== 0) return
    const wait = seen.isHurried ? 0 : drawnAt + DRAW_PACE - performance.now()
    if (wait <= 0) drawNext()
    else drawTimer = window.setTimeout(drawNext, wait)
  }
  function drawNext(): void {
    drawTimer = 0
    // The picture needs no frame of the page; a page that is hidden has none.
    if (picture.isShown() && !document.hidden) draw()
    else frame ||= requestAnimationFrame(draw)
  }
  const look = () => {
    const left = viewMovedAt + LOOK_AGAIN - performance.now()
    lookTimer = left > 0 ? window.setTimeout(look, left) : 0
    drawSoon()
  }
  const stops = [presence.cursors.subscribe(drawSoon), presence.peers.subscribe(drawSoon)]
  drawSoon()
  return {
    lookAgain() {
      viewMovedAt = performance.now()
      lookTimer ||= window.setTimeout(look, LOOK_AGAIN)
      // At once: the picture lies where the view was.
      if (picture.isShown()) draw()
    },
    stop() {
      for (const stop of stops) stop()
      cancelAnimationFrame(frame)
      for (const timer of [drawTimer, restTimer, lookTimer]) window.clearTimeout(timer)
      picture.stop()
      layer.replaceChildren()
    },
  }
}
