/** Fields of a step. */
import { setStepWidth } from '@journeyboard/editor'
import type { Journey, Step } from '@journeyboard/model'
import { useBoard } from '../../boardContext.ts'
import { ResetRow } from './ResetRow.tsx'
import { StepFeelings } from './StepFeelings.tsx'
import { TitleRow } from './TitleRow.tsx'

export function StepDetails({ journey, step }: { readonly journey: Journey; readonly step: Step }) {
  const { doc } = useBoard()
  return (
    <>
      <TitleRow
        label="Title"
        text={{ family: 'step', id: step.id, field: 'title' }}
        value={step.title}
        placeholder="What they do here"
      />
      <ResetRow
        label="Width"
        value={step.width}
        automatic="As all columns"
        onReset={() => setStepWidth(doc, step.id, null)}
      />
      <StepFeelings journey={journey} step={step.id} />
    </>
  )
}
