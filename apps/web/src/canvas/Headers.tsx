/** Titles of stages, steps and lanes, where the layout puts them, editable in place. */
import {
  directionOf,
  LANE_TITLE,
  type LaneBox,
  type Line,
  type MomentColumn,
  STAGE_HEADER,
  STEP_HEADER,
  type StageBox,
  type StepBox,
  TYPE,
  textDirection,
} from '@journeyboard/layout'
import type { Journey } from '@journeyboard/model'
import { memo } from 'react'
import { useStore } from 'zustand'
import { useBoard, useGesture, useIsDimmed, useIsSelected, useRecord } from '../board/boardContext.ts'
import { LockMark } from './LockMark.tsx'
import { placeOf } from './placeOf.ts'
import styles from './sheet.module.css'
import type { ShiftAt } from './shiftAt.ts'
import { inSteadyOrder } from './steadyOrder.ts'
import { TextEditor } from './TextEditor.tsx'
import { textOf } from './textOf.ts'

/** In the order in which they are given, which should be a steady one. */
export const StageHeaders = memo(function StageHeaders({ stages }: { stages: readonly StageBox[] }) {
  return stages.map((stage) => <StageHeader key={stage.id} stage={stage} />)
})

const StageHeader = memo(function StageHeader({ stage }: { stage: StageBox }) {
  const { box, textX } = stage
  const state = useHeaderState('stage', stage.id)
  const left = textX - box.x
  const side = sideOf(stage.titleLines, left, STAGE_HEADER.right)
  const goal = useRecord(stage.id, (journey) => (stage.isGoalCut ? journey.stageById.get(stage.id)?.goal : undefined))
  const isLocked = useRecord(stage.id, (journey) => journey.stageById.get(stage.id)?.isLocked)
  return (
    <div className={styles.header} {...state.attributes} style={placeOf(box)} data-stage={stage.id}>
      {stage.period && (
        <span className={styles.period} style={{ top: stage.periodY - box.y, ...side }}>
          {stage.period}
        </span>
      )}
      <Title
        family="stage"
        box={stage}
        isCut={stage.isTitleCut}
        isEditing={state.isEditing}
        className={styles.stageTitle}
        style={{ left, top: stage.titleY - box.y, right: STAGE_HEADER.right }}
      />
      <div
        className={styles.goal}
        style={{ top: stage.goalY - box.y, right: STAGE_HEADER.right, ...side }}
        title={goal}
        {...textOf(stage.goalLines)}
      />
      {isLocked && <LockMark />}
    </div>
  )
})

interface StepHeadersProps {
  readonly steps: readonly StepBox[]
  readonly moments: readonly MomentColumn[]
}

export const StepHeaders = memo(function StepHeaders({ steps }: StepHeadersProps) {
  return inSteadyOrder(steps).map((step) => <StepHeader key={step.id} step={step} />)
})

const StepHeader = memo(function StepHeader({ step }: { step: StepBox }) {
  const { box } = step
  const state = useHeaderState('step', step.id)
  const isLocked = useRecord(step.id, (journey) => journey.stepById.get(step.id)?.isLocked)
  return (
    <div className={styles.header} {...state.attributes} style={placeOf(box)} data-step={step.id}>
      <Title
        family="step"
        box={step}
        isCut={step.isCut}
        isEditing={state.isEditing}
        className={styles.stepTitle}
        style={{ left: step.textX - box.x, top: step.titleY - box.y, right: STEP_HEADER.right }}
      />
      {isLocked && <LockMark />}
    </div>
  )
})

interface LaneTitlesProps {
  readonly lanes: readonly LaneBox[]
  readonly shiftAt: ShiftAt
}

export const LaneTitles = memo(function LaneTitles({ lanes, shiftAt }: LaneTitlesProps) {
  return inSteadyOrder(lanes).map((lane) => <LaneTitle key={lane.id} lane={lane} shift={shiftAt(lane.box.y)} />)
})

