/** In place of the board: the map as it was, what became of it since, and the way back there. */
import { MAP_ID } from '@journeyboard/model'
import type { Version } from '@journeyboard/protocol'
import { X } from 'lucide-react'
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { Canvas, CanvasProvider } from '../../canvas/Canvas.tsx'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { BoardContext, useJourney, useOpenBoard, useRecord } from '../boardContext.ts'
import { PreviewPanels } from './PreviewPanels.tsx'
import { SinceThen } from './SinceThen.tsx'
import { usePreview, useVersions } from './useVersions.ts'
import { VersionActions } from './VersionActions.tsx'
import { goByArrows, VersionList } from './VersionList.tsx'
import { VersionMarks } from './VersionMarks.tsx'
import styles from './VersionsView.module.css'
import { differenceOf } from './versionDifference.ts'
import { momentWords } from './versionWords.ts'

const NOBODY: readonly never[] = []

export function VersionsView() {
  const main = useOpenBoard()
  const past = useVersions()
  const versions = past.state === 'there' ? past.value.versions : NOBODY
  const writers = past.state === 'there' ? past.value.writers : NOBODY
  const [wished, setWished] = useState<number | null>(null)
  const chosen = versions.find(({ id }) => id === wished) ?? versions[0] ?? null
  const preview = usePreview(main, chosen?.id ?? null)
  const shown = preview.state === 'there' ? preview.value : null
  const isCurrent = shown !== null && shown.id === chosen?.id
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    panel.current?.focus({ preventScroll: true })
    // The board is there again one frame after this view has gone.
    return () => void requestAnimationFrame(() => main.board.viewport.current?.focus())
  }, [main])
  // The others need not see a hand that is not on their map.
  useEffect(() => main.session.presence.tell({ cursor: null, selection: [] }), [main])

  const now = useDeferredValue(useJourney())
  const difference = useMemo(
    () => shown && differenceOf(shown.doc, main.board.doc, now, writers, (person) => person?.name.trim() || 'Somebody'),
    [shown, main, now, writers],
  )
  const close = useCallback(() => main.board.panels.setState({ isHistoryOpen: false }), [main])
  const sentence = past.state === 'failed' ? past.sentence : preview.state === 'failed' ? preview.sentence : null
  return (
    <div className={styles.view}>
      {shown && chosen && (
        <BoardContext value={shown.open} key={shown.id}>
          <CanvasProvider>
            <div className={styles.stage}>
              <PreviewCanvas version={versions.find(({ id }) => id === shown.id) ?? chosen}>
                {difference && <VersionMarks difference={difference} now={now} />}
              </PreviewCanvas>
              <PreviewPanels />
            </div>
          </CanvasProvider>
        </BoardContext>
      )}
      <aside
        ref={panel}
        tabIndex={-1}
        className={styles.panel}
        aria-label="Versions"
        onKeyDown={(event) => {
          goByArrows(event)
          if (event.key === 'Escape' && !event.defaultPrevented) close()
        }}
      >
        <header className={styles.header}>
          <h2 className={styles.title}>Versions</h2>
          <IconButton label="Back to the map as it is now" icon={<X />} tooltipSide="right" onClick={close} />
        </header>
        {sentence && (
          <p className={styles.sentence} role="alert">
            {sentence}
          </p>
        )}
        <p className={styles.coming} role="status">
          {sentence === null && (past.state === 'loading' || (chosen && !isCurrent)) && 'Opening the version…'}
        </p>
        {past.state === 'there' && <VersionList versions={versions} chosen={chosen?.id ?? null} onChoose={setWished} />}
        {chosen && shown && difference && (
          <section className={styles.details} aria-label="This version" aria-busy={!isCurrent}>
            <SinceThen difference={difference} board={shown.open.board} />
            <VersionActions key={chosen.id} version={chosen} preview={isCurrent ? shown : null} onDone={close} />
          </section>
        )}
        <footer className={styles.footer}>
          <Button variant="quiet" onClick={close}>
            Back to the map as it is now
          </Button>
        </footer>
      </aside>
    </div>
  )
}

interface PreviewCanvasProps {
  readonly version: Version
  readonly children: React.ReactNode
}

function PreviewCanvas({ version, children }: PreviewCanvasProps) {
  const title = useRecord(MAP_ID, (journey) => journey.map.title) || 'Untitled map'
  return <Canvas label={`${title}, as it was ${momentWords(version, Date.now())}`} marks={children} />
}
