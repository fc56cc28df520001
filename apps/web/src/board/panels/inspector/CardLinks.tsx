/** The links of a card: where they lead, and a way to choose or remove them. */
import { deleteRefs, type Ref, select, show } from '@journeyboard/editor'
import type { Card, CardId, Journey, Link, NoteId } from '@journeyboard/model'
import { ArrowLeft, ArrowLeftRight, ArrowRight, Minus, X } from 'lucide-react'
import { IconButton } from '../../../ui/IconButton.tsx'
import { useBoard } from '../../boardContext.ts'
import { textOfEnd } from '../describeRef.ts'
import styles from './CardLinks.module.css'
import { Row } from './Row.tsx'

export function CardLinks({ journey, card }: { readonly journey: Journey; readonly card: Card }) {
  const links = journey.links.filter(({ ends }) => ends.from === card.id || ends.to === card.id)
  if (links.length === 0) return null
  return (
    <Row label="Links">
      <ul className={styles.links}>
        {links.map((link) => (
          <LinkLine key={link.id} journey={journey} card={card} link={link} />
        ))}
      </ul>
    </Row>
  )
}

interface LinkLineProps {
  readonly journey: Journey
  readonly card: Card
  readonly link: Link
}

function LinkLine({ journey, card, link }: LinkLineProps) {
  const board = useBoard()
  const other = link.ends.from === card.id ? link.ends.to : link.ends.from
  const text = textOfEnd(journey, other)
  const Arrow = arrowOf(link, card)
  const goThere = () => {
    const ref = endRef(journey, other)
    select(board.selection, [ref])
    show(board, ref)
  }
  return (
    <li className={styles.link}>
      <button type="button" className={styles.end} onClick={goThere} title={`Go to: ${text}`}>
        <Arrow aria-hidden />
        <span className={styles.text}>
          {link.label && <em>{link.label} </em>}
          {text}
        </span>
      </button>
      <IconButton
        label={`Remove link to ${text}`}
        icon={<X />}
        className={styles.remove}
        onClick={() => deleteRefs(board, [{ family: 'link', id: link.id }])}
      />
    </li>
  )
}

function arrowOf({ direction, ends }: Link, card: Card) {
  if (direction === 'both') return ArrowLeftRight
  if (direction === 'none') return Minus
  return ends.from === card.id ? ArrowRight : ArrowLeft
}

function endRef(journey: Journey, id: CardId | NoteId): Ref {
  return journey.noteById.has(id as NoteId)
    ? { family: 'note', id: id as NoteId }
    : { family: 'card', id: id as CardId }
}