const LaneTitle = memo(function LaneTitle({ lane, shift }: { lane: LaneBox; shift: number }) {
  const { title: box } = lane
  const state = useHeaderState('lane', lane.id)
  const isLocked = useRecord(lane.id, (journey) => journey.laneById.get(lane.id)?.isLocked)
  const left = lane.textX - box.x
  return (
    <div
      className={styles.laneTitle}
      {...state.attributes}
      style={{ ...placeOf(box), top: box.y + shift }}
      data-lane={lane.id}
    >
      <Title
        family="lane"
        box={lane}
        isCut={lane.isCut}
        isEditing={state.isEditing}
        className={styles.title}
        style={{ left, top: lane.titleY - box.y, right: LANE_TITLE.right }}
      />
      {lane.roleLine && (
        <span
          className={styles.role}
          style={{ top: lane.roleY - box.y, ...sideOf(lane.titleLines, left, LANE_TITLE.right) }}
          dir={textDirection(lane.roleLine)}
        >
          {lane.roleLine}
        </span>
      )}
      {isLocked && <LockMark />}
    </div>
  )
})

/** What stands above or under a title that is read from the right stands at its right too. */
function sideOf(titleLines: readonly Line[], left: number, right: number): React.CSSProperties {
  return directionOf(titleLines) ? { right, textAlign: 'right' } : { left }
}

const TITLES = {
  stage: { label: 'Stage title', placeholder: 'Name of the stage', empty: 'Name this stage', type: TYPE.stageTitle },
  step: { label: 'Step title', placeholder: 'Name of the step', empty: '', type: TYPE.stepTitle },
  lane: { label: 'Lane title', placeholder: 'Name of the lane', empty: 'Name this lane', type: TYPE.laneTitle },
} as const

interface TitleProps {
  readonly family: 'stage' | 'step' | 'lane'
  readonly box: StageBox | StepBox | LaneBox
  readonly isCut: boolean
  readonly isEditing: boolean
  readonly className: string | undefined
  readonly style: React.CSSProperties
}

/** A title as the layout broke it, or being written in that same room. Of one that is cut a tooltip tells the rest. */
function Title({ family, box: { id, titleLines }, isCut, isEditing, className, style }: TitleProps) {
  const { label, placeholder, empty, type } = TITLES[family]
  const whole = useRecord(id, (journey) => (isCut ? titleIn(journey, family, id) : undefined))
  const text = textOf(titleLines)
  // From the right it is held by its right end alone, so that a narrower one stays there.
  const dir = isEditing ? undefined : text.dir
  const height = isEditing ? titleLines.length * type.lineHeight : undefined
  return (
    <div
      className={className}
      style={{ ...style, ...(dir && { left: undefined }), height }}
      title={isEditing ? undefined : whole}
      dir={dir}
      data-cut={isCut || undefined}
      data-written={isEditing || undefined}
    >
      {isEditing ? (
        <TextEditor
          family={family}
          id={id}
          field="title"
          className={styles.headerEditor ?? ''}
          label={label}
          placeholder={placeholder}
        />
      ) : (
        text.children || <span className={styles.untitled}>{empty}</span>
      )}
    </div>
  )
}

function titleIn(journey: Journey, family: TitleProps['family'], id: string): string | undefined {
  const byId: ReadonlyMap<string, { readonly title: string }> =
    family === 'stage' ? journey.stageById : family === 'step' ? journey.stepById : journey.laneById
  return byId.get(id)?.title
}

function useHeaderState(family: 'stage' | 'step' | 'lane', id: string) {
  const board = useBoard()
  const isSelected = useIsSelected(`${family}/${id}`)
  const isDimmed = useIsDimmed(`${family}/${id}`) && !isSelected
  const isEditing = useStore(board.editing.store, (editing) => editing?.family === family && editing.id === id)
  const isLifted = useGesture(
    (gesture) => gesture.type === 'moveHeader' && gesture.refs.some((ref) => ref.family === family && ref.id === id),
  )
  return {
    isEditing,
    attributes: {
      'data-selected': isSelected || undefined,
      'data-dimmed': isDimmed || undefined,
      'data-lifted': isLifted || undefined,
    },
  }
}
