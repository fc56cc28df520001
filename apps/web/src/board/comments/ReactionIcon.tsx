/** What a reaction looks like: drawn, as not every device has a font for emoji. Decoration: its word is said beside it. */
import type { Reaction } from '@journeyboard/protocol/comments'
import { CircleQuestionMark, Eye, Heart, Laugh, type LucideIcon, PartyPopper, ThumbsUp } from 'lucide-react'
import styles from './ReactionIcon.module.css'

const DRAWINGS: Readonly<Record<Reaction, { readonly Icon: LucideIcon; readonly color: string }>> = {
  '👍': { Icon: ThumbsUp, color: 'var(--persona-teal)' },
  '❤️': { Icon: Heart, color: 'var(--danger)' },
  '🎉': { Icon: PartyPopper, color: 'var(--persona-plum)' },
  '😄': { Icon: Laugh, color: 'var(--persona-ochre)' },
  '🤔': { Icon: CircleQuestionMark, color: 'var(--persona-violet)' },
  '👀': { Icon: Eye, color: 'var(--persona-blue)' },
}

export function ReactionIcon({ reaction }: { readonly reaction: Reaction }) {
  const { Icon, color } = DRAWINGS[reaction]
  return <Icon className={styles.icon} style={{ color }} aria-hidden />
}
