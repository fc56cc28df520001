/** Marks that keep their size on the screen at every zoom: `scale: var(--unscale)` in their styles. */
import { useStoreApi } from '@xyflow/react'
import { type ReactNode, useEffect, useRef } from 'react'

export interface UnscaledLayerProps {
  readonly className: string | undefined
  readonly children: ReactNode
}

/** Tells its marks the zoom in one place: React has no part in a zoom. */
export function UnscaledLayer({ className, children }: UnscaledLayerProps) {
  const flow = useStoreApi()
  const layer = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let told = 0
    const follow = () => {
      const zoom = flow.getState().transform[2]
      if (zoom !== told) layer.current?.style.setProperty('--unscale', String(1 / zoom))
      told = zoom
    }
    follow()
    return flow.subscribe(follow)
  }, [flow])
  return (
    <div ref={layer} className={className} data-not-in-picture>
      {children}
    </div>
  )
}
