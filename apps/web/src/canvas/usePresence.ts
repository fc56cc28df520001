/** Tells the others where this person points, what is selected, dragged and edited. */
import { refKey } from '@journeyboard/editor'
import type { BoardPoint } from '@journeyboard/layout'
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
      board.gesture.subscribe((gesture) => {
        if (gesture.type === 'move') {
          const ids = [...gesture.cards, ...gesture.notes].slice(0, 50)
          presence.tell({ drag: { ids, dx: Math.round(gesture.dx), dy: Math.round(gesture.dy) } })
        } else if (gesture.type === 'moveHeader') {
          // Columns go sideways only, rows up and down.
          const isLane = gesture.ref.family === 'lane'
          const [dx, dy] = isLane ? [0, Math.round(gesture.dy)] : [Math.round(gesture.dx), 0]
          presence.tell({ drag: { ids: [gesture.ref.id], dx, dy } })
        } else presence.tell({ drag: null })
      }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [board, presence])
  return (point) => presence.tell({ cursor: point && { x: Math.round(point.x), y: Math.round(point.y) } })
}
