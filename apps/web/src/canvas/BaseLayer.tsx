/** What lies below cards and notes, and knows whether these are blocks now. */
import { BLOCK_ZOOM } from '@journeyboard/layout'
import { type ReactNode, useRef } from 'react'
import styles from './canvas.module.css'
import { useEachZoom } from './useZoom.ts'

export function BaseLayer({ children }: { readonly children: ReactNode }) {
  const layer = useRef<HTMLDivElement>(null)
  useEachZoom((zoom) => {
    if (zoom < BLOCK_ZOOM) layer.current?.setAttribute('data-small', 'map')
    else layer.current?.removeAttribute('data-small')
  })
  return (
    <div ref={layer} className={styles.base}>
      {children}
    </div>
  )
}
