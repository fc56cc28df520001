/** Which sign goes onto the map, at the place that was pointed at. */
import type { BoardPoint } from '@journeyboard/layout'
import { REACTIONS } from '@journeyboard/protocol/comments'
import { useStoreApi } from '@xyflow/react'
import { ReactionIcon } from '../board/comments/ReactionIcon.tsx'
import { REACTION_WORDS } from '../board/comments/reactionWords.ts'
import type { Sign } from '../board/people/thrownSigns.ts'
import { PointMenu } from '../ui/Menu.tsx'

export interface SignMenuProps {
  /** Null while nobody asks. */
  readonly at: BoardPoint | null
  readonly onThrow: (sign: Sign, at: BoardPoint) => void
  readonly onClose: () => void
}

export function SignMenu({ at, onThrow, onClose }: SignMenuProps) {
  const flow = useStoreApi()
  if (!at) return null
  const { transform, domNode } = flow.getState()
  const { left, top } = domNode?.getBoundingClientRect() ?? { left: 0, top: 0 }
  const [x, y, zoom] = transform
  return (
    <PointMenu
      label="Reactions"
      point={{ x: left + x + at.x * zoom, y: top + y + at.y * zoom }}
      onClose={onClose}
      entries={REACTIONS.map((sign) => ({
        kind: 'action',
        label: sentenceCase(REACTION_WORDS[sign]),
        icon: <ReactionIcon reaction={sign} />,
        run: () => onThrow(sign, at),
      }))}
    />
  )
}

function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
