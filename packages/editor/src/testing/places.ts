/** Points on the map, told by the words that stand there. */
import { type BoardPoint, type Box, boxCentre, cellBox, type Layout } from '@journeyboard/layout'
import { feelingId } from '@journeyboard/model'
import { boxOf } from '../showing.ts'
import { cardSaying, feelingAt, headerNamed, laneNamed, noteSaying, stepNamed } from './find.ts'

/** Where a hand points, on the map as it is laid out at that moment. */
export type Place = (layout: Layout) => BoardPoint

export const card = (text: string): Place => inCardBox(text, boxCentre)

/** The upper edge of a card: what is dropped there lands above it. */
export const above = (text: string): Place => inCardBox(text, (box) => ({ x: box.x + 20, y: box.y + 1 }))

/** The lower edge of a card: what is dropped there lands below it. */
export const below = (text: string): Place => inCardBox(text, (box) => ({ x: box.x + 20, y: box.y + box.height - 1 }))

export const note =
  (text: string): Place =>
  (layout) =>
    boxCentre(boxFor(layout.noteById.get(noteSaying(layout.journey, text).id)?.box))

/** The free place at the bottom of a cell, below all its cards and above its border. */
export const cell =
  (step: string, lane: string): Place =>
  (layout) => {
    const stepBox = layout.stepById.get(stepNamed(layout.journey, step).id)
    const laneBox = layout.laneById.get(laneNamed(layout.journey, lane).id)
    if (!stepBox || !laneBox) throw new Error(`There is no cell ${step} / ${lane}`)
    const box = cellBox(stepBox, laneBox)
    return { x: box.x + box.width / 2, y: box.y + box.height - 14 }
  }

/** The header of a stage or step, or the title of a lane. */
export const header =
  (title: string): Place =>
  (layout) =>
    boxCentre(boxFor(boxOf(layout, headerNamed(layout.journey, title))))

/** Right behind the middle of a header: where something dragged lands after it. */
export const after =
  (title: string): Place =>
  (layout) => {
    const ref = headerNamed(layout.journey, title)
    const centre = boxCentre(boxFor(boxOf(layout, ref)))
    return ref.family === 'lane' ? { x: centre.x, y: centre.y + 3 } : { x: centre.x + 3, y: centre.y }
  }

/** The right border of a step's column, or the bottom border of a lane. */
export const border =
  (title: string): Place =>
  (layout) => {
    const ref = headerNamed(layout.journey, title)
    const box = boxFor(boxOf(layout, ref))
    if (ref.family === 'lane') return { x: box.x + 20, y: box.y + box.height }
    return { x: box.x + box.width, y: box.y + box.height - 4 }
  }

/** The border between a step and the next one, at the height of a lane. */
export const borderAt =
  (step: string, lane: string): Place =>
  (layout) => ({ x: border(step)(layout).x, y: cell(step, lane)(layout).y })

/** The point of the emotion curve at a step. */
export const curvePoint =
  (step: string): Place =>
  (layout) => {
    const ref = feelingAt(layout.journey, step)
    const id = feelingId(ref.persona, ref.step, ref.series)
    const point = layout.plots.flatMap((plot) => plot.curves.flatMap((curve) => curve.points)).find((p) => p.id === id)
    if (!point) throw new Error(`There is no feeling at ${step}`)
    return { x: point.faceX, y: point.y }
  }

/** Open canvas far below the map. */
export const ground: Place = (layout) => ({ x: 400, y: layout.bounds.y + layout.bounds.height + 300 })

/** A place beside another one, in board units. */
export const beside =
  (place: Place, dx: number, dy = 0): Place =>
  (layout) => {
    const { x, y } = place(layout)
    return { x: x + dx, y: y + dy }
  }

function inCardBox(text: string, pointOf: (box: Box) => BoardPoint): Place {
  return (layout) => pointOf(boxFor(layout.cardById.get(cardSaying(layout.journey, text).id)?.box))
}

function boxFor(box: Box | null | undefined): Box {
  if (!box) throw new Error('It is not drawn on the map')
  return box
}
