/** Fields of a stage. */
import { setStagePeriod } from '@journeyboard/editor'
import { type Journey, PERIODS, type Stage } from '@journeyboard/model'
import { useBoard } from '../../boardContext.ts'
import { ActionButton } from '../ActionButton.tsx'
import { Choices } from '../Choices.tsx'
import { optionsOf, PERIOD_WORDS } from '../words.ts'
import rowStyles from './Row.module.css'
import { Row } from './Row.tsx'
import styles from './StageDetails.module.css'
import { TitleRow } from './TitleRow.tsx'

export function StageDetails({ journey, stage }: { readonly journey: Journey; readonly stage: Stage }) {
  const { doc } = useBoard()
  const steps = journey.stepsByStage.get(stage.id)?.length ?? 0
  return (
    <>
      <TitleRow
        label="Title"
        text={{ family: 'stage', id: stage.id, field: 'title' }}
        value={stage.title}
        placeholder="A goal of the customer"
      />
      <TitleRow
        label="Goal"
        text={{ family: 'stage', id: stage.id, field: 'goal' }}
        value={stage.goal}
        placeholder="Their question: “What are my options?”"
        isMultiline
      />
      <Row label="Purchase">
        <Choices
          label="When, seen from the purchase"
          options={optionsOf(PERIODS, PERIOD_WORDS)}
          value={stage.period}
          onChoose={(period) => setStagePeriod(doc, stage.id, period)}
        />
      </Row>
      <Row label="Steps">
        <div className={styles.steps}>
          <span className={rowStyles.plain}>{steps}</span>
          <ActionButton id="addStep" />
          <ActionButton id="addStage" />
        </div>
      </Row>
    </>
  )
}
