/** What lies below cards and notes. At block zoom it tells the titles of stages how much to grow to stay readable. */
import { BLOCK_ZOOM } from '@journeyboard/layout'
import { useStoreApi } from '@xyflow/react'
import { type ReactNode, useEffect, useRef } from 'react'
import styles from './canvas.module.css'

/** At this zoom titles are as large as they have to be; below it they grow against the zoom. */
const READABLE_ZOOM = 0.7
const MOST_GROWTH = 5

/** How many times larger titles are drawn than the map. */
export function titleScale(zoom: number): number {
  return zoom < BLOCK_ZOOM ? Math.min(MOST_GROWTH, READABLE_ZOOM / zoom) : 1
}

export function BaseLayer({ children }: { readonly children: ReactNode }) {
  const flow = useStoreApi()
  const layer = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let shown = 0
    const follow = () => {
      const zoom = flow.getState().transform[2]
      const scale = titleScale(zoom)
      if (!layer.current || scale === shown) return
      shown = scale
      layer.current.toggleAttribute('data-small', scale > 1)
      // On as few elements as can be: all below it get their style anew.
      const titles = layer.current.querySelector<HTMLElement>('[data-stage-titles]')
      titles?.style.setProperty('--title-scale', String(scale))
    }
    follow()
    return flow.subscribe(follow)
  }, [flow])
  return (
    <div ref={layer} className={styles.base}>
      {children}
    </div>
  )
}
