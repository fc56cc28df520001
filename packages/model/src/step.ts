/** A step: one column inside a stage. */
import * as z from 'zod/mini'
import type { StageId, StepId } from './ids.ts'
import { FIRST_ORDER } from './order.ts'
import { finite, flag, idOf, order, text } from './validation.ts'

export interface Step {
  readonly id: StepId
  readonly title: string
  readonly place: StepPlace
  /** Board units; null: the default width. */
  readonly width: number | null
  /** Not to be moved, edited or deleted by a slip of the hand; whoever may edit may unlock it. */
  readonly isLocked: boolean
}

/** Relative, so that moving a stage carries its steps without touching them. */
export interface StepPlace {
  readonly stage: StageId
  readonly order: string
}

export const MIN_STEP_WIDTH = 120
export const MAX_STEP_WIDTH = 800

export const stepPlaceSchema = z.object({ stage: idOf<StageId>(), order })
export const stepWidthSchema = z.catch(
  z.nullable(finite.check(z.minimum(MIN_STEP_WIDTH), z.maximum(MAX_STEP_WIDTH))),
  null,
)
export const stepSchema = z.object({
  id: idOf<StepId>(),
  title: text,
  place: stepPlaceSchema,
  width: stepWidthSchema,
  isLocked: flag,
})

export const stepDefaults: Omit<Step, 'id'> = {
  title: '',
  place: { stage: '' as StageId, order: FIRST_ORDER },
  width: null,
  isLocked: false,
}
