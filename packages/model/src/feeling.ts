/** A feeling: what a persona feels at a step, one series at a time. */
import * as z from 'zod/mini'
import { type FeelingId, isId, type PersonaId, type StepId } from './ids.ts'
import { finite, flag, text } from './validation.ts'

export interface Feeling {
  readonly id: FeelingId
  readonly mark: FeelingMark
  /** A word for it ("anxious"), or empty. */
  readonly word: string
  /** Why they feel so, or empty. */
  readonly comment: string
  /** Not to be moved, edited or deleted by a slip of the hand; whoever may edit may unlock it. */
  readonly isLocked: boolean
}

export interface FeelingMark {
  /** In [-1, 1]; shown as -2 to +2. */
  readonly valence: number
  /** The number that somebody entered and its scale, kept when it was imported from elsewhere. */
  readonly original: { readonly scale: string; readonly number: number } | null
}

/** What they feel, what they want to feel, what the team thinks they feel. */
export const FEELING_SERIES = ['actual', 'desired', 'believed'] as const
export type FeelingSeries = (typeof FEELING_SERIES)[number]

export interface FeelingKey {
  readonly persona: PersonaId
  readonly step: StepId
  readonly series: FeelingSeries
}

/** Flat, so that two people who create the same feeling at once meet in one entry. */
export function feelingId(persona: PersonaId, step: StepId, series: FeelingSeries): FeelingId {
  return `${persona}~${step}~${series}` as FeelingId
}

/** The parts of a feeling's id, or null if the string is not one. */
export function parseFeelingId(id: string): FeelingKey | null {
  const [persona, step, series, ...rest] = id.split('~')
  if (rest.length > 0 || !isId(persona) || !isId(step)) return null
  const known = FEELING_SERIES.find((name) => name === series)
  return known ? { persona: persona as PersonaId, step: step as StepId, series: known } : null
}

export const feelingMarkSchema = z.object({
  valence: finite.check(z.minimum(-1), z.maximum(1)),
  original: z.catch(z.nullable(z.object({ scale: text, number: finite })), null),
})

export const feelingSchema = z.object({
  id: z.custom<FeelingId>((id) => typeof id === 'string' && parseFeelingId(id) !== null, 'persona~step~series'),
  mark: feelingMarkSchema,
  word: text,
  comment: text,
  isLocked: flag,
})

export const feelingDefaults: Omit<Feeling, 'id' | 'mark'> = { word: '', comment: '', isLocked: false }

/** From the keys 1 to 5 or a five-step scale to valence: 1 is -1, 3 is 0, 5 is +1. */
export function valenceOfFive(score: number): number {
  return (score - 3) / 2
}

/** `+1.6`, `−0.7`, `0`: a valence as it is shown, on -2 to +2, with a real minus sign. */
export function formatValence(valence: number): string {
  const shown = Math.round(valence * 20) / 10
  if (shown === 0) return '0'
  return `${shown > 0 ? '+' : '−'}${Math.abs(shown)}`
}

/** Five faces from very unhappy (0) to very happy (4). */
export function faceOf(valence: number): 0 | 1 | 2 | 3 | 4 {
  return Math.min(4, Math.max(0, Math.round(valence * 2 + 2))) as 0 | 1 | 2 | 3 | 4
}
