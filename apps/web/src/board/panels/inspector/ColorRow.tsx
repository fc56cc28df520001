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

export function ColorRow({ cards, notes }: ColorRowProps) {
  const board = useBoard()
  const [card] = cards
  // "As the kind" shows which colour that is, for the first one.
  const automatic = card ? tintOf({ kind: card.kind, color: 'auto' }) : noteTintOf({ color: 'auto' })
  const colors = CARD_COLORS.filter((color) => color === 'auto' || color !== automatic)
  const values = [...cards, ...notes].map((one) => (one.color === automatic ? 'auto' : one.color))
  return (
    <Row label="Colour">
      <Swatches
        label="Colour"
        swatches={colors.map((color) =>
          color === 'auto'
            ? tintSwatch(color, notes.length > 0 ? 'Yellow' : CARD_COLOR_WORDS.auto, automatic)
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
