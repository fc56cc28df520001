/** Reactions in words. */
import type { Reaction } from '@journeyboard/protocol/comments'

export const REACTION_WORDS: Readonly<Record<Reaction, string>> = {
  '👍': 'thumbs up',
  '❤️': 'heart',
  '🎉': 'party',
  '😄': 'smile',
  '🤔': 'thinking',
  '👀': 'eyes',
}
