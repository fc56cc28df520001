/** The few words that a picture adds to what people wrote. */
import type { CardKind, FeelingSeries, Polarity } from '@journeyboard/model'

export const KIND_WORDS: Record<CardKind, string> = {
  text: 'Card',
  touchpoint: 'Touchpoint',
  action: 'Action',
  thought: 'Thought',
  pain: 'Pain',
  delight: 'Delight',
  enabler: 'Enabler',
  barrier: 'Barrier',
  process: 'Process',
  evidence: 'Evidence',
  metric: 'Metric',
  insight: 'Insight',
  opportunity: 'Opportunity',
  solution: 'Solution',
  image: 'Image',
}

export const SERIES_WORDS: Record<FeelingSeries, string> = {
  actual: 'How they feel',
  desired: 'How they want to feel',
  believed: 'What we think they feel',
}

export const MOMENT_WORDS: Record<Polarity, string> = {
  open: 'Moment of truth',
  friction: 'Moment of truth: friction',
  delight: 'Moment of truth: delight',
}

/** `2 stages`, `1 card`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
