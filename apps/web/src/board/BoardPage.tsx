/** The page of one map: opens it, and shows the board as soon as the document came from anywhere. */
import { createDocument, createJourneyDoc } from '@journeyboard/doc'
import { createBoard } from '@journeyboard/editor'
import { MAP_ID } from '@journeyboard/model'
import { OpenFailure, openImageShelf, openSession } from '@journeyboard/session'
import { lazy, Suspense, useCallback, useEffect, useLayoutEffect, useState } from 'react'
import { meetServer } from '../access/me.ts'
import { Canvas, CanvasProvider } from '../canvas/Canvas.tsx'
import { fetchOrTakeEarly } from '../earlyAnswers.ts'
import { takeFreeColor } from '../people/freeColor.ts'
import { localUser } from '../people/localUser.ts'
import { nextPaint } from '../shell/afterPaint.ts'
import { LoadingPage } from '../shell/FullPageMessage.tsx'
import { Later } from '../shell/Later.tsx'
import { lazyAgain } from '../shell/lazyAgain.tsx'
import { useAppOffline } from '../shell/newVersion.ts'
import { usePageTitle } from '../shell/pageTitle.ts'
import { dismissToast } from '../ui/toasts.tsx'
import styles from './board.module.css'
import { BoardContext, type OpenBoard, useAccess, useOpenBoard, usePanels, useRecord } from './boardContext.ts'
import { keepHidden, keptHidden } from './keptCurves.ts'
import { followAccess, keptRights } from './mapAccess.ts'
import { openAtAddress } from './mapAddress.ts'
import { BoardPanels } from './panels/BoardPanels.tsx'
import { createRemotePace } from './remotePace.ts'
import { useRememberedMap } from './useRememberedMap.ts'
import { versionToast } from './versions/versionToast.ts'

const VersionsView = lazyAgain(async () => (await import('./versions/VersionsView.tsx')).VersionsView)
const BegunCards = lazyAgain(async () => {
  await nextPaint()
  return (await import('./BegunCards.tsx')).BegunCards
})
const OpenFailed = lazy(async () => ({ default: (await import('./OpenFailed.tsx')).OpenFailed }))
const NoAccess = lazy(async () => ({ default: (await import('./NoAccess.tsx')).NoAccess }))

type Opening = { readonly state: 'loading' } | { readonly state: 'failed'; readonly failure: OpenFailure } | OpenState
interface OpenState {
  readonly state: 'open'
  readonly open: OpenBoard
}

export function BoardPage({ mapId }: { readonly mapId: string }) {
  const [attempt, setAttempt] = useState(0)
  const retry = useCallback(() => setAttempt((count) => count + 1), [])
  return <OpeningMap key={attempt} mapId={mapId} onRetry={retry} />
}

function OpeningMap({ mapId, onRetry }: { readonly mapId: string; readonly onRetry: () => void }) {
  const [opening, setOpening] = useState<Opening>({ state: 'loading' })
  // As soon as the page is there, and not only when it has been painted.
  useLayoutEffect(() => openMap(mapId, setOpening), [mapId])
  switch (opening.state) {
    case 'loading':
      return <LoadingPage />
    case 'failed':
      return (
        <Suspense fallback={<LoadingPage />}>
          <OpenFailed mapId={mapId} failure={opening.failure} onRetry={onRetry} />
        </Suspense>
      )
    case 'open':
      return (
        <BoardContext value={opening.open}>
          <OpenedOrRefused onRetry={onRetry} />
        </BoardContext>
      )
  }
}

/** Opens the map and tells how far it is; gives the function that leaves it. */
function openMap(mapId: string, tell: (opening: Opening) => void): () => void {
  const ydoc = createDocument()
  const session = openSession({
    mapId,
    doc: ydoc,
    baseUrl: window.location.origin,
    fetch: fetchOrTakeEarly,
    user: localUser.getState(),
    introduced: meetServer(),
  })
  const stopUser = localUser.subscribe((user) => session.presence.setUser(user))
  const stopChoosing = takeFreeColor(session)
  let endWriting = () => {}
  let leave: (() => void) | null = null
  let hasLeft = false
  session.whenReady.then(
    () => {
      if (hasLeft) return
      const doc = createJourneyDoc(ydoc, createRemotePace())
      const board = createBoard(doc, { hidden: keptHidden(mapId), rights: keptRights(mapId, ydoc) })
      const stopKeeping = keepHidden(mapId, board)
      const access = followAccess(mapId, board, session)
      const images = openImageShelf({ mapId, baseUrl: window.location.origin })
      // The server has another one, or is there again.
      const stopHurrying = session.onNotice('images', images.hurry)
      const stopTelling = images.unsent.subscribe(({ refusals }, before) => {
        const [refusal] = refusals.slice(before.refusals.length)
        if (refusal) board.notices.toast(`An image was not saved: ${refusal}`)
      })
      // A card that was just begun and has no word yet does not stay behind when the page goes.
      endWriting = () => void board.editing.end()
      window.addEventListener('pagehide', endWriting)
      const stopWaiting = openAtAddress(board)
      leave = () => {
        stopWaiting()
        stopKeeping()
        window.removeEventListener('pagehide', endWriting)
        stopHurrying()
        stopTelling()
        images.close()
        access.stop()
        board.destroy()
        doc.destroy()
      }
      tell({ state: 'open', open: { mapId, board, session, images, access, lastView: { current: null } } })
    },
    (error: unknown) => {
      if (hasLeft) return
      if (!(error instanceof OpenFailure)) throw error
      tell({ state: 'failed', failure: error })
    },
  )
  return () => {
    hasLeft = true
    stopUser()
    stopChoosing()
    tell({ state: 'loading' })
    endWriting()
    // Fields of the page write what was being composed as they go, and an image that waited for the text comes now.
    queueMicrotask(() => {
      leave?.()
      void session.close()
    })
  }
}

/** Who is let in no more is told so; what they have not sent stays on this device. */
function OpenedOrRefused({ onRetry }: { readonly onRetry: () => void }) {
  const { refusal } = useAccess()
  const { mapId, session } = useOpenBoard()
  if (refusal === null) return <OpenedBoard />
  const status = session.status.getState()
  return (
    <Suspense fallback={<LoadingPage />}>
      <NoAccess mapId={mapId} refusal={refusal} changes={'changes' in status ? status.changes : 0} onRetry={onRetry} />
    </Suspense>
  )
}

function OpenedBoard() {
  const { board, mapId } = useOpenBoard()
  // Only the map's own record: whoever reads the whole journey here draws everything anew at each key.
  const map = useRecord(MAP_ID, (journey) => journey.map)
  const title = map.title || 'Untitled map'
  const isHistoryOpen = usePanels((panels) => panels.isHistoryOpen)
  usePageTitle(title)
  useRememberedMap()
  useAppOffline()
  useEffect(() => () => void dismissToast(versionToast(mapId)), [mapId])
  return (
    <CanvasProvider>
      {/* Menus come beside the page, not into it: there messages would lie over them. */}
      <main>
        <div className={styles.page}>
          {isHistoryOpen ? (
            <Later fallback={<LoadingPage />} onMissing={() => board.panels.setState({ isHistoryOpen: false })}>
              <VersionsView />
            </Later>
          ) : (
            <>
              <Canvas label={`${title}, journey map`} />
              <BoardPanels />
            </>
          )}
          <Later>
            <BegunCards />
          </Later>
        </div>
      </main>
    </CanvasProvider>
  )
}
