/** The dots of the ground: one tile larger than the view, so that panning only shifts what is painted already. */
import { BLOCK_ZOOM } from '@journeyboard/layout'
import { useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import styles from './dots.module.css'
import { MAX_ZOOM } from './fit.ts'

/** Board units from dot to dot. */
const GAP = 24
/** CSS pixels that the ground reaches beyond the view: the largest tile. */
const BEYOND = GAP * MAX_ZOOM

export function Dots() {
  const flow = useStoreApi()
  const ground = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let tile = 0
    const follow = () => {
      if (!ground.current) return
      const { style } = ground.current
      const [x, y, zoom] = flow.getState().transform
      // At block zoom they would be a grey haze.
      const next = zoom < BLOCK_ZOOM ? 0 : GAP * zoom
      if (next !== tile) {
        tile = next
        style.display = tile === 0 ? 'none' : ''
        style.backgroundSize = `${tile}px ${tile}px`
        style.setProperty('--dot', `${0.8 * zoom}px`)
      }
      if (tile > 0) style.transform = `translate(${(x + BEYOND) % tile}px, ${(y + BEYOND) % tile}px)`
    }
    follow()
    return flow.subscribe(follow)
  }, [flow])
  return <div ref={ground} className={styles.dots} style={{ inset: -BEYOND }} aria-hidden="true" />
}
