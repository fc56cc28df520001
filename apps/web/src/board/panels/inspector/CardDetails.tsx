/** Fields of one card, or of several at once. */
import { setCards } from '@journeyboard/editor'
import { CARD_KINDS, type Card, CONTACT_MODES, CONTACT_SCOPES, type Contact, type Journey } from '@journeyboard/model'
import { useBoard } from '../../boardContext.ts'
import { Choices } from '../Choices.tsx'
import { CARD_KIND_WORDS, optionsOf } from '../words.ts'
import { CardLinks } from './CardLinks.tsx'
import { ColorRow } from './ColorRow.tsx'
import { MomentRows } from './MomentRows.tsx'
import { Row, SelectRow, TextRow } from './Row.tsx'
import { StepFeelings } from './StepFeelings.tsx'
import { sharedValue } from './sharedValue.ts'
import { COMMON_CHANNELS, MODE_WORDS, SCOPE_WORDS } from './words.ts'

export interface CardDetailsProps {
  readonly journey: Journey
  readonly cards: readonly Card[]
}

export function CardDetails({ journey, cards }: CardDetailsProps) {
  const { doc } = useBoard()
  const ids = cards.map(({ id }) => id)
  const [only, second] = cards
  return (
    <>
      <SelectRow
        label="Kind"
        options={optionsOf(CARD_KINDS, CARD_KIND_WORDS)}
        value={sharedValue(cards.map(({ kind }) => kind))}
        onChoose={(kind) => setCards(doc, ids, 'kind', kind)}
      />
      <ColorRow cards={cards} notes={[]} />
      <ContactRows journey={journey} cards={cards} />
      <TextRow
        label="Owner"
        placeholder="Nobody yet"
        value={sharedValue(cards.map(({ owner }) => owner))}
        suggestions={distinct([...journey.cardById.values()].map(({ owner }) => owner))}
        onKeep={(owner) => setCards(doc, ids, 'owner', owner)}
      />
      <MomentRows cards={cards} />
      {only && !second && journey.stepById.has(only.place.step) && (
        <StepFeelings journey={journey} step={only.place.step} />
      )}
      {only && !second && <CardLinks journey={journey} card={only} />}
    </>
  )
}

/** Channel, mode and scope are one value of the card: each card keeps what is not being changed. */
function ContactRows({ journey, cards }: CardDetailsProps) {
  const { doc } = useBoard()
  const change = (part: Partial<Contact>) => {
    const endGroup = doc.history.beginGroup({ label: 'Change contact' })
    for (const { id, contact } of cards) setCards(doc, [id], 'contact', { ...contact, ...part })
    endGroup()
  }
  const known = [...journey.cardById.values()].map(({ contact }) => contact.channel)
  return (
    <>
      <TextRow
        label="Channel"
        placeholder="Where they meet"
        value={sharedValue(cards.map(({ contact }) => contact.channel))}
        suggestions={distinct([...known, ...COMMON_CHANNELS])}
        onKeep={(channel) => change({ channel })}
      />
      <Row label="Mode">
        <Choices
          label="Mode"
          options={optionsOf(CONTACT_MODES, MODE_WORDS)}
          value={sharedValue(cards.map(({ contact }) => contact.mode))}
          onChoose={(mode) => change({ mode })}
        />
      </Row>
      <Row label="Scope">
        <Choices
          label="Scope"
          options={optionsOf(CONTACT_SCOPES, SCOPE_WORDS)}
          value={sharedValue(cards.map(({ contact }) => contact.scope))}
          onChoose={(scope) => change({ scope })}
        />
      </Row>
    </>
  )
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))]
}
