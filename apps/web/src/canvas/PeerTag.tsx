/** Whose it is: a name in the colour of somebody else, at a place or on top of what it stands in. */
import type { BoardPoint } from '@journeyboard/layout'
import type { CSSProperties } from 'react'
import styles from './peers.module.css'

/** What all marks of one person are drawn in. */
export function peerColor(color: string): CSSProperties & Record<'--peer', string> {
  return { '--peer': color }
}

export function PeerTag({ name, at }: { readonly name: string | null; readonly at?: BoardPoint }) {
  return (
    name && (
      <span className={styles.tag} style={at && { left: at.x, top: at.y, bottom: 'auto' }}>
        {name}
      </span>
    )
  )
}
