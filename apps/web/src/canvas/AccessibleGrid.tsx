/**
 * The map as an ARIA grid for screen readers: columns are steps under stages, rows are lanes. It holds the keyboard's
 * focus; what the arrows chose is its active descendant. Sighted people see the canvas instead.
 */
import { type Board, focusOf, type Ref, refKey } from '@journeyboard/editor'
import { type Card, cellKey, type Journey, type Lane } from '@journeyboard/model'
import { memo, type RefObject, useDeferredValue, useRef, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { useBoard } from '../board/boardContext.ts'
import { describeRef } from '../board/panels/describeRef.ts'
import styles from './canvas.module.css'

/** With more cards only the row of the keyboard's place is written out; the counts tell that there is more. */
const MOST_CARDS = 400
/** As ARIA counts what is not known yet. */
const UNKNOWN = -1

interface Props {
  readonly label: string
  readonly gridRef: RefObject<HTMLTableElement | null>
}

export function AccessibleGrid({ label, gridRef }: Props) {
  const board = useBoard()
  // The rows follow right behind the first picture of the map: nobody hears of them before.
  const journey = useDeferredValue<Journey | null>(useRestingJourney(board), null)
  const isBehind = useProjection(board, (current) => current !== journey)
  const focus = useStore(board.selection, () => focusOf(board))
  return (
    <table
      ref={gridRef}
      className={styles.grid}
      role="grid"
      aria-label={label}
      aria-multiselectable="true"
      aria-busy={isBehind || undefined}
      aria-rowcount={journey ? journey.lanes.length + 2 : UNKNOWN}
      aria-colcount={journey ? journey.steps.length + 1 : UNKNOWN}
      aria-activedescendant={journey && focus && describeRef(journey, focus) ? idOf(focus) : undefined}
      tabIndex={0}
    >
      {journey && <Rows journey={journey} focus={focus} />}
    </table>
  )
}

function Rows({ journey, focus }: { readonly journey: Journey; readonly focus: Ref | undefined }) {
  const isWhole = journey.cardById.size <= MOST_CARDS
  const focusLane = laneOf(journey, focus)
  return (
    <>
      <thead>
        <HeaderRows journey={journey} />
      </thead>
      <tbody>
        {journey.lanes.map((lane, index) =>
          isWhole || lane.id === focusLane ? (
            <LaneRow
              key={lane.id}
              journey={journey}
              lane={lane}
              index={index}
              focus={lane.id === focusLane ? focus : undefined}
            />
          ) : null,
        )}
        <LooseRow journey={journey} focus={focus} />
      </tbody>
    </>
  )
}

/** While a text is written, the map as it was before: nobody reads the grid then, and typing must not wait for it. */
function useRestingJourney(board: Board): Journey {
  const isWriting = useStore(board.editing.store, (editing) => editing !== null)
  const resting = useRef<Journey | null>(null)
  return useProjection(board, (current) => {
    if (!isWriting || !resting.current) resting.current = current
    return resting.current
  })
}

/** Re-renders only when what is read changes. */
function useProjection<R>({ doc: { projection } }: Board, read: (journey: Journey) => R): R {
  return useSyncExternalStore(projection.subscribe, () => read(projection.journey()))
}

/** DOM id of the element that stands for a ref. */
function idOf(ref: Ref): string {
  return `grid/${refKey(ref)}`
}

function laneOf(journey: Journey, focus: Ref | undefined): Lane['id'] | undefined {
  if (focus?.family === 'card') return journey.cardById.get(focus.id)?.place.lane
  if (focus?.family === 'lane') return focus.id
  return focus?.family === 'cell' || focus?.family === 'feeling' ? focus.lane : undefined
}

const HeaderRows = memo(function HeaderRows({ journey }: { readonly journey: Journey }) {
  const steps = journey.steps.map((step): Ref => ({ family: 'step', id: step.id }))
  return (
    <>
      <tr aria-rowindex={1}>
        {journey.stages.map(({ id }) => {
          const [first] = journey.stepsByStage.get(id) ?? []
          return (
            <Named
              key={id}
              scope="col"
              journey={journey}
              focus={{ family: 'stage', id }}
              column={(first ? journey.steps.indexOf(first) : 0) + 2}
              span={journey.stepsByStage.get(id)?.length ?? 1}
            />
          )
        })}
      </tr>
      <tr aria-rowindex={2}>
        {steps.map((ref, index) => (
          <Named key={refKey(ref)} scope="col" journey={journey} focus={ref} column={index + 2} />
        ))}
      </tr>
    </>
  )
})

interface LaneRowProps {
  readonly journey: Journey
  readonly lane: Lane
  readonly index: number
  readonly focus: Ref | undefined
}

const LaneRow = memo(function LaneRow({ journey, lane, index, focus }: LaneRowProps) {
  return (
    <tr aria-rowindex={index + 3}>
      <Named scope="row" journey={journey} focus={{ family: 'lane', id: lane.id }} column={1} />
      {journey.steps.map((step, column) => {
        const place = { step: step.id, lane: lane.id }
        const cards: readonly Card[] = journey.cardsByCell.get(cellKey(place)) ?? []
        if (cards.length === 0) {
          const isFeeling = focus?.family === 'feeling' && focus.step === step.id
          const ref: Ref = isFeeling ? focus : { family: 'cell', ...place }
          return <Named key={step.id} journey={journey} focus={ref} column={column + 2} />
        }
        return cards.map((card) => (
          <Named key={card.id} journey={journey} focus={{ family: 'card', id: card.id }} column={column + 2} />
        ))
      })}
    </tr>
  )
})

/** Notes, cards of the tray and the chosen link: what lies outside the cells. */
const LooseRow = memo(function LooseRow({
  journey,
  focus,
}: {
  readonly journey: Journey
  readonly focus: Ref | undefined
}) {
  const refs: Ref[] = [
    ...journey.tray.map((card): Ref => ({ family: 'card', id: card.id })),
    ...[...journey.noteById.keys()].map((id): Ref => ({ family: 'note', id })),
  ]
  if (focus?.family === 'link' && journey.linkById.has(focus.id)) refs.push(focus)
  if (refs.length === 0) return null
  return (
    <tr>
      {refs.map((ref) => (
        <Named key={refKey(ref)} journey={journey} focus={ref} column={1} />
      ))}
    </tr>
  )
})

interface NamedProps {
  /** What the cell is the header of; an ordinary cell without it. */
  readonly scope?: 'col' | 'row'
  readonly journey: Journey
  readonly focus: Ref
  readonly column: number
  /** How many columns it stands over. */
  readonly span?: number
}

function Named({ scope, journey, focus, column, span }: NamedProps) {
  const board = useBoard()
  const isSelected = useStore(board.selection, (selection) => selection.keys.has(refKey(focus)))
  const comments = useStore(board.comments, ({ wordsByKey }) => wordsByKey.get(refKey(focus)))
  const Cell = scope ? 'th' : 'td'
  return (
    <Cell id={idOf(focus)} scope={scope} colSpan={span} aria-colindex={column} aria-selected={isSelected}>
      {describeRef(journey, focus)}
      {comments && `. ${comments}`}
    </Cell>
  )
}
