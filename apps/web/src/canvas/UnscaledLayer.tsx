/** Marks that keep their size on the screen at every zoom: `scale: var(--unscale)` in their styles. */
import { type ReactNode, useRef } from 'react'
import { useEachZoom } from './useZoom.ts'

export interface UnscaledLayerProps {
  readonly className: string | undefined
  readonly children: ReactNode
}

/** Tells its marks the zoom in one place. */
export function UnscaledLayer({ className, children }: UnscaledLayerProps) {
  const layer = useRef<HTMLDivElement>(null)
  useEachZoom((zoom) => layer.current?.style.setProperty('--unscale', String(1 / zoom)))
  return (
    <div ref={layer} className={className} data-not-in-picture>
      {children}
    </div>
  )
}
