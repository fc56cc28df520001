/** The trails of laser pointers, one's own too: drawn on a canvas over the board, and only while one is to be seen. */
import { useStoreApi } from '@xyflow/react'
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { useBoard, usePanels, useSession } from '../board/boardContext.ts'
import { localUser } from '../people/localUser.ts'
import styles from './laser.module.css'
import { isOnBoard } from './pointerTargets.ts'
import { createTrail, TRAIL_LIFE, type Trail, type TrailPoint } from './trail.ts'

/** Milliseconds between two points of somebody else: their trail runs so far behind. */
const DELAY = 100
/** CSS pixels. */
const WIDEST = 7

export function LaserTrails() {
  return useAreTrailsSeen() && <Trails />
}

/** Also while the last one fades. A canvas over the whole board is not kept for nothing. */
function useAreTrailsSeen(): boolean {
  const isOwnOn = usePanels(({ tool }) => tool === 'laser')
  const isPeerOn = useStore(useSession().presence.peers, (peers) => peers.some(({ laser }) => laser))
  const isOn = isOwnOn || isPeerOn
  const [isFading, setFading] = useState(false)
  useEffect(() => {
    if (isOn) {
      setFading(true)
      return
    }
    const fading = setTimeout(() => setFading(false), TRAIL_LIFE + DELAY)
    return () => clearTimeout(fading)
  }, [isOn])
  return isOn || isFading
}

function Trails() {
  const isOwnOn = usePanels(({ tool }) => tool === 'laser')
  const canvas = useRef<HTMLCanvasElement>(null)
  const board = useBoard()
  const flow = useStoreApi()
  const { presence } = useSession()
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context || matchMedia('(prefers-reduced-motion: reduce)').matches) return
    const trails = new Map<number, { readonly trail: Trail; readonly color: string }>()
    let frame = 0
    const draw = () => {
      frame = 0
      const { transform, width, height } = flow.getState()
      clear(context, width, height)
      const now = performance.now()
      for (const [id, { trail, color }] of trails) {
        const points = trail.points(now)
        if (points.length === 0 && !trail.isWaiting(now)) trails.delete(id)
        else stroke(context, points, color, transform)
      }
      if (trails.size > 0) frame = requestAnimationFrame(draw)
    }
    const add = (id: number, color: string, delay: number, at: { readonly x: number; readonly y: number }) => {
      const { trail } = trails.get(id) ?? { trail: createTrail(delay) }
      trail.add(at, performance.now())
      trails.set(id, { trail, color })
      frame ||= requestAnimationFrame(draw)
    }
    const stopListening = presence.cursors.subscribe((cursors, before) => {
      for (const { clientId, laser, user } of presence.peers.getState()) {
        const at = laser ? cursors.get(clientId) : undefined
        if (at && at !== before.get(clientId)) add(clientId, user.color, DELAY, at)
      }
    })
    const listening = new AbortController()
    const handleMove = ({ target, clientX, clientY }: PointerEvent) => {
      const at = isOwnOn && isOnBoard(target) ? board.viewport.current?.toBoard(clientX, clientY) : undefined
      if (at) add(presence.clientId, localUser.getState().color, 0, at)
    }
    window.addEventListener('pointermove', handleMove, { signal: listening.signal })
    return () => {
      stopListening()
      listening.abort()
      cancelAnimationFrame(frame)
      clear(context, context.canvas.width, context.canvas.height)
    }
  }, [board, flow, presence, isOwnOn])
  return <canvas ref={canvas} className={styles.trails} aria-hidden data-not-in-picture />
}

/** Sets the canvas to the size of the board, in the pixels of the screen, and empties it. */
function clear(context: CanvasRenderingContext2D, width: number, height: number): void {
  const { canvas } = context
  const sharp = window.devicePixelRatio
  const [across, down] = [Math.round(width * sharp), Math.round(height * sharp)]
  if (canvas.width !== across || canvas.height !== down) {
    canvas.width = across
    canvas.height = down
  }
  context.setTransform(sharp, 0, 0, sharp, 0, 0)
  context.clearRect(0, 0, width, height)
}

function stroke(
  context: CanvasRenderingContext2D,
  points: readonly TrailPoint[],
  color: string,
  [x, y, zoom]: readonly [number, number, number],
): void {
  context.strokeStyle = color
  context.lineCap = 'round'
  for (const [index, point] of points.entries()) {
    const before = points[index - 1]
    if (!before) continue
    context.globalAlpha = point.life
    context.lineWidth = WIDEST * point.life
    context.beginPath()
    context.moveTo(before.x * zoom + x, before.y * zoom + y)
    context.lineTo(point.x * zoom + x, point.y * zoom + y)
    context.stroke()
  }
}
