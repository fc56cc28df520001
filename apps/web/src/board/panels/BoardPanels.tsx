/** Everything around the canvas, placed over it: only the parts themselves take the pointer. */
import { endPresentation } from '@journeyboard/editor'
import { allows } from '@journeyboard/protocol'
import { Eye } from 'lucide-react'
import { useDeferredValue, useEffect, useLayoutEffect, useState } from 'react'
import { useStore } from 'zustand'
import { nextPaint, whenIdle } from '../../shell/afterPaint.ts'
import { Later } from '../../shell/Later.tsx'
import { lazyAgain } from '../../shell/lazyAgain.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useAccess, useBoard, useGesture, usePanels } from '../boardContext.ts'
import { useClipboard } from '../clipboard/useClipboard.ts'
import { Comments } from '../comments/Comments.tsx'
import { Dialogs } from '../dialogs/Dialogs.tsx'
import { Find } from '../find/Find.tsx'
import { useActionKeys } from '../keys/useActionKeys.ts'
import { usePictures } from '../picture/usePictures.ts'
import styles from './BoardPanels.module.css'
import { MapBar } from './MapBar.tsx'
import { NoticeToasts } from './NoticeToasts.tsx'
import { PeopleBar } from './PeopleBar.tsx'
import { isSmallScreen } from './screenSize.ts'
import { Toolbar } from './Toolbar.tsx'
import { ZoomBar } from './ZoomBar.tsx'

/** Fetched once the board is painted: nothing is selected yet. */
const Inspector = lazyAgain(async () => {
  await nextPaint()
  return (await import('./inspector/Inspector.tsx')).Inspector
})

/** Nobody has done anything yet that is to be told. */
const LiveRegion = lazyAgain(async () => {
  await nextPaint()
  return (await import('./LiveRegion.tsx')).LiveRegion
})

const OutlinePanel = lazyAgain(async () => (await import('../outline/OutlinePanel.tsx')).OutlinePanel)
const OnlyMoments = lazyAgain(async () => (await import('./OnlyMoments.tsx')).OnlyMoments)
/** Fetched when the browser has nothing else to do. */
const ContextMenu = lazyAgain(async () => (await import('./ContextMenu.tsx')).ContextMenu)
const LastVisit = lazyAgain(async () => (await import('../versions/LastVisit.tsx')).LastVisit)
/** Fetched when the browser has nothing else to do: it has to be there in the moment of the wish. */
const PrintPage = lazyAgain(async () => {
  await new Promise<void>((resolve) => void whenIdle(resolve))
  return (await import('../print/PrintPage.tsx')).PrintPage
})
const PresentBar = lazyAgain(async () => (await import('./PresentBar.tsx')).PresentBar)

export function BoardPanels() {
  const board = useBoard()
  const isHidden = usePanels((panels) => panels.isInterfaceHidden)
  const isPresenting = usePanels((panels) => panels.scene !== null)
  const hasOnlyMoments = useStore(board.emphasis, ({ moments }) => moments !== null)
  const isDragging = useGesture((gesture) =>
    gesture.type === 'make' ? gesture.isHeld : gesture.type === 'move' || gesture.type === 'moveHeader',
  )
  // The map is drawn first: keys and files are taken from then on, and the bars follow right behind it.
  const isMapDrawn = useDeferredValue(true, false)
  useActionKeys()
  useClipboard()
  usePictures()
  useLayoutEffect(() => {
    // On a small screen the inspector would cover what is selected: there it is opened by hand.
    if (isSmallScreen()) board.panels.setState({ isInspectorOpen: false })
  }, [board])
  return (
    <>
      <div className={styles.panels} data-dragging={isDragging || undefined}>
        {isPresenting ? (
          <Later onMissing={() => endPresentation(board)}>
            <PresentBar />
          </Later>
        ) : isHidden ? (
          <div className={styles.reveal}>
            <IconButton
              label="Show the interface"
              icon={<Eye />}
              tooltipSide="top"
              onClick={() => board.panels.setState({ isInterfaceHidden: false })}
            />
          </div>
        ) : (
          isMapDrawn && <Panels />
        )}
        {hasOnlyMoments && (
          <Later>
            <OnlyMoments />
          </Later>
        )}
        <Find />
        <Comments />
      </div>
      <Later>
        <ContextMenu />
      </Later>
      <Dialogs />
      <NoticeToasts />
      <Later>
        <LiveRegion />
      </Later>
      <Later>
        <PrintPage />
      </Later>
    </>
  )
}

function Panels() {
  const board = useBoard()
  const { access } = useAccess()
  // Who only looks is told of no versions.
  const mayComment = access !== null && allows(access.role, 'comment')
  const isOutlineOpen = usePanels((panels) => panels.isOutlineOpen)
  const [isIdle, setIdle] = useState(false)
  useEffect(() => whenIdle(() => setIdle(true)), [])
  return (
    <>
      {/* Right behind the map for whoever comes by Tab. */}
      <Later>
        <Inspector />
      </Later>
      <div className={styles.top}>
        <MapBar />
        <PeopleBar />
      </div>
      <Later onMissing={() => board.panels.setState({ isOutlineOpen: false })}>
        {isOutlineOpen && <OutlinePanel />}
      </Later>
      <Later>{isIdle && !isOutlineOpen && mayComment && <LastVisit />}</Later>
      <div className={styles.bottom}>
        <div />
        <Toolbar />
        <div className={styles.zoom}>
          <ZoomBar />
        </div>
      </div>
    </>
  )
}
