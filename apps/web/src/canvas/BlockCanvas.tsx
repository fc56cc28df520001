/** At low zoom cards are blocks on one 2D canvas: the compositor pays for each DOM node, and nobody can read them anyway. */

import type { Board } from '@journeyboard/editor'
import type { Box, InsertPreview } from '@journeyboard/layout'
import { type CardBox, createBoxIndex, type Layout, noteTintOf, previewShift, tintOf } from '@journeyboard/layout'
import { useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { useBoard } from '../board/boardContext.ts'
import styles from './canvas.module.css'
import { BLOCK_ZOOM, boxInView, coversBox, growBox } from './fit.ts'

/** Share of the view that is drawn beyond each edge, so that panning only moves the picture. */
const MARGIN = 0.25

export function BlockCanvas() {
  const board = useBoard()
  const flow = useStoreApi()
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const element = canvas.current
    if (!element) return
    let frame = 0
    let drawn: { box: Box; zoom: number } | null = null
    let isStale = true
    const draw = () => {
      frame = 0
      const { transform, width, height } = flow.getState()
      const [x, y, zoom] = transform
      const isShown = zoom < BLOCK_ZOOM && width > 0
      element.style.display = isShown ? 'block' : 'none'
      if (!isShown) {
        drawn = null
        return
      }
      const view = boxInView({ x, y, zoom }, { width, height })
      if (!isStale && drawn && drawn.zoom === zoom && coversBox(drawn.box, view)) return
      const box = growBox(view, MARGIN)
      drawBlocks(element, board, box, zoom)
      drawn = { box, zoom }
      isStale = false
    }
    const schedule = () => {
      if (frame === 0) frame = requestAnimationFrame(draw)
    }
    const redraw = () => {
      isStale = true
      schedule()
    }
    let preview: InsertPreview | null = null
    const stops = [
      flow.subscribe(schedule),
      board.layout.subscribe(redraw),
      board.selection.subscribe(redraw),
      board.gesture.subscribe((gesture) => {
        const next = gesture.type === 'move' ? gesture.preview : null
        if (next === preview) return
        preview = next
        redraw()
      }),
    ]
    const scheme = new MutationObserver(redraw)
    scheme.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    const dark = matchMedia('(prefers-color-scheme: dark)')
    dark.addEventListener('change', redraw)
    draw()
    return () => {
      cancelAnimationFrame(frame)
      scheme.disconnect()
      dark.removeEventListener('change', redraw)
      for (const stop of stops) stop()
    }
  }, [board, flow])
  return (
    <div aria-hidden="true">
      <canvas ref={canvas} className={styles.blocks} />
    </div>
  )
}

function drawBlocks(element: HTMLCanvasElement, board: Board, box: Box, zoom: number): void {
  const context = element.getContext('2d')
  if (!context) return
  const scale = zoom * devicePixelRatio
  element.width = Math.ceil(box.width * scale)
  element.height = Math.ceil(box.height * scale)
  Object.assign(element.style, {
    left: `${box.x}px`,
    top: `${box.y}px`,
    width: `${element.width / scale}px`,
    height: `${element.height / scale}px`,
  })
  context.setTransform(scale, 0, 0, scale, -box.x * scale, -box.y * scale)
  const layout = board.layout.getState()
  const gesture = board.gesture.getState()
  const preview = gesture.type === 'move' ? gesture.preview : null
  const paint = painter(context, element)
  const index = createBoxIndex(layout)
  const { keys } = board.selection.getState()
  for (const card of index.cardsIn(box)) {
    const shift = preview ? previewShift(preview, card) : 0
    paint.card(card, shift, tintOfCard(layout, card), keys.has(`card/${card.id}`))
  }
  for (const note of index.notesIn(box)) paint.block(note.box, noteTintOf(note.record), keys.has(`note/${note.id}`))
}

function tintOfCard(layout: Layout, card: CardBox): string {
  const record = layout.journey.cardById.get(card.id)
  return record ? (record.moment ? `moment-${record.moment.polarity}` : tintOf(record)) : 'plain'
}

/** Paints blocks in the colours of the theme that is on. */
function painter(context: CanvasRenderingContext2D, element: HTMLElement) {
  const style = getComputedStyle(element)
  const colors = new Map<string, string>()
  const color = (name: string) => {
    const known = colors.get(name)
    if (known) return known
    const value = style.getPropertyValue(name).trim()
    colors.set(name, value)
    return value
  }
  const bar = color('--ink-3')
  const accent = color('--accent')
  const block = (box: Box, tint: string, isSelected: boolean) => {
    const moment = tint.startsWith('moment-') ? tint.slice('moment-'.length) : null
    context.fillStyle = moment ? color(`--${moment}`) : color(`--tint-${tint}`)
    context.strokeStyle = isSelected ? accent : moment ? color(`--${moment}`) : color(`--tint-${tint}-line`)
    context.lineWidth = isSelected ? 6 : 1.5
    context.beginPath()
    context.roundRect(box.x, box.y, box.width, box.height, 7)
    context.fill()
    context.stroke()
  }
  return {
    block,
    card(card: CardBox, shift: number, tint: string, isSelected: boolean) {
      const box = shift === 0 ? card.box : { ...card.box, y: card.box.y + shift }
      block(box, tint, isSelected)
      context.globalAlpha = 0.45
      context.fillStyle = tint.startsWith('moment-') ? color('--sheet') : bar
      card.lines.forEach((line, n) => {
        if (line.width > 0) context.fillRect(box.x + 10, box.y + 13 + n * 17, line.width, 6)
      })
      context.globalAlpha = 1
    },
  }
}
