/** A stage: a group of columns, one major goal of the customer. */
import * as z from 'zod/mini'
import type { StageId } from './ids.ts'
import { FIRST_ORDER } from './order.ts'
import { flag, idOf, order, text, wordOf } from './validation.ts'

export interface Stage {
  readonly id: StageId
  readonly title: string
  /** The customer's question: "What are my options?" */
  readonly goal: string
  readonly period: Period
  readonly order: string
  /** Not to be moved, edited or deleted by a slip of the hand; whoever may edit may unlock it. */
  readonly isLocked: boolean
}

/** Seen from the purchase; `none` where nobody said. */
export const PERIODS = ['none', 'before', 'during', 'after'] as const
export type Period = (typeof PERIODS)[number]

export const stageSchema = z.object({
  id: idOf<StageId>(),
  title: text,
  goal: text,
  period: wordOf(PERIODS),
  order,
  isLocked: flag,
})

export const stageDefaults: Omit<Stage, 'id'> = {
  title: '',
  goal: '',
  period: 'none',
  order: FIRST_ORDER,
  isLocked: false,
}
