/** Fields of a point on the emotion curve. */
import { clearFeelings, type FeelingPlace, setFeelings, setFeelingWords } from '@journeyboard/editor'
import { FEELING_SERIES, type FeelingSeries, feelingId, type Journey } from '@journeyboard/model'
import { X } from 'lucide-react'
import { useId } from 'react'
import { IconButton } from '../../../ui/IconButton.tsx'
import { useBoard } from '../../boardContext.ts'
import { DraftField } from '../DraftField.tsx'
import styles from './Row.module.css'
import { Row, TextRow } from './Row.tsx'
import { StepFeelings } from './StepFeelings.tsx'
import { SERIES_WORDS } from './words.ts'

export interface FeelingDetailsProps {
  readonly journey: Journey
  readonly place: FeelingPlace
}

export function FeelingDetails({ journey, place }: FeelingDetailsProps) {
  const { doc } = useBoard()
  const feeling = journey.feelingById.get(feelingId(place.persona, place.step, place.series))
  return (
    <>
      <StepFeelings journey={journey} step={place.step} persona={place.persona} />
      {FEELING_SERIES.map((series) => (
        <SeriesRow key={series} journey={journey} place={place} series={series} />
      ))}
      {feeling && (
        <>
          <TextRow
            label="Word"
            placeholder="anxious, proud, at ease"
            value={feeling.word}
            onKeep={(word) => setFeelingWords(doc, place, { word, comment: feeling.comment })}
          />
          <TextRow
            label="Why"
            placeholder="What makes them feel so"
            value={feeling.comment}
            maxLength={2000}
            onKeep={(comment) => setFeelingWords(doc, place, { word: feeling.word, comment })}
          />
        </>
      )}
    </>
  )
}

/** One number, on the scale from -2 to +2 on which feelings are shown. */
function SeriesRow({ journey, place, series }: FeelingDetailsProps & { readonly series: FeelingSeries }) {
  const { doc } = useBoard()
  const id = useId()
  const own = { ...place, series }
  const feeling = journey.feelingById.get(feelingId(place.persona, place.step, series))
  const valence = feeling?.mark.valence
  const keep = (text: string) => {
    const shown = Number.parseFloat(text.replace(',', '.').replace('−', '-'))
    if (text.trim() === '') clearFeelings(doc, [own])
    else if (Number.isFinite(shown)) setFeelings(doc, [own], shown / 2)
  }
  return (
    <Row label={SERIES_WORDS[series]} htmlFor={id}>
      <div className={styles.reset}>
        <DraftField
          id={id}
          className={styles.control}
          type="number"
          min={-2}
          max={2}
          step={0.1}
          placeholder="−2 to +2"
          disabled={feeling?.isLocked}
          value={valence === undefined ? '' : String(Math.round(valence * 20) / 10)}
          onKeep={keep}
        />
        {feeling?.isLocked === false && (
          <IconButton
            label={`Clear: ${SERIES_WORDS[series].toLowerCase()}`}
            icon={<X />}
            onClick={() => clearFeelings(doc, [own])}
          />
        )}
      </div>
    </Row>
  )
}
