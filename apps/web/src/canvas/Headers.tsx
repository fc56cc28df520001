/** Titles of stages, steps and lanes, where the layout puts them, editable in place. */
import type { LaneBox, MomentColumn, StageBox, StepBox } from '@journeyboard/layout'
import { memo } from 'react'
import { useStore } from 'zustand'
import { useBoard, useGesture, useIsSelected } from '../board/boardContext.ts'
import { PeerOutline } from './PeerOutline.tsx'
import styles from './sheet.module.css'
import type { ShiftAt } from './shiftAt.ts'
import { TextEditor } from './TextEditor.tsx'
import { usePeerMark } from './usePeerMark.ts'

export const StageHeaders = memo(function StageHeaders({ stages }: { stages: readonly StageBox[] }) {
  return stages.map((stage) => <StageHeader key={stage.id} stage={stage} />)
})

const StageHeader = memo(function StageHeader({ stage }: { stage: StageBox }) {
  const { box, textX } = stage
  const state = useHeaderState('stage', stage.id)
  const left = textX - box.x
  return (
    <div className={styles.header} {...state.attributes} style={placeOf(box)} data-stage={stage.id}>
      {stage.period && (
        <span className={styles.period} style={{ left, top: stage.periodY - box.y }}>
          {stage.period}
        </span>
      )}
      <div className={styles.stageTitle} style={{ left, top: stage.titleY - box.y, right: 8 }}>
        {state.isEditing ? (
          <TextEditor family="stage" id={stage.id} field="title" label="Stage title" placeholder="Name of the stage" />
        ) : (
          <Lines lines={stage.titleLines} empty="Name this stage" />
        )}
      </div>
      <div className={styles.goal} style={{ left, top: stage.goalY - box.y }}>
        {joined(stage.goalLines)}
      </div>
      {state.peer && <PeerOutline peer={state.peer} />}
    </div>
  )
})

interface StepHeadersProps {
  readonly steps: readonly StepBox[]
  readonly moments: readonly MomentColumn[]
}

export const StepHeaders = memo(function StepHeaders({ steps }: StepHeadersProps) {
  return steps.map((step) => <StepHeader key={step.id} step={step} />)
})

const StepHeader = memo(function StepHeader({ step }: { step: StepBox }) {
  const { box } = step
  const state = useHeaderState('step', step.id)
  return (
    <div className={styles.header} {...state.attributes} style={placeOf(box)} data-step={step.id}>
      <div className={styles.stepTitle} style={{ left: step.textX - box.x, top: step.titleY - box.y, right: 6 }}>
        {state.isEditing ? (
          <TextEditor family="step" id={step.id} field="title" label="Step title" placeholder="Name of the step" />
        ) : (
          <Lines lines={step.titleLines} empty="" />
        )}
      </div>
      {state.peer && <PeerOutline peer={state.peer} />}
    </div>
  )
})

interface LaneTitlesProps {
  readonly lanes: readonly LaneBox[]
  readonly shiftAt: ShiftAt
}

export const LaneTitles = memo(function LaneTitles({ lanes, shiftAt }: LaneTitlesProps) {
  return lanes.map((lane) => <LaneTitle key={lane.id} lane={lane} shift={shiftAt(lane.box.y)} />)
})

const LaneTitle = memo(function LaneTitle({ lane, shift }: { lane: LaneBox; shift: number }) {
  const { title: box } = lane
  const state = useHeaderState('lane', lane.id)
  const left = lane.textX - box.x
  return (
    <div
      className={styles.laneTitle}
      {...state.attributes}
      style={{ ...placeOf(box), top: box.y + shift }}
      data-lane={lane.id}
    >
      <div className={styles.title} style={{ left, top: lane.titleY - box.y, right: 6 }}>
        {state.isEditing ? (
          <TextEditor family="lane" id={lane.id} field="title" label="Lane title" placeholder="Name of the lane" />
        ) : (
          <Lines lines={lane.titleLines} empty="Name this lane" />
        )}
      </div>
      {lane.roleLine && (
        <span className={styles.role} style={{ left, top: lane.roleY - box.y }}>
          {lane.roleLine}
        </span>
      )}
      {state.peer && <PeerOutline peer={state.peer} />}
    </div>
  )
})

function useHeaderState(family: 'stage' | 'step' | 'lane', id: string) {
  const board = useBoard()
  const isSelected = useIsSelected(`${family}/${id}`)
  const isEditing = useStore(board.editing.store, (editing) => editing?.family === family && editing.id === id)
  const isLifted = useGesture(
    (gesture) => gesture.type === 'moveHeader' && gesture.ref.family === family && gesture.ref.id === id,
  )
  const peer = usePeerMark(`${family}/${id}`)
  return {
    isEditing,
    peer,
    attributes: { 'data-selected': isSelected || undefined, 'data-lifted': isLifted || undefined },
  }
}

type TextLines = readonly { readonly text: string }[]

const joined = (lines: TextLines) => lines.map((line) => line.text).join('\n')

function Lines({ lines, empty }: { lines: TextLines; empty: string }) {
  const text = joined(lines)
  return text ? text : <span className={styles.untitled}>{empty}</span>
}

function placeOf(box: { x: number; y: number; width: number; height: number }) {
  return { left: box.x, top: box.y, width: box.width, height: box.height }
}
