/** The rows of the ARIA grid, each thing under its full name. Fetched right behind the first picture of the map. */
import { type CellRef, cellRef, looseRefs, type Ref, refKey } from '@journeyboard/editor'
import { cellKey, columnsOf, type Journey, type Lane } from '@journeyboard/model'
import { memo, useEffect } from 'react'
import { useStore } from 'zustand'
import { useBoard } from '../board/boardContext.ts'
import { describeRef } from '../board/panels/describeRef.ts'
import { type GridRows, gridId, hasLink, isWrittenWhole } from './gridRows.ts'

interface RowsProps {
  readonly journey: Journey
  readonly rows: GridRows
  readonly focus: Ref | undefined
  /** They are there. */
  readonly onWritten: () => void
}

export function NamedRows({ journey, rows, focus, onWritten }: RowsProps) {
  useEffect(onWritten, [onWritten])
  const isWhole = isWrittenWhole(journey)
  const focusLane = laneOf(journey, focus)
  return (
    <>
      <thead>
        <HeaderRows journey={journey} />
      </thead>
      {rows.lanes.map(({ lane, first, count }) =>
        isWhole || lane.id === focusLane ? (
          <LaneRows
            key={lane.id}
            journey={journey}
            lane={lane}
            first={first}
            count={count}
            focus={lane.id === focusLane ? focus : undefined}
          />
        ) : null,
      )}
      <LooseRows journey={journey} first={rows.loose} focus={focus} />
    </>
  )
}

function laneOf(journey: Journey, focus: Ref | undefined): Lane['id'] | undefined {
  if (focus?.family === 'card') return journey.cardById.get(focus.id)?.place.lane
  if (focus?.family === 'lane') return focus.id
  return focus?.family === 'cell' || focus?.family === 'feeling' ? focus.lane : undefined
}

const HeaderRows = memo(function HeaderRows({ journey }: { readonly journey: Journey }) {
  const columns = columnsOf(journey)
  return (
    <>
      <tr aria-rowindex={1}>
        {/* Over the names of the lanes. */}
        <td rowSpan={2} aria-colindex={1} />
        {journey.stages.map(({ id }) => (
          <Named
            key={id}
            scope="col"
            journey={journey}
            focus={{ family: 'stage', id }}
            column={columns.findIndex(({ stage }) => stage.id === id) + 2}
            span={columns.filter(({ stage }) => stage.id === id).length}
          />
        ))}
      </tr>
      <tr aria-rowindex={2}>
        {columns.map(({ stage, step }, index) =>
          step ? (
            <Named
              key={step.id}
              scope="col"
              journey={journey}
              focus={{ family: 'step', id: step.id }}
              column={index + 2}
            />
          ) : (
            <td key={stage.id} aria-colindex={index + 2} />
          ),
        )}
      </tr>
    </>
  )
})

interface LaneRowsProps {
  readonly journey: Journey
  readonly lane: Lane
  readonly first: number
  readonly count: number
  readonly focus: Ref | undefined
}

const LaneRows = memo(function LaneRows({ journey, lane, first, count, focus }: LaneRowsProps) {
  const columns = columnsOf(journey)
  const stacks = columns.map(({ step }) => (step ? refsIn(journey, { step: step.id, lane: lane.id }, focus) : []))
  return (
    <tbody>
      {Array.from({ length: count }, (_, row) => first + row).map((rowIndex) => (
        <tr key={rowIndex} aria-rowindex={rowIndex}>
          {rowIndex === first && (
            <Named scope="row" journey={journey} focus={{ family: 'lane', id: lane.id }} column={1} rows={count} />
          )}
          {stacks.map((refs, index) => {
            const at = rowIndex - first
            if (at === 0 && refs.length === 0)
              return <td key={columns[index]?.stage.id} rowSpan={count} aria-colindex={index + 2} />
            const ref = refs[at]
            // The last one of a stack stands in all rows that are left, so that no place is empty or taken twice.
            const rows = at === refs.length - 1 ? count - at : 1
            return ref && <Named key={refKey(ref)} journey={journey} focus={ref} column={index + 2} rows={rows} />
          })}
        </tr>
      ))}
    </tbody>
  )
})

/** What stands in a cell, from top to bottom: its cards, and the cell itself where it is empty or chosen. */
function refsIn(journey: Journey, place: Pick<CellRef, 'step' | 'lane'>, focus: Ref | undefined): readonly Ref[] {
  const cards = journey.cardsByCell.get(cellKey(place)) ?? []
  const isHere = (focus?.family === 'cell' || focus?.family === 'feeling') && focus.step === place.step
  // A point of the curve stands in place of its cell.
  const here = isHere ? [focus] : cards.length === 0 ? [cellRef(place)] : []
  return [...cards.map(({ id }): Ref => ({ family: 'card', id })), ...here]
}

interface LooseRowsProps {
  readonly journey: Journey
  readonly first: number
  readonly focus: Ref | undefined
}

/** Notes, cards of the tray and the chosen link: what lies outside the cells, a row each. */
const LooseRows = memo(function LooseRows({ journey, first, focus }: LooseRowsProps) {
  const refs = looseRefs(journey)
  const all = focus && hasLink(journey, focus) ? [...refs, focus] : refs
  if (all.length === 0) return null
  return (
    <tbody>
      {all.map((ref, index) => (
        <tr key={refKey(ref)} aria-rowindex={first + index}>
          <Named journey={journey} focus={ref} column={1} span={columnsOf(journey).length + 1} />
        </tr>
      ))}
    </tbody>
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
  /** How many rows it stands in. */
  readonly rows?: number
}

function Named({ scope, journey, focus, column, span, rows = 1 }: NamedProps) {
  const board = useBoard()
  const isSelected = useStore(board.selection, (selection) => selection.keys.has(refKey(focus)))
  const comments = useStore(board.comments, ({ wordsByKey }) => wordsByKey.get(refKey(focus)))
  const Cell = scope ? 'th' : 'td'
  return (
    <Cell
      id={gridId(focus)}
      scope={scope === 'row' && rows > 1 ? 'rowgroup' : scope}
      colSpan={span}
      rowSpan={rows}
      aria-colindex={column}
      aria-selected={isSelected}
    >
      {describeRef(journey, focus)}
      {comments && `. ${comments}`}
    </Cell>
  )
}
