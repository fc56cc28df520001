/** The map as a plain table: steps under their stages across, lanes down, and below it what lies beside the cells. */
import { laneName, stageName, stepName } from '@journeyboard/editor'
import {
  type Card,
  cellKey,
  columnsOf,
  feelingId,
  holdsCards,
  type Journey,
  type Lane,
  type Step,
} from '@journeyboard/model'
import { useJourney } from '../boardContext.ts'
import { describeFeeling, feelingKeysAt } from '../panels/describeRef.ts'
import { MODE_WORDS } from '../panels/inspector/words.ts'
import { CARD_KIND_WORDS, PERIOD_WORDS, POLARITY_WORDS, ROLE_WORDS, textOrLack } from '../panels/words.ts'
import styles from './MapTable.module.css'
import { besideCells, type OutlineEntry } from './outlineEntries.ts'

export function MapTable() {
  const journey = useJourney()
  const columns = columnsOf(journey)
  return (
    <>
      <table className={styles.table}>
        <caption>{journey.map.title || 'Untitled map'}</caption>
        <thead>
          <tr>
            <td />
            {journey.stages.map((stage) => (
              <th
                key={stage.id}
                scope="colgroup"
                colSpan={Math.max(1, journey.stepsByStage.get(stage.id)?.length ?? 0)}
              >
                {stageName(stage)}
                <Aside words={[stage.goal, stage.period === 'none' ? '' : PERIOD_WORDS[stage.period]]} />
              </th>
            ))}
          </tr>
          <tr>
            <td />
            {columns.map(({ stage, step }) =>
              step ? (
                <th key={step.id} scope="col">
                  {stepName(journey, step)}
                </th>
              ) : (
                <td key={stage.id} />
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {journey.lanes.map((lane) => (
            <tr key={lane.id}>
              <th scope="row">
                {laneName(lane)}
                <Aside words={[lane.role === 'none' ? '' : ROLE_WORDS[lane.role]]} />
              </th>
              {columns.map(({ stage, step }) => (
                <td key={step?.id ?? stage.id}>
                  {step && (holdsCards(lane) ? cardsIn(journey, step, lane) : feelingsAt(journey, step))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {besideCells(journey).map((group) => (
        <section key={group.key} className={styles.beside}>
          <h3>{group.text}</h3>
          <ul>
            {group.entries.map((entry) => (
              <li key={entry.key}>{wordsOf(journey, entry)}</li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function cardsIn(journey: Journey, step: Step, lane: Lane) {
  const cards = journey.cardsByCell.get(cellKey({ step: step.id, lane: lane.id })) ?? []
  return cards.map((card) => (
    <div key={card.id}>
      <CardWords card={card} />
    </div>
  ))
}

function feelingsAt(journey: Journey, step: Step) {
  return feelingKeysAt(journey, step.id).map((key) => {
    const id = feelingId(key.persona, step.id, key.series)
    return (
      <div key={id}>
        {describeFeeling(journey, key)}
        <Aside words={[journey.feelingById.get(id)?.comment ?? '']} />
      </div>
    )
  })
}

function wordsOf({ cardById }: Journey, { ref, text, aside }: OutlineEntry) {
  const card = ref?.family === 'card' ? cardById.get(ref.id) : undefined
  if (card) return <CardWords card={card} />
  return (
    <>
      {text}
      <Aside words={[aside]} />
    </>
  )
}

function CardWords({ card }: { readonly card: Card }) {
  const { kind, moment, contact, owner } = card
  const polarity = moment && moment.polarity !== 'open' ? `: ${POLARITY_WORDS[moment.polarity].toLowerCase()}` : ''
  const words = [
    CARD_KIND_WORDS[kind],
    moment ? `Moment of truth${polarity}` : '',
    contact.channel,
    contact.mode === 'none' ? '' : MODE_WORDS[contact.mode],
    owner,
  ]
  return (
    <>
      {textOrLack(card, 'card')}
      <Aside words={words} />
    </>
  )
}

function Aside({ words }: { readonly words: readonly string[] }) {
  const said = words.map((word) => word.trim()).filter((word) => word !== '')
  return said.length > 0 && <p className={styles.aside}>{said.join(' · ')}</p>
}
