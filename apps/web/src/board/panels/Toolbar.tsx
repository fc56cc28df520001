/** Bottom centre: the tools, and what can be made or marked. */
import { actionOf, isOffered } from '@journeyboard/editor'
import { Ellipsis } from 'lucide-react'
import { Toolbar as Radix } from 'radix-ui'
import { useStore } from 'zustand'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { useBoard, usePanels, useRights } from '../boardContext.ts'
import { ActionButton } from './ActionButton.tsx'
import { groupedEntries } from './actionEntry.tsx'
import { CardPicker } from './CardPicker.tsx'
import { FeelingPicker } from './FeelingPicker.tsx'
import { useSmallScreen } from './screenSize.ts'
import styles from './Toolbar.module.css'
import { useReturnToBoard } from './useReturnToBoard.ts'
import { useSelectedRefs } from './useSelectedRefs.ts'

export function Toolbar() {
  return (
    <Radix.Root className={styles.toolbar} aria-label="Tools" onClickCapture={useReturnToBoard()}>
      {useSmallScreen() ? <EssentialTools /> : <AllTools />}
    </Radix.Root>
  )
}

function AllTools() {
  const { structure, cards } = useRights()
  return (
    <>
      <Tool id="selectTool" />
      <Tool id="handTool" />
      <Tool id="laser" />
      {cards && (
        <>
          <Divider />
          <Tool id="addCard" word="Card" />
          <CardPicker />
          <Tool id="addNote" word="Note" />
        </>
      )}
      {structure && (
        <>
          <Divider />
          <Tool id="addStage" word="Stage" />
          <Tool id="addStep" word="Step" />
          <Tool id="addLane" word="Lane" />
        </>
      )}
      {cards && (
        <>
          <Divider />
          <FeelingPicker />
          <Tool id="moment" word="Moment" />
          <Tool id="link" word="Link" />
        </>
      )}
      <CommentTool />
    </>
  )
}

function CommentTool() {
  const board = useBoard()
  const isOfferedNow = useStore(board.comments, () => isOffered(board, actionOf('comment')))
  useRights()
  if (!isOfferedNow) return null
  return (
    <>
      <Divider />
      <Tool id="comment" word="Comment" />
    </>
  )
}

/** What a hand needs on a small screen; the rest stands in a menu. */
function EssentialTools() {
  const { cards } = useRights()
  // The way back for a finger, which has no key for it.
  const isPointing = usePanels(({ tool }) => tool === 'laser')
  return (
    <>
      <Tool id={isPointing ? 'laser' : 'handTool'} />
      {cards && (
        <>
          <Tool id="addCard" />
          <CardPicker />
          <Tool id="addNote" />
          <FeelingPicker />
          <Tool id="moment" />
        </>
      )}
      <Tool id="inspector" />
      <MoreTools />
    </>
  )
}

const MORE: readonly (readonly string[])[] = [
  ['edit', 'comment', 'duplicate', 'moveTo', 'link', 'delete'],
  ['cut', 'copy', 'paste'],
  ['addImage', 'addStage', 'addStep', 'addLane'],
  ['undo', 'redo'],
  ['fitMap', 'fitSelection'],
]

function MoreTools() {
  const board = useBoard()
  useSelectedRefs()
  return (
    <Menu entries={groupedEntries(board, MORE)} side="top" align="end">
      <Radix.Button asChild>
        <IconButton label="More tools" icon={<Ellipsis />} tooltipSide="top" />
      </Radix.Button>
    </Menu>
  )
}

function Tool({ id, word }: { readonly id: string; readonly word?: string }) {
  // While a link waits for its end, its button is the pressed one.
  const isLinking = usePanels((panels) => id === 'link' && panels.tool === 'link')
  return (
    <Radix.Button asChild>
      <ActionButton id={id} tooltipSide="top" data-active={isLinking || undefined} {...(word && { word })} />
    </Radix.Button>
  )
}

function Divider() {
  return <Radix.Separator className={styles.divider} />
}
