/** The home page: begin a map, open one from a file, or go back to one. */
import { useEffect } from 'react'
import { Link } from 'wouter'
import { useStore } from 'zustand'
import { me } from '../access/meStore.ts'
import { SIGN_IN_PATH } from '../access/paths.ts'
import { Later } from '../shell/Later.tsx'
import { lazyAgain } from '../shell/lazyAgain.tsx'
import { useAppOffline } from '../shell/newVersion.ts'
import { usePageTitle } from '../shell/pageTitle.ts'
import { Wordmark } from '../shell/Wordmark.tsx'
import { ThemeSwitch } from '../theme/ThemeSwitch.tsx'
import { showToast } from '../ui/toasts.tsx'
import { forgetEndedAccount } from './accountMaps.ts'
import { DropVeil } from './DropVeil.tsx'
import styles from './HomePage.module.css'
import { KnownMapList } from './KnownMapList.tsx'
import { OpenFile } from './OpenFile.tsx'
import { Problem } from './Problem.tsx'
import { TemplateCards } from './TemplateCards.tsx'
import { useFileDrop } from './useFileDrop.ts'
import { useMapMaking } from './useMapMaking.ts'

const AccountMenu = lazyAgain(async () => (await import('./later.ts')).AccountMenu)

export function HomePage() {
  usePageTitle()
  useAppOffline()
  const known = useStore(me)
  const mayCreate = known?.mayCreate ?? true
  useEffect(() => {
    // Comes after the page: most of it is there for everybody. Where it can not be fetched, the server is away too.
    import('../access/me.ts').then(({ meetServer }) => meetServer()).catch(() => {})
  }, [])
  useEffect(() => {
    if (known) void forgetEndedAccount(known)
  }, [known])
  const { making, startFrom, openFiles, dismiss } = useMapMaking()
  const filesOver = useFileDrop((files) => (mayCreate ? openFiles(files) : showToast(ACCOUNT_FIRST, { tone: 'error' })))
  const origin = making.state === 'busy' ? making.origin : null
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <Wordmark />
        <div className={styles.account}>
          <Later>{known && <AccountMenu known={known} />}</Later>
          <ThemeSwitch />
        </div>
      </header>
      <main className={styles.main}>
        <h1 className={styles.heading}>Map what your customers go through, together</h1>
        <section aria-labelledby="new-map">
          <h2 id="new-map" className={styles.sectionHeading}>
            New map
          </h2>
          {mayCreate ? (
            <>
              <TemplateCards busyId={origin?.kind === 'template' ? origin.name : null} onChoose={startFrom} />
              <OpenFile busyName={origin?.kind === 'file' ? origin.name : null} onFiles={openFiles} />
            </>
          ) : (
            <NeedsAccount />
          )}
          {making.state === 'failed' && (
            <Problem sentence={making.sentence} onRetry={making.retry} onDismiss={dismiss} />
          )}
        </section>
        <KnownMapList mayCreate={mayCreate} />
      </main>
      {filesOver && mayCreate && <DropVeil words="Drop the file to open it as a new map" />}
    </div>
  )
}

const ACCOUNT_FIRST = 'On this server maps are made by people with an account. Sign in, then drop the file again.'

function NeedsAccount() {
  return (
    <p>
      On this server maps are made by people with an account. <Link href={SIGN_IN_PATH}>Sign in</Link>, or ask who runs
      it for an invitation. A link to a map that somebody sent you opens it without one.
    </p>
  )
}
