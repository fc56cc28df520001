/** While a stage is presented the columns beside it are pale, so that the room looks where the speaker is. */
import { type SceneId, scenesOf } from '@journeyboard/editor'
import { useJourney, useLayout, usePanels } from '../board/boardContext.ts'
import styles from './sheet.module.css'

export function SceneVeil() {
  const scene = usePanels((panels) => panels.scene)
  return scene === null || scene === 'whole' ? null : <Veil scene={scene} />
}

function Veil({ scene }: { readonly scene: SceneId }) {
  const layout = useLayout((current) => current)
  const columns = scenesOf(useJourney(), layout).find(({ id }) => id === scene)?.columns
  if (!columns) return null
  const { sheet, titleColumn } = layout
  const first = sheet.x + titleColumn.width
  const end = columns.x + columns.width
  return (
    <>
      <Pale x={first} width={columns.x - first} y={sheet.y} height={sheet.height} />
      <Pale x={end} width={sheet.x + sheet.width - end} y={sheet.y} height={sheet.height} />
    </>
  )
}

function Pale({ x, y, width, height }: Record<'x' | 'y' | 'width' | 'height', number>) {
  return <div className={styles.pale} style={{ left: x, top: y, width: Math.max(0, width), height }} />
}
