/** What the people on a map see of each other on the canvas. Fetched once the board is painted: nobody is known before. */
import { ViewportPortal } from '@xyflow/react'
import { PeerLayer } from './PeerLayer.tsx'
import { useSharedView } from './useSharedView.ts'

export function Together() {
  useSharedView()
  return (
    <ViewportPortal>
      <PeerLayer />
    </ViewportPortal>
  )
}
