/** A row of colours to choose one from. */
import type { CardTint } from '@journeyboard/layout'
import { useId } from 'react'
import styles from './Swatches.module.css'

export interface Swatch<Value extends string> {
  readonly value: Value
  readonly label: string
  /** CSS colours of the inside and the edge. */
  readonly fill: string
  readonly line: string
}

export interface SwatchesProps<Value extends string> {
  readonly label: string
  readonly swatches: readonly Swatch<Value>[]
  /** Null: several things with different colours. */
  readonly value: Value | null
  readonly onChoose: (value: Value) => void
}

export function Swatches<Value extends string>({ label, swatches, value, onChoose }: SwatchesProps<Value>) {
  const name = useId()
  return (
    <div role="radiogroup" aria-label={label} className={styles.swatches}>
      {swatches.map((swatch) => (
        <label key={swatch.value} className={styles.swatch} title={swatch.label}>
          <input
            type="radio"
            name={name}
            aria-label={swatch.label}
            checked={swatch.value === value}
            onChange={() => onChoose(swatch.value)}
          />
          <span aria-hidden style={{ background: swatch.fill, borderColor: swatch.line }} />
        </label>
      ))}
    </div>
  )
}

/** A swatch in a card's tint, a little stronger than the card itself: it is small. */
export function tintSwatch<Value extends string>(value: Value, label: string, tint: CardTint): Swatch<Value> {
  const [light, strong] = [`var(--tint-${tint})`, `var(--tint-${tint}-line)`]
  const fill = tint === 'plain' ? light : `color-mix(in srgb, ${light} 50%, ${strong})`
  return { value, label, fill, line: strong }
}
