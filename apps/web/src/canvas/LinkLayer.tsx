/** Links between cards and notes, drawn from the layout whether or not their ends are mounted. */
import { previewOf } from '@journeyboard/editor'
import { boxesOverlap, boxOfLink, type LinkLine, previewLink, textDirection } from '@journeyboard/layout'
import { memo, useMemo } from 'react'
import { useStore } from 'zustand'
import { useBoard, useGesture, useIsDimmed, useIsSelected, useLayout, useRecord } from '../board/boardContext.ts'
import styles from './links.module.css'
import type { MountedBox } from './mountedNodes.ts'
import { useBoardUnits } from './useZoom.ts'

/** CSS pixels across a line in which it is caught. */
const REACH = 24

export function LinkLayer({ mounted }: { readonly mounted: MountedBox }) {
  const all = useLayout((layout) => layout.links)
  // Where cards are blocks the links are on their canvas too.
  const box = useStore(mounted, (current) => current.box)
  const near = useMemo(() => all.filter((link) => box && boxesOverlap(boxOfLink(link), box)), [all, box])
  const preview = useGesture(previewOf)
  const { layout } = useBoard()
  const links = useMemo(
    () => (preview ? near.map((link) => previewLink(link, layout.getState(), preview)) : near),
    [near, layout, preview],
  )
  if (links.length === 0) return null
  return (
    <>
      <LinkLines links={links} />
      {links.map((link) => (
        <LinkLabel key={link.id} link={link} />
      ))}
    </>
  )
}

function LinkLines({ links }: { readonly links: readonly LinkLine[] }) {
  return (
    <svg className={styles.layer} strokeWidth={useBoardUnits(REACH)} width={1} height={1} aria-hidden="true">
      {links.map((link) => (
        <LinkPath key={link.id} link={link} />
      ))}
    </svg>
  )
}

const LinkPath = memo(function LinkPath({ link }: { link: LinkLine }) {
  const isSelected = useIsSelected(`link/${link.id}`)
  const isDimmed = useIsDimmed(`link/${link.id}`) && !isSelected
  const direction = useRecord(link.id, (journey) => journey.linkById.get(link.id)?.direction ?? 'forward')
  return (
    <g className={styles.link} data-selected={isSelected || undefined} data-dimmed={isDimmed || undefined}>
      <path className={styles.reach} d={link.path} data-link={link.id} />
      <path className={styles.line} d={link.path} />
      {direction !== 'none' && <ArrowHead {...link.end} />}
      {direction === 'both' && <ArrowHead {...link.start} turn />}
    </g>
  )
})

function ArrowHead({ point, angle, turn = false }: LinkLine['end'] & { readonly turn?: boolean }) {
  const degrees = (angle * 180) / Math.PI + (turn ? 180 : 0)
  return (
    <path
      className={styles.head}
      d="M-8 -4.5L0 0L-8 4.5Z"
      transform={`translate(${point.x} ${point.y}) rotate(${degrees})`}
    />
  )
}

const LinkLabel = memo(function LinkLabel({ link }: { link: LinkLine }) {
  const board = useBoard()
  const isDimmed = useIsDimmed(`link/${link.id}`)
  const isEditing = useStore(board.editing.store, (editing) => editing?.family === 'link' && editing.id === link.id)
  if (!link.label || isEditing) return null
  const { box, text, isUpright } = link.label
  return (
    <div
      className={styles.label}
      dir={textDirection(text)}
      data-dimmed={isDimmed || undefined}
      data-upright={isUpright || undefined}
      style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
    >
      {text}
    </div>
  )
})
