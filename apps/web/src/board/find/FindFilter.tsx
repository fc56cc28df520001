/** Narrows what is looked for to cards of one kind, channel or owner: those that occur on the map. */
import { EMPTY_SEARCH, isFiltered, type Search, searchChoices } from '@journeyboard/editor/search'
import { CARD_KINDS } from '@journeyboard/model'
import { ListFilter } from 'lucide-react'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { Select } from '../../ui/Select.tsx'
import { useJourney } from '../boardContext.ts'
import { CARD_KIND_WORDS } from '../panels/words.ts'
import styles from './FindBar.module.css'

export interface FindFilterProps {
  readonly search: Search
  readonly onChange: (search: Search) => void
}

export function FindFilter(props: FindFilterProps) {
  return (
    <Popover
      label="Only some cards"
      align="end"
      trigger={<IconButton label="Only some cards" icon={<ListFilter />} pressed={isFiltered(props.search)} />}
    >
      <Filter {...props} />
    </Popover>
  )
}

function Filter({ search, onChange }: FindFilterProps) {
  const { kinds, channels, owners } = searchChoices(useJourney())
  const choose = (change: Partial<Search>) => onChange({ ...search, ...change })
  return (
    <div className={styles.filter}>
      <Choice
        label="Kind"
        values={CARD_KINDS.filter((kind) => kinds.has(kind) || kind === search.kind)}
        value={search.kind}
        wordOf={(kind) => CARD_KIND_WORDS[kind]}
        onChoose={(kind) => choose({ kind })}
      />
      <Choice
        label="Channel"
        values={withChosen(channels, search.channel)}
        value={search.channel}
        onChoose={(channel) => choose({ channel })}
      />
      <Choice
        label="Owner"
        values={withChosen(owners, search.owner)}
        value={search.owner}
        onChoose={(owner) => choose({ owner })}
      />
      <Button disabled={!isFiltered(search)} onClick={() => onChange({ ...EMPTY_SEARCH, words: search.words })}>
        All cards
      </Button>
    </div>
  )
}

/** Also what no card has any more: it still narrows the search until something else is chosen. */
function withChosen(values: readonly string[], chosen: string | null): readonly string[] {
  return chosen === null || values.includes(chosen) ? values : [...values, chosen]
}

interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly values: readonly Value[]
  /** Null: any. */
  readonly value: Value | null
  readonly wordOf?: (value: Value) => string
  readonly onChoose: (value: Value | null) => void
}

function Choice<Value extends string>({ label, values, value, wordOf = String, onChoose }: ChoiceProps<Value>) {
  // Values by their place: an owner may be called anything, also nothing.
  const options = [
    { value: '', label: 'Any' },
    ...values.map((one, index) => ({ value: `${index}`, label: wordOf(one) })),
  ]
  return (
    <Select
      label={label}
      options={options}
      value={value === null ? '' : `${values.indexOf(value)}`}
      disabled={values.length === 0}
      onValueChange={(index) => onChoose(index === '' ? null : (values[Number(index)] ?? null))}
    />
  )
}
