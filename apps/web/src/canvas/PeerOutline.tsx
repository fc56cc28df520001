/** Somebody else's selection around a card: their colour and their name. */
import type { Peer } from '@journeyboard/session'
import styles from './peers.module.css'

export function PeerOutline({ peer }: { readonly peer: Peer }) {
  return (
    <div className={styles.outline} style={{ '--peer': peer.user.color } as React.CSSProperties} data-not-in-picture>
      <span className={styles.tag}>{peer.user.name}</span>
    </div>
  )
}
