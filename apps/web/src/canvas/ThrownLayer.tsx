/** Signs on the map: reactions that rise, and rings around a place. */
import type { CSSProperties } from 'react'
import { useStore } from 'zustand'
import { ReactionIcon } from '../board/comments/ReactionIcon.tsx'
import { PING, type ThrownSigns } from '../board/people/thrownSigns.ts'
import styles from './thrown.module.css'
import { UnscaledLayer } from './UnscaledLayer.tsx'

export function ThrownLayer({ signs }: { readonly signs: ThrownSigns }) {
  const thrown = useStore(signs.store)
  if (thrown.length === 0) return null
  return (
    <UnscaledLayer className={styles.layer}>
      {thrown.map(({ key, sign, at, color }) => (
        <div
          key={key}
          className={sign === PING ? styles.ring : styles.reaction}
          style={{ '--peer': color, left: at.x, top: at.y } as CSSProperties}
          data-thrown={sign}
          // Whoever does not see it is told of it in words.
          aria-hidden
        >
          {sign !== PING && <ReactionIcon reaction={sign} />}
        </div>
      ))}
    </UnscaledLayer>
  )
}
