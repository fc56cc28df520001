/** The home page: begin a map, open one from a file, or go back to one. */
import { useAppOffline } from '../shell/newVersion.ts'
import { usePageTitle } from '../shell/pageTitle.ts'
import { Wordmark } from '../shell/Wordmark.tsx'
import { ThemeSwitch } from '../theme/ThemeSwitch.tsx'
import { DropVeil } from './DropVeil.tsx'
import styles from './HomePage.module.css'
import { KnownMapList } from './KnownMapList.tsx'
import { OpenFile } from './OpenFile.tsx'
import { Problem } from './Problem.tsx'
import { TemplateCards } from './TemplateCards.tsx'
import { useFileDrop } from './useFileDrop.ts'
import { useMapMaking } from './useMapMaking.ts'

export function HomePage() {
  usePageTitle()
  useAppOffline()
  const { making, startFrom, openFiles, dismiss } = useMapMaking()
  const filesOver = useFileDrop(openFiles)
  const origin = making.state === 'busy' ? making.origin : null
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <Wordmark />
        <ThemeSwitch />
      </header>
      <main className={styles.main}>
        <h1 className={styles.heading}>Map what your customers go through, together</h1>
        <section aria-labelledby="new-map">
          <h2 id="new-map" className={styles.sectionHeading}>
            New map
          </h2>
          <TemplateCards busyId={origin?.kind === 'template' ? origin.name : null} onChoose={startFrom} />
          <OpenFile busyName={origin?.kind === 'file' ? origin.name : null} onFiles={openFiles} />
          {making.state === 'failed' && (
            <Problem sentence={making.sentence} onRetry={making.retry} onDismiss={dismiss} />
          )}
        </section>
        <KnownMapList />
      </main>
      {filesOver && <DropVeil words="Drop the file to open it as a new map" />}
    </div>
  )
}
