/** Draws the small picture of a map. Decoration: the title of the map stands beside it. */
import type { CSSProperties } from 'react'
import { classNames } from '../ui/classNames.ts'
import styles from './MiniatureView.module.css'
import { MINIATURE_LAYERS, type Miniature } from './miniature.ts'

export interface MiniatureViewProps {
  readonly miniature: Miniature
  readonly className?: string | undefined
}

export function MiniatureView({ miniature, className }: MiniatureViewProps) {
  const { width, height, scale, paths } = miniature
  return (
    <svg
      className={classNames(styles.picture, className)}
      viewBox={`0 0 ${width} ${height}`}
      style={{ '--unit': scale } as CSSProperties}
      aria-hidden="true"
    >
      {/* Ends curves where the sheet ends: the outer picture may be wider than what it shows. */}
      <svg width={width} height={height} overflow="hidden" aria-hidden="true">
        <rect className={styles.sheet} width={width} height={height} />
        {MINIATURE_LAYERS.map(
          (layer) => paths[layer] && <path key={layer} className={styles[layer]} d={paths[layer]} />,
        )}
      </svg>
    </svg>
  )
}
