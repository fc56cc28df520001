/** Tells the others where this person points, what is selected, dragged and edited. */
import { type Gesture, type HeaderRef, refKey } from '@journeyboard/editor'
import type { BoardPoint } from '@journeyboard/layout'
import { feelingId } from '@journeyboard/model'
import type { PresenceDrag } from '@journeyboard/protocol'
import { useEffect } from 'react'
import { useBoard, useSession } from '../board/boardContext.ts'

/** Gives the function that tells the pointer's place. */
export function usePresence(): (point: BoardPoint | null) => void {
  const board = useBoard()
  const { presence } = useSession()
  useEffect(() => {
    const stops = [
      board.selection.subscribe(({ refs }) => presence.tell({ selection: refs.map(refKey) })),
      board.editing.store.subscribe((editing) =>
        presence.tell({ editing: editing ? `${editing.family}/${editing.id}` : null }),
      ),
      board.gesture.subscribe((gesture) => presence.tell({ drag: toldOf(gesture) })),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [board, presence])
  return (point) => presence.tell({ cursor: point && rounded(point) })
}

/** What the others are told of it: a marquee and a thing that is not on the map yet are one's own. */
function toldOf(gesture: Gesture): PresenceDrag | null {
  switch (gesture.type) {
    case 'move':
      return dragOf([...gesture.cards, ...gesture.notes].slice(0, 50), gesture.dx, gesture.dy)
    case 'moveHeader':
      // Columns go sideways only, rows up and down.
      return gesture.ref.family === 'lane'
        ? dragOf(idsIn(gesture.refs), 0, gesture.dy)
        : dragOf(idsIn(gesture.refs), gesture.dx, 0)
    case 'resize':
      return { resized: refKey(gesture.ref), size: Math.round(gesture.size) }
    case 'feel':
      return { feeling: feelingId(gesture.ref.persona, gesture.ref.step, gesture.ref.series), valence: gesture.valence }
    case 'link':
      return { linkFrom: gesture.from, to: rounded(gesture.to) }
    default:
      return null
  }
}

const idsIn = (refs: readonly HeaderRef[]) => refs.slice(0, 50).map(({ id }) => id)
const dragOf = (ids: string[], dx: number, dy: number) => ({ ids, dx: Math.round(dx), dy: Math.round(dy) })

const rounded = ({ x, y }: BoardPoint) => ({ x: Math.round(x), y: Math.round(y) })
