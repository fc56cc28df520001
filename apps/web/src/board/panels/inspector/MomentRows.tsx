/** Whether cards are moments of truth, and what makes or breaks the journey there. */
import { setCards } from '@journeyboard/editor'
import { type Card, type Moment, POLARITIES } from '@journeyboard/model'
import { useBoard } from '../../boardContext.ts'
import { Choices } from '../Choices.tsx'
import { optionsOf, POLARITY_WORDS } from '../words.ts'
import styles from './MomentRows.module.css'
import { Row, SelectRow } from './Row.tsx'
import { sharedValue } from './sharedValue.ts'
import { ORDINAL_WORDS } from './words.ts'

const ORDINALS = [
  { value: 'none', label: 'No order' },
  ...ORDINAL_WORDS.map((label, index) => ({ value: `${index}`, label })),
]

export function MomentRows({ cards }: { readonly cards: readonly Card[] }) {
  const { doc } = useBoard()
  const marked = cards.filter(({ moment }) => moment !== null)
  const areAll = marked.length === cards.length
  const change = (part: Partial<Moment>) => {
    const endGroup = doc.history.beginGroup({ label: 'Change moment of truth' })
    for (const { id, moment } of marked) if (moment) setCards(doc, [id], 'moment', { ...moment, ...part })
    endGroup()
  }
  const mark = (isMarked: boolean) => {
    const changed = cards.filter(({ moment }) => (moment !== null) !== isMarked).map(({ id }) => id)
    setCards(doc, changed, 'moment', isMarked ? { polarity: 'open', ordinal: null } : null)
  }
  const polarity = sharedValue(marked.map(({ moment }) => moment?.polarity ?? 'open'))
  return (
    <>
      <Row label="Moment">
        <label className={styles.switch} data-polarity={areAll ? (polarity ?? 'open') : undefined}>
          <input
            type="checkbox"
            role="switch"
            checked={areAll}
            aria-checked={marked.length > 0 && !areAll ? 'mixed' : areAll}
            onChange={() => mark(!areAll)}
          />
          <span className={styles.knob} aria-hidden />
          <span>{marked.length > 0 && !areAll ? 'Moment of truth: mixed' : 'Moment of truth'}</span>
        </label>
        {areAll && (
          <Choices
            label="What it does to the journey"
            options={optionsOf(POLARITIES, POLARITY_WORDS)}
            value={polarity}
            onChoose={(next) => change({ polarity: next })}
          />
        )}
      </Row>
      {areAll && (
        <SelectRow
          label="Order"
          options={ORDINALS}
          value={sharedValue(marked.map(({ moment }) => `${moment?.ordinal ?? 'none'}`))}
          onChoose={(value) => change({ ordinal: value === 'none' ? null : ordinalOf(value) })}
        />
      )}
    </>
  )
}

function ordinalOf(value: string): Moment['ordinal'] {
  return ([0, 1, 2, 3] as const).find((ordinal) => `${ordinal}` === value) ?? null
}
