/** Moves what is selected without dragging: choose a step and a lane. */
import { cardIdsOf, counted, laneName, noteIdsOf, type Ref } from '@journeyboard/editor'
import { type Card, holdsCards, type Journey, type LaneId, type StepId } from '@journeyboard/model'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { useBoard, useJourney } from '../boardContext.ts'
import type { BoardDialogProps } from './boardDialog.ts'
import styles from './dialogs.module.css'
import { type Destination, inReadingOrder, moveInto } from './moveInto.ts'
import { columnLabel } from './refuge.ts'

const ENDS = [
  { value: 'top', label: 'Above the cards that are there' },
  { value: 'bottom', label: 'Below the cards that are there' },
] as const

export function MoveToDialog({ onClose }: BoardDialogProps) {
  const board = useBoard()
  const journey = useJourney()
  const [refs] = useState(() => board.selection.getState().refs)
  const leader = leaderOf(journey, refs)
  const [step, setStep] = useState<string>(leader?.place.step ?? journey.steps[0]?.id ?? '')
  const lanes = journey.lanes.filter(holdsCards)
  const [lane, setLane] = useState<string>(leader?.place.lane ?? lanes[0]?.id ?? '')
  const [end, setEnd] = useState<Destination['end']>('bottom')
  const count = cardIdsOf(refs).length + noteIdsOf(refs).length
  const isThere = journey.steps.some(({ id }) => id === step) && lanes.some(({ id }) => id === lane)
  const move = () => {
    onClose()
    moveInto(board, refs, { step: step as StepId, lane: lane as LaneId, end })
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Move ${counted(count, 'card')} to`}
      {...(count > 1 && { description: 'The first one goes there; the others keep their distance to it.' })}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" onClick={move} disabled={!isThere}>
            Move
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Select
          label="Stage and step"
          options={journey.steps.map((one) => ({ value: one.id as string, label: columnLabel(journey, one) }))}
          value={step}
          onValueChange={setStep}
        />
        <Select
          label="Lane"
          options={lanes.map((one) => ({ value: one.id as string, label: laneName(one) }))}
          value={lane}
          onValueChange={setLane}
        />
        <Select label="Place" options={ENDS} value={end} onValueChange={setEnd} />
      </div>
    </Dialog>
  )
}

/** The first card that lies in a living cell. */
function leaderOf(journey: Journey, refs: readonly Ref[]): Card | undefined {
  const [first] = inReadingOrder(journey, cardIdsOf(refs))
  const card = first && journey.cardById.get(first)
  return card && journey.stepById.has(card.place.step) && journey.laneById.has(card.place.lane) ? card : undefined
}
