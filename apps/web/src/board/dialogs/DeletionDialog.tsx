/** Asks where the cards go when their stage, step or lane is deleted. */
import {
  type CardsGo,
  confirmDeletion,
  counted,
  type Deletion,
  laneName,
  stageName,
  stepName,
} from '@journeyboard/editor'
import type { Journey, LaneId, StepId } from '@journeyboard/model'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { focusAtOnce } from '../../ui/focusAtOnce.ts'
import { Select } from '../../ui/Select.tsx'
import { useBoard, useJourney } from '../boardContext.ts'
import styles from './dialogs.module.css'
import { type Refuge, refugeOf, replan } from './refuge.ts'

export interface DeletionDialogProps {
  readonly deletion: Deletion
  readonly onClose: () => void
}

export function DeletionDialog({ deletion: asked, onClose }: DeletionDialogProps) {
  const board = useBoard()
  const journey = useJourney()
  const deletion = replan(journey, asked)
  const refuge = refugeOf(journey, deletion)
  const [areKept, setKept] = useState(true)
  const [chosen, setChosen] = useState<string | null>(null)
  const home = refuge?.options.find(({ value }) => value === chosen)?.value ?? refuge?.nearest ?? ''
  const isOne = deletion.orphans.length === 1
  const goes = isOne ? 'does it go' : 'do they go'
  const cards = counted(deletion.orphans.length, 'card')
  const { noun, name } = nameOf(journey, deletion)
  const confirm = () => {
    onClose()
    confirmDeletion(board, deletion, refuge && areKept ? goTo(refuge, home) : { to: 'delete' })
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Delete ${name}?`}
      description={`${noun} ${deletion.orphans.length > 0 ? `${cards}. Where ${goes}?` : 'no cards any more.'}`}
      onConfirm={confirm}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button {...(deletion.orphans.length === 0 && { ref: focusAtOnce })} variant="danger" type="submit">
            Delete
          </Button>
        </>
      }
    >
      {deletion.orphans.length > 0 && (
        <div
          className={styles.choices}
          role="radiogroup"
          aria-label={`Where ${isOne ? 'the card goes' : `the ${cards} go`}`}
        >
          {refuge ? (
            <div className={styles.option}>
              <label className={styles.radio}>
                <input type="radio" name="cards" checked={areKept} onChange={() => setKept(true)} />
                <span>Move to</span>
              </label>
              <Select
                label={refuge.to === 'step' ? 'Step that takes the cards' : 'Lane that takes the cards'}
                hideLabel
                options={refuge.options}
                value={home}
                onValueChange={(value) => {
                  setChosen(value)
                  setKept(true)
                }}
                className={styles.grow ?? ''}
              />
            </div>
          ) : (
            <p className={styles.note}>{whyNot(deletion, isOne ? 'it' : 'them')}</p>
          )}
          <label className={styles.radio}>
            <input type="radio" name="cards" checked={!refuge || !areKept} onChange={() => setKept(false)} />
            <span>{isOne ? 'Delete it too' : 'Delete them too'}</span>
          </label>
        </div>
      )}
    </Dialog>
  )
}

function goTo(refuge: Refuge, home: string): CardsGo {
  return refuge.to === 'step' ? { to: 'step', step: home as StepId } : { to: 'lane', lane: home as LaneId }
}

function whyNot({ steps, lanes }: Deletion, cards: string): string {
  return steps.length > 0 && lanes.length > 0
    ? `To keep ${cards}, delete columns and lanes one after the other.`
    : `Nothing remains that could hold ${cards}.`
}

/** `This stage holds` and `“Buy”`, or `These 2 lanes hold` and `2 lanes`. */
function nameOf(journey: Journey, { stages, steps, lanes }: Deletion): { noun: string; name: string } {
  const parts = [
    ...stages.map((id) => ['stage', stageName(journey.stageById.get(id))] as const),
    ...(stages.length > 0 ? [] : steps.map((id) => ['step', stepTitle(journey, id)] as const)),
    ...lanes.map((id) => ['lane', laneName(journey.laneById.get(id))] as const),
  ]
  const [only] = parts
  if (parts.length === 1 && only) return { noun: `This ${only[0]} holds`, name: `“${only[1]}”` }
  const count = (noun: string) => parts.filter(([one]) => one === noun).length
  const counts = ['stage', 'step', 'lane'].flatMap((noun) => (count(noun) > 0 ? [counted(count(noun), noun)] : []))
  return { noun: 'They hold', name: counts.join(' and ') }
}

function stepTitle(journey: Journey, id: StepId): string {
  const step = journey.stepById.get(id)
  return step ? stepName(journey, step) : ''
}
