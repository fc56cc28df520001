/** How the personas feel at a step, in faces. */
import { clearFeelings, feelInSight, setFeelings } from '@journeyboard/editor'
import { textDirection } from '@journeyboard/layout'
import {
  faceOf,
  feelingId,
  formatValence,
  type Journey,
  type Persona,
  type PersonaId,
  type StepId,
} from '@journeyboard/model'
import { useBoard } from '../../boardContext.ts'
import { Face } from '../Face.tsx'
import { FACE_WORDS } from '../words.ts'
import { Row } from './Row.tsx'
import styles from './StepFeelings.module.css'

export interface StepFeelingsProps {
  readonly journey: Journey
  readonly step: StepId
  /** Only this one; all, if there is none. */
  readonly persona?: PersonaId
}

export function StepFeelings({ journey, step, persona: only }: StepFeelingsProps) {
  const personas = journey.personas.filter(({ id }) => only === undefined || id === only)
  return personas.map((persona, index) => (
    <Row key={persona.id} label={index === 0 ? 'Feeling' : ''}>
      <PersonaFeeling journey={journey} step={step} persona={persona} />
    </Row>
  ))
}

const FACES = [0, 1, 2, 3, 4] as const

interface PersonaFeelingProps {
  readonly journey: Journey
  readonly step: StepId
  readonly persona: Persona
}

function PersonaFeeling({ journey, step, persona }: PersonaFeelingProps) {
  const board = useBoard()
  const { doc } = board
  const feelingOf = (series: 'actual' | 'desired') => journey.feelingById.get(feelingId(persona.id, step, series))
  const { isLocked, mark } = feelingOf('actual') ?? {}
  const felt = mark?.valence
  const wanted = feelingOf('desired')?.mark.valence
  const name = persona.name || 'Customer'
  const place = { persona: persona.id, step, series: 'actual' } as const
  return (
    <>
      <p className={styles.felt} dir={textDirection(name)}>
        {name} <strong>{felt === undefined ? 'nothing yet' : formatValence(felt)}</strong>
        {wanted !== undefined && <span className={styles.wanted}> wants {formatValence(wanted)}</span>}
      </p>
      <fieldset className={styles.faces} aria-label={`How ${name} feels at this step`} disabled={isLocked}>
        {FACES.map((face) => {
          const isChosen = felt !== undefined && faceOf(felt) === face
          const label = `${FACE_WORDS[face]}, ${formatValence(face / 2 - 1)}`
          return (
            <button
              key={face}
              type="button"
              className={styles.face}
              aria-label={label}
              aria-pressed={isChosen}
              title={isChosen ? `${label}: press again to clear` : label}
              onClick={() => {
                if (isChosen) clearFeelings(doc, [place])
                else feelInSight(board, () => setFeelings(doc, [place], face / 2 - 1))
              }}
            >
              <Face face={face} />
            </button>
          )
        })}
      </fieldset>
    </>
  )
}
