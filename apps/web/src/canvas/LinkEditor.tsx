/** The label of a link while it is written: above the cards, which may stand close to its line on both sides. */
import { useStore } from 'zustand'
import { useBoard, useLayout } from '../board/boardContext.ts'
import styles from './links.module.css'
import { TextEditor } from './TextEditor.tsx'

const WIDTH = 120
const HEIGHT = 19

export function LinkEditor() {
  const written = useStore(useBoard().editing.store, (editing) => (editing?.family === 'link' ? editing.id : null))
  const link = useLayout((layout) => (written ? layout.links.find(({ id }) => id === written) : undefined))
  if (!link) return null
  // The label itself may find another place with each letter.
  const { x, y } = link.middle
  return (
    <div className={styles.written} style={{ left: x - WIDTH / 2, top: y - HEIGHT / 2, width: WIDTH, height: HEIGHT }}>
      <TextEditor family="link" id={link.id} field="label" label="Link label" placeholder="Label" />
    </div>
  )
}
