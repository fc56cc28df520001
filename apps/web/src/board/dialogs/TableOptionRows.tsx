/** How a table is to be read: what its titles are, which way round it lies. */
import type { TableOptions } from '@journeyboard/formats/tables'
import { Tick } from '../../ui/Tick.tsx'
import { Choices } from '../panels/Choices.tsx'
import styles from './TableDialog.module.css'

const COLUMNS = [
  { value: 'stages', label: 'Stages' },
  { value: 'steps', label: 'Steps' },
  { value: 'both', label: 'Stages over steps' },
] as const

interface TableOptionRowsProps {
  readonly rows: readonly (readonly string[])[]
  readonly options: TableOptions
  readonly isList: boolean
  readonly onChange: (part: Partial<TableOptions>) => void
}

export function TableOptionRows({ rows, options, isList, onChange }: TableOptionRowsProps) {
  const { columns, hasColumnTitles, hasRowTitles, isTurned, splitsLines } = options
  const hasLines = rows.some((row) => row.some((cell) => cell.includes('\n')))
  return (
    <>
      {!isList && (
        <>
          <div className={styles.row}>
            <span className={styles.label}>Columns are</span>
            <Choices
              label="Columns are"
              options={COLUMNS}
              value={hasColumnTitles ? columns : null}
              onChoose={(value) => onChange({ columns: value, hasColumnTitles: true })}
            />
          </div>
          <div className={styles.ticks}>
            <Tick
              label="First row holds titles"
              isOn={hasColumnTitles}
              onChange={(isOn) => onChange({ hasColumnTitles: isOn })}
            />
            <Tick
              label="First column holds titles"
              isOn={hasRowTitles}
              onChange={(isOn) => onChange({ hasRowTitles: isOn })}
            />
            <Tick label="Swap rows and columns" isOn={isTurned} onChange={(isOn) => onChange({ isTurned: isOn })} />
          </div>
        </>
      )}
      {hasLines && (
        <Tick
          label="Each line in a cell is a card of its own"
          isOn={splitsLines}
          onChange={(isOn) => onChange({ splitsLines: isOn })}
        />
      )}
    </>
  )
}
