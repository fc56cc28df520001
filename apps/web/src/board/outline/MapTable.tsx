/** The map as a plain table: steps under their stages across, lanes down, every word of every card. */
import { laneName, stageName, stepName } from '@journeyboard/editor'
import { cellKey, feelingId, formatValence, holdsCards, type Journey, type Lane, type Step } from '@journeyboard/model'
import { useJourney } from '../boardContext.ts'
import styles from './MapTable.module.css'

export function MapTable() {
  const journey = useJourney()
  return (
    <table className={styles.table}>
      <caption>{journey.map.title || 'Untitled map'}</caption>
      <thead>
        <tr>
          <td />
          {journey.stages.map((stage) => (
            <th key={stage.id} scope="colgroup" colSpan={Math.max(1, journey.stepsByStage.get(stage.id)?.length ?? 0)}>
              {stageName(stage)}
            </th>
          ))}
        </tr>
        <tr>
          <td />
          {journey.steps.map((step) => (
            <th key={step.id} scope="col">
              {stepName(journey, step)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {journey.lanes.map((lane) => (
          <tr key={lane.id}>
            <th scope="row">{laneName(lane)}</th>
            {journey.steps.map((step) => (
              <td key={step.id}>
                {wordsIn(journey, step, lane).map(({ key, words }) => (
                  <p key={key}>{words}</p>
                ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function wordsIn(journey: Journey, step: Step, lane: Lane): { key: string; words: string }[] {
  if (holdsCards(lane)) {
    const cards = journey.cardsByCell.get(cellKey({ step: step.id, lane: lane.id })) ?? []
    return cards.map((card) => ({ key: card.id, words: card.text }))
  }
  return journey.personas.flatMap((persona) => {
    const feeling = journey.feelingById.get(feelingId(persona.id, step.id, 'actual'))
    const words = feeling && [persona.name || 'Customer', formatValence(feeling.mark.valence), feeling.word]
    return words ? [{ key: persona.id, words: words.filter((word) => word !== '').join(' ') }] : []
  })
}
