/** A table from a spreadsheet before it is on the map: what it will be there, and other ways to read it. */
import { counted, laneName, type Dialog as OpenDialog } from '@journeyboard/editor'
import {
  applyMerge,
  clipOfTexts,
  describeMerge,
  type Merge,
  makesStructure,
  pasteClip,
  planMerge,
  tooMuch,
} from '@journeyboard/editor/clipboard'
import { guessTableOptions, type TableOptions, tableRecords, tableTexts } from '@journeyboard/formats/tables'
import type { Journey } from '@journeyboard/model'
import { useMemo, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { focusAtOnce } from '../../ui/focusAtOnce.ts'
import { Select } from '../../ui/Select.tsx'
import { useBoard, useJourney, useMapId, useRights } from '../boardContext.ts'
import { showMade } from '../clipboard/showMade.ts'
import { Choices } from '../panels/Choices.tsx'
import type { BoardDialogProps } from './boardDialog.ts'
import { columnLabel } from './refuge.ts'
import styles from './TableDialog.module.css'
import { TableOptionRows } from './TableOptionRows.tsx'
import { ListPreview, TablePreview } from './TablePreview.tsx'

type TableOffer = Extract<OpenDialog, { type: 'table' }>

export interface TableDialogProps extends BoardDialogProps {
  readonly offer: TableOffer
}

export function TableDialog({ offer: { file, sheets, target }, onClose }: TableDialogProps) {
  const board = useBoard()
  const mapId = useMapId()
  const journey = useJourney()
  const rights = useRights()
  // A sheet that can not be used may be the first; never all of them.
  const [index, setIndex] = useState(() => sheets.findIndex(({ problem }) => problem === undefined))
  const table = useMemo(() => ({ rows: sheets[index]?.rows ?? [] }), [sheets, index])
  // What others do meanwhile does not change how the table is read.
  const [guessed] = useState(() => sheets.map(({ rows }) => guessTableOptions({ rows }, titlesOf(journey))))
  const [chosen, setChosen] = useState<Partial<TableOptions>>({})
  const [shape, setShape] = useState<'map' | 'list'>('map')
  const options = useMemo((): TableOptions => ({ ...PLAIN, ...guessed[index], ...chosen }), [guessed, index, chosen])
  const texts = useMemo(() => tableTexts(table, options.splitsLines), [table, options.splitsLines])
  const merge = useMemo((): Merge => {
    const from = target.on === 'cell' ? target : null
    return planMerge(journey, tableRecords(table, options), { columns: 'match', from })
  }, [journey, table, options, target])

  const count = shape === 'list' ? texts.length : merge.incoming.cardById.size
  const cards = counted(count, 'card')
  const problem = sheets[index]?.problem
  const verb = file === null ? 'Paste' : 'Add'
  const isHeld = shape === 'map' && !rights.structure && makesStructure(merge)
  const refusal = isHeld
    ? `${rights.reason} Choose “A list in one place”, or a table with the titles of this map.`
    : tooMuch(shape === 'list' ? texts : [...merge.incoming.cardById.values()].map(({ text }) => text))
  const add = () => {
    onClose()
    if (shape === 'list') pasteClip(board, mapId, clipOfTexts(texts), target)
    else {
      const made = applyMerge(board, merge, `${verb} ${cards}`)
      if (!made) return
      const refs = made.cards.length > 0 ? made.cards : made.stages
      showMade(board, refs, `${verb === 'Add' ? 'Added' : 'Pasted'} ${cards}`)
    }
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={file === null ? 'Paste a table' : `Add ${file}`}
      size="wide"
      onConfirm={() => !refusal && count > 0 && add()}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button ref={focusAtOnce} variant="primary" type="submit" disabled={refusal !== null || count === 0}>
            {`${verb} ${cards}`}
          </Button>
        </>
      }
    >
      <div className={styles.options}>
        {sheets.length > 1 && (
          <Select
            label="Sheet"
            options={sheets.map(({ name }, n) => ({ value: String(n), label: name }))}
            value={String(index)}
            onValueChange={(value) => {
              setIndex(Number(value))
              setChosen({})
            }}
          />
        )}
        <Choices
          label="As"
          options={[
            { value: 'map', label: 'Lanes and columns' },
            { value: 'list', label: 'A list in one place' },
          ]}
          value={shape}
          onChoose={setShape}
        />
        <TableOptionRows
          rows={table.rows}
          options={options}
          isList={shape === 'list'}
          onChange={(part) => setChosen((before) => ({ ...before, ...part }))}
        />
      </div>
      {problem === undefined &&
        (shape === 'list' ? <ListPreview texts={texts} /> : <TablePreview journey={journey} merge={merge} />)}
      <p className={styles.summary} aria-live="polite">
        {problem ??
          refusal ??
          (shape === 'list' ? describeList(journey, target, cards) : describeMerge(journey, merge).join(' '))}
      </p>
    </Dialog>
  )
}

const PLAIN: TableOptions = {
  columns: 'stages',
  hasColumnTitles: true,
  hasRowTitles: true,
  isTurned: false,
  splitsLines: true,
}

function titlesOf({ stages, steps, lanes }: Journey) {
  const titles = (list: readonly { readonly title: string }[]) => list.map(({ title }) => title)
  return { stages: titles(stages), steps: titles(steps), lanes: titles(lanes) }
}

/** `Adds 7 cards to Buy: Sign, Actions.` */
function describeList(journey: Journey, target: TableOffer['target'], cards: string): string {
  const step = target.on === 'cell' ? journey.stepById.get(target.step) : undefined
  const lane = target.on === 'cell' ? journey.laneById.get(target.lane) : undefined
  return step && lane ? `Adds ${cards} to ${columnLabel(journey, step)}, ${laneName(lane)}.` : `Adds ${cards} as notes.`
}
