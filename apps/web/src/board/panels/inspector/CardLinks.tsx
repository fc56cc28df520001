/** The links of a card: where they lead, and ways to go there, to edit them and to remove them. */
import { deleteRefs, type Ref, select, show } from '@journeyboard/editor'
import type { Card, Journey, Link } from '@journeyboard/model'
import { ArrowLeft, ArrowLeftRight, ArrowRight, Minus, Pencil, X } from 'lucide-react'
import { IconButton } from '../../../ui/IconButton.tsx'
import { useBoard } from '../../boardContext.ts'
import { textOfEnd } from '../describeRef.ts'
import styles from './CardLinks.module.css'
import { LinkEnd } from './LinkEnd.tsx'
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
  const ref: Ref = { family: 'link', id: link.id }
  const choose = () => {
    select(board.selection, [ref], { family: 'card', id: card.id })
    show(board, ref)
    board.viewport.current?.focus()
  }
  return (
    <li className={styles.link}>
      <LinkEnd journey={journey} end={other} icon={<Arrow aria-hidden />}>
        {link.label && <em>{link.label} </em>}
      </LinkEnd>
      <IconButton label={`Edit link to ${text}`} icon={<Pencil />} className={styles.tool} onClick={choose} />
      <IconButton
        label={`Remove link to ${text}`}
        icon={<X />}
        className={styles.tool}
        onClick={() => deleteRefs(board, [ref])}
      />
    </li>
  )
}

function arrowOf({ direction, ends }: Link, card: Card) {
  if (direction === 'both') return ArrowLeftRight
  if (direction === 'none') return Minus
  return ends.from === card.id ? ArrowRight : ArrowLeft
}
