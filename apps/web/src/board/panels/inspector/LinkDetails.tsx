/** Fields of a link. */
import { reverseLink, setLinkDirection } from '@journeyboard/editor'
import { type Journey, LINK_DIRECTIONS, type Link } from '@journeyboard/model'
import { ArrowLeftRight } from 'lucide-react'
import { Button } from '../../../ui/Button.tsx'
import { useBoard } from '../../boardContext.ts'
import { Choices } from '../Choices.tsx'
import { optionsOf } from '../words.ts'
import { LinkEnd } from './LinkEnd.tsx'
import { Row } from './Row.tsx'
import { TitleRow } from './TitleRow.tsx'
import { DIRECTION_WORDS } from './words.ts'

export interface LinkDetailsProps {
  readonly journey: Journey
  readonly link: Link
}

export function LinkDetails({ journey, link }: LinkDetailsProps) {
  const { doc } = useBoard()
  return (
    <>
      <TitleRow
        label="Label"
        text={{ family: 'link', id: link.id, field: 'label' }}
        value={link.label}
        placeholder="What one does to the other"
      />
      <Row label="From">
        <LinkEnd journey={journey} end={link.ends.from} />
      </Row>
      <Row label="To">
        <LinkEnd journey={journey} end={link.ends.to} />
      </Row>
      <Row label="Arrow">
        <Choices
          label="Arrow"
          options={optionsOf(LINK_DIRECTIONS, DIRECTION_WORDS)}
          value={link.direction}
          onChoose={(direction) => setLinkDirection(doc, link.id, direction)}
        />
      </Row>
      {link.direction === 'forward' && (
        <Row label="">
          <Button variant="quiet" icon={<ArrowLeftRight />} onClick={() => reverseLink(doc, link.id)}>
            Turn round
          </Button>
        </Row>
      )}
    </>
  )
}
