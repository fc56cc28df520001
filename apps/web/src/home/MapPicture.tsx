/** What a map looks like: as this device saw it last, and as soon as the server has answered, as it is now. */
import { PATHS } from '@journeyboard/protocol'
import { useState } from 'react'
import { Mark } from '../shell/Wordmark.tsx'
import { useShownTheme } from '../theme/useShownTheme.ts'
import styles from './MapPicture.module.css'
import { MiniatureView } from './MiniatureView.tsx'
import type { Miniature } from './miniature.ts'

/** In pixels: sharp in the widest frame of the list at two pixels a unit. */
const LONGEST_SIDE = 640

export interface MapPictureProps {
  readonly mapId: string
  readonly miniature: Miniature | null
  /** Whether this device has changes that the server does not have yet. */
  readonly isAhead: boolean
}

/** Decoration: the title of the map stands beside it. Nothing moves when one picture takes the place of the other. */
export function MapPicture({ mapId, miniature, isAhead }: MapPictureProps) {
  const theme = useShownTheme()
  const [shown, setShown] = useState<string | null>(null)
  const address = `${PATHS.picture(mapId, 'png')}?side=${LONGEST_SIDE}&title=0&transparent=1&quiet=1&theme=${theme}`
  const asksServer = !isAhead && navigator.onLine
  const isCurrent = asksServer && shown === address
  return (
    <span className={styles.frame}>
      {!isCurrent &&
        (miniature ? (
          <MiniatureView miniature={miniature} className={styles.picture} />
        ) : (
          <Mark className={styles.noPicture} />
        ))}
      {asksServer && (
        <img
          key={address}
          className={styles.current}
          src={address}
          alt=""
          loading="lazy"
          decoding="async"
          data-is-there={isCurrent || undefined}
          onLoad={() => setShown(address)}
        />
      )}
    </span>
  )
}
