/** The others on the canvas: cursors with names, what they have selected, and what they drag. */
import { useStore } from 'zustand'
import { useSession } from '../board/boardContext.ts'
import { Cursors } from './Cursors.tsx'
import { PeerDrag } from './PeerDrag.tsx'
import { PeerSelections } from './PeerSelections.tsx'
import styles from './peers.module.css'
import { UnscaledLayer } from './UnscaledLayer.tsx'

export function PeerLayer() {
  const peers = useStore(useSession().presence.peers)
  if (peers.length === 0) return null
  return (
    <>
      <UnscaledLayer className={styles.layer}>
        <PeerSelections peers={peers} />
        {peers.map(({ clientId, user, drag }) => drag && <PeerDrag key={clientId} {...user} drag={drag} />)}
      </UnscaledLayer>
      <Cursors />
    </>
  )
}
