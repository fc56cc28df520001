/** The whole map in small, with the part that is in view; a press moves the view there. */
import { type Layout, THEMES } from '@journeyboard/layout'
import { useReactFlow, useStore } from '@xyflow/react'
import { useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { useLayout } from '../board/boardContext.ts'
import { useShownTheme } from '../theme/useShownTheme.ts'
import { boxInView } from './fit.ts'
import styles from './minimap.module.css'
import { followPixelRatio } from './pixelRatio.ts'

const WIDTH = 200
const HEIGHT = 130

export function Minimap() {
  const theme = useShownTheme()
  const layout = useLayout((current) => current)
  const transform = useStore((state) => state.transform)
  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)
  const { setViewport } = useReactFlow()
  const { bounds } = layout
  const scale = Math.min(WIDTH / bounds.width, HEIGHT / bounds.height)
  const [x, y, zoom] = transform
  const view = boxInView({ x, y, zoom }, { width, height })

  const goTo = (event: React.PointerEvent<HTMLDivElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    const boardX = (event.clientX - left) / scale + bounds.x
    const boardY = (event.clientY - top) / scale + bounds.y
    void setViewport({ x: width / 2 - boardX * zoom, y: height / 2 - boardY * zoom, zoom })
  }
  return (
    <div
      className={styles.minimap}
      data-control
      data-minimap
      aria-hidden="true"
      style={{ width: bounds.width * scale, height: bounds.height * scale }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        goTo(event)
      }}
      onPointerMove={(event) => {
        if (event.buttons & 1) goTo(event)
      }}
    >
      <Picture key={theme} layout={layout} scale={scale} />
      <div
        className={styles.view}
        style={{
          left: (view.x - bounds.x) * scale,
          top: (view.y - bounds.y) * scale,
          width: view.width * scale,
          height: view.height * scale,
        }}
      />
    </div>
  )
}

/** Drawn in the colours of the theme: another theme takes another one of these. */
function Picture({ layout, scale }: { readonly layout: Layout; readonly scale: number }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const sharpness = useSyncExternalStore(followPixelRatio, () => devicePixelRatio)
  const { bounds } = layout
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!canvas.current || !context) return
    const full = scale * sharpness
    canvas.current.width = bounds.width * full
    canvas.current.height = bounds.height * full
    context.setTransform(full, 0, 0, full, -bounds.x * full, -bounds.y * full)
    const style = getComputedStyle(canvas.current)
    context.fillStyle = style.getPropertyValue('--line')
    context.fillRect(0, 0, layout.sheet.width, layout.sheet.height)
    context.fillStyle = style.getPropertyValue('--ink-3') || THEMES.light.ink.faint
    for (const { box } of layout.cardById.values()) context.fillRect(box.x, box.y, box.width, box.height)
    context.fillStyle = style.getPropertyValue('--tint-yellow-line')
    for (const { box } of layout.noteById.values()) context.fillRect(box.x, box.y, box.width, box.height)
  }, [layout, bounds, scale, sharpness])
  return <canvas ref={canvas} className={styles.picture} />
}
