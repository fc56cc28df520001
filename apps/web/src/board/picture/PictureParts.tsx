/** Which stages and lanes are in a picture: all of them, unless somebody takes their ticks away. */
import { laneName, stageName } from '@journeyboard/editor'
import type { Journey } from '@journeyboard/model'
import { Tick } from '../../ui/Tick.tsx'
import styles from './PictureChoices.module.css'
import type { DrawingChoice } from './pictureChoice.ts'

export interface PicturePartsProps {
  readonly choice: DrawingChoice
  readonly journey: Journey
  readonly onChange: (part: Partial<DrawingChoice>) => void
}

export function PictureParts({ choice, journey, onChange }: PicturePartsProps) {
  return (
    <div className={styles.parts}>
      <Ticks
        legend="Stages"
        items={journey.stages}
        nameOf={stageName}
        without={choice.withoutStages}
        onChange={(withoutStages) => onChange({ withoutStages })}
      />
      <Ticks
        legend="Lanes"
        items={journey.lanes}
        nameOf={laneName}
        without={choice.withoutLanes}
        onChange={(withoutLanes) => onChange({ withoutLanes })}
      />
    </div>
  )
}

interface TicksProps<Id, Item> {
  readonly legend: string
  readonly items: readonly Item[]
  readonly nameOf: (item: Item) => string
  readonly without: ReadonlySet<Id>
  readonly onChange: (without: ReadonlySet<Id>) => void
}

function Ticks<Id extends string, Item extends { readonly id: Id }>(props: TicksProps<Id, Item>) {
  const { legend, items, nameOf, without, onChange } = props
  const change = (id: Id, isOn: boolean) => {
    const others = [...without].filter((one) => one !== id)
    onChange(new Set(isOn ? others : [...others, id]))
  }
  return (
    <fieldset className={styles.part}>
      <legend className={styles.label}>{legend}</legend>
      {items.map((item) => (
        <Tick
          key={item.id}
          label={nameOf(item)}
          isOn={!without.has(item.id)}
          onChange={(isOn) => change(item.id, isOn)}
        />
      ))}
    </fieldset>
  )
}
