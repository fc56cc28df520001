/** Over a version: which of its things were deleted, moved or changed since, by whom, and where others came. */
import { boxOf, refKey } from '@journeyboard/editor'
import type { Difference, DifferenceKind } from '@journeyboard/insight'
import type { Box, Layout } from '@journeyboard/layout'
import type { CardId, CellKey, Journey } from '@journeyboard/model'
import { cellKey } from '@journeyboard/model'
import { useMemo } from 'react'
import { UnscaledLayer } from '../../canvas/UnscaledLayer.tsx'
import { useIsZoomedBelow } from '../../canvas/useZoom.ts'
import { useLayout } from '../boardContext.ts'
import styles from './VersionMarks.module.css'
import { refOf, type VersionDifference } from './versionDifference.ts'
import { namesOf, SINCE_WORDS } from './versionWords.ts'

export interface VersionMarksProps {
  readonly difference: VersionDifference
  /** The map as it is now. */
  readonly now: Journey
}

interface Mark {
  readonly key: string
  readonly kind: DifferenceKind
  readonly box: Box
  readonly words: string
  /** How many there are, where it is not one. */
  readonly count?: number | undefined
}

export function VersionMarks({ difference, now }: VersionMarksProps) {
  const layout = useLayout((current) => current)
  // Between two cards there is room for a line of words from 100 % on; what is less shows a sign, and the words on hovering.
  const isFar = useIsZoomedBelow(1)
  const marks = useMemo(() => marksOn(layout, difference, now), [layout, difference, now])
  return (
    <UnscaledLayer className={isFar ? `${styles.layer} ${styles.far}` : styles.layer}>
      {marks.map(({ key, kind, box, words, count }) => (
        <div
          key={key}
          className={styles.mark}
          data-since={kind}
          style={{ width: box.width, height: box.height, translate: `${box.x}px ${box.y}px` }}
        >
          <Sign kind={kind} count={count} />
          <span className={styles.words}>{words}</span>
        </div>
      ))}
    </UnscaledLayer>
  )
}

const SIGNS: Readonly<Record<DifferenceKind, string>> = { added: '+', removed: '−', moved: '→', changed: '±' }

/** The panel tells the same in words. */
function Sign({ kind, count }: Pick<Mark, 'kind' | 'count'>) {
  return (
    <span className={styles.sign} aria-hidden>
      {SIGNS[kind]}
      {count}
    </span>
  )
}

function marksOn(layout: Layout, { comparison, authorsOf }: VersionDifference, now: Journey): Mark[] {
  const { differences } = comparison
  const changed = differences.flatMap((difference): Mark[] => {
    const { kind, family, id } = difference
    const ref = refOf(layout.journey, family, id)
    const box = kind === 'added' || !ref ? null : (boxOf(layout, ref) ?? boxBefore(layout, difference))
    const words = `${SINCE_WORDS[kind]} by ${namesOf(authorsOf(family, id).map((name) => ({ name })))}`
    return ref && box ? [{ key: refKey(ref), kind, box, words }] : []
  })
  return [...changed, ...arrivals(layout, differences, now)]
}

/** A card that is a note by now, or the other way round, stands here as what it was. */
function boxBefore(layout: Layout, { family, id }: Difference): Box | null {
  if (family !== 'card' && family !== 'note') return null
  const ref = refOf(layout.journey, family === 'card' ? 'note' : 'card', id)
  return ref && boxOf(layout, ref)
}

/** Along the lower edge of an arrival's cell, in board units. */
const ARRIVAL = { height: 18, margin: 4 }

/** In each cell how many cards were added to it since; what came with new stages or lanes has no place here. */
function arrivals(layout: Layout, differences: readonly Difference[], now: Journey): Mark[] {
  const countByCell = new Map<CellKey, number>()
  const boxByCell = new Map<CellKey, Box>()
  for (const { kind, family, id } of differences) {
    const place = kind === 'added' && family === 'card' ? now.cardById.get(id as CardId)?.place : undefined
    const box = place && boxOf(layout, { family: 'cell', step: place.step, lane: place.lane })
    if (!place || !box) continue
    const key = cellKey(place)
    countByCell.set(key, (countByCell.get(key) ?? 0) + 1)
    boxByCell.set(key, box)
  }
  return [...boxByCell].map(([key, { x, y, width, height }]) => ({
    key: `cell/${key}`,
    kind: 'added',
    box: {
      x: x + ARRIVAL.margin,
      y: y + height - ARRIVAL.height - ARRIVAL.margin,
      width: width - 2 * ARRIVAL.margin,
      height: ARRIVAL.height,
    },
    words: `+ ${countByCell.get(key)} added since`,
    count: countByCell.get(key),
  }))
}
