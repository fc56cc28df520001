/** What the scores of OpenJourney nodes say about how the customer feels at a step. */
import type { FeelingMark } from '@journeyboard/model'
import { feelingMarkSchema } from '@journeyboard/model/schemas'
import { ownValue } from './jsonText.ts'
import { withoutNegativeZero } from './numbers.ts'
import { OJF_MAX_SCORE, OJF_SCALE, type OjfNode } from './ojfFile.ts'

export interface StepFeeling extends FeelingMark {
  readonly word: string
  readonly comment: string
}

export type ScoredNode = OjfNode & { readonly score: number }

/**
 * One feeling for all scores of a step: the mean of the nodes in emotion lanes, or of all if there are none there.
 * The comment then names every score, so that none is lost. Null without scores.
 */
export function feelingOfNodes(nodes: readonly OjfNode[], isEmotional: (node: OjfNode) => boolean): StepFeeling | null {
  const scored = nodes.filter((node): node is ScoredNode => node.score !== null)
  const emotional = scored.filter(isEmotional)
  const telling = emotional.length > 0 ? emotional : scored
  const [first] = telling
  if (!first) return null
  const strongest = telling
    .filter((node) => node.sentiment !== '')
    .sort((a, b) => Math.abs(b.score) - Math.abs(a.score))
  return {
    valence: meanValence(telling.map((node) => node.score)),
    original: telling.length === 1 ? { scale: OJF_SCALE, number: first.score } : null,
    word: strongest[0]?.sentiment ?? '',
    comment: scored.length > 1 ? `Scores here: ${scored.map(shownScore).join(', ')}.` : '',
  }
}

/**
 * A node that is nothing but a feeling, as our own files have them. The mark that we wrote beside the score counts as
 * long as the score is the one that we wrote with it.
 */
export function feelingOfNode({ score, sentiment, description, own }: ScoredNode): StepFeeling {
  const detail = { word: sentiment, comment: description }
  const mark = feelingMarkSchema.safeParse(ownValue(own, 'mark'))
  if (mark.success && scoreOfMark(mark.data) === score) return { ...mark.data, ...detail }
  return { valence: valenceOfScore(score), original: { scale: OJF_SCALE, number: score }, ...detail }
}

function valenceOfScore(score: number): number {
  return clamped(score) / OJF_MAX_SCORE
}

/** The number that came from OpenJourney, if it still holds; else to two decimals. */
export function scoreOfMark({ original, valence }: FeelingMark): number {
  if (original?.scale === OJF_SCALE && valenceOfScore(original.number) === valence) return original.number
  return withoutNegativeZero(Math.round(valence * OJF_MAX_SCORE * 100) / 100)
}

/** To four decimals: the mean of 3 and -2 is 0.1 and not a little less. */
function meanValence(scores: readonly number[]): number {
  const mean = scores.reduce((sum, score) => sum + clamped(score), 0) / scores.length
  return withoutNegativeZero(Math.round((mean / OJF_MAX_SCORE) * 10_000) / 10_000)
}

function clamped(score: number): number {
  return Math.min(OJF_MAX_SCORE, Math.max(-OJF_MAX_SCORE, score))
}

function shownScore({ score, title }: ScoredNode): string {
  return `${score < 0 ? '\u2212' : ''}${Math.abs(score)} (${title})`
}
