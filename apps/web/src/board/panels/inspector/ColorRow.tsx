/** The colour of cards and notes. */
import { setColors } from '@journeyboard/editor'
import { noteTintOf, tintOf } from '@journeyboard/layout'
import { CARD_COLORS, type Card, type Note } from '@journeyboard/model'
import { useBoard } from '../../boardContext.ts'
import { Swatches, tintSwatch } from '../Swatches.tsx'
import { Row } from './Row.tsx'
import { sharedValue } from './sharedValue.ts'
import { CARD_COLOR_WORDS } from './words.ts'

export interface ColorRowProps {
  readonly cards: readonly Card[]
  readonly notes: readonly Note[]
}

/** Of kinds in different colours. */
const SEVERAL = {
  fill: 'conic-gradient(var(--tint-coral-line), var(--tint-yellow-line), var(--tint-mint-line), var(--tint-sky-line), var(--tint-violet-line), var(--tint-coral-line))',
  line: 'var(--line-2)',
}

export function ColorRow({ cards, notes }: ColorRowProps) {
  const board = useBoard()
  const tints =
    cards.length > 0 ? cards.map(({ kind }) => tintOf({ kind, color: 'auto' })) : [noteTintOf({ color: 'auto' })]
  // "As the kind" shows which colour that is, where it is one; that colour is not offered twice.
  const automatic = sharedValue(tints)
  const colors = CARD_COLORS.filter((color) => color === 'auto' || color !== automatic)
  const values = [...cards, ...notes].map((one) => (one.color === automatic ? 'auto' : one.color))
  const automaticSwatch = tintSwatch(
    'auto' as const,
    notes.length > 0 ? 'Yellow' : CARD_COLOR_WORDS.auto,
    tints[0] ?? 'plain',
  )
  return (
    <Row label="Colour">
      <Swatches
        label="Colour"
        swatches={colors.map((color) =>
          color === 'auto'
            ? { ...automaticSwatch, ...(automatic === null && SEVERAL) }
            : tintSwatch(color, CARD_COLOR_WORDS[color], color),
        )}
        value={sharedValue(values)}
        onChoose={(color) =>
          setColors(board.doc, { cards: cards.map(({ id }) => id), notes: notes.map(({ id }) => id) }, color)
        }
      />
    </Row>
  )
}
