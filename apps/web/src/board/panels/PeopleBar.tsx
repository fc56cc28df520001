/** Top right: who is here, undo and redo, the ways out, and everything about the map as a whole. */
import { Download, Ellipsis, Share2 } from 'lucide-react'
import { useStore } from 'zustand'
import { Later } from '../../shell/Later.tsx'
import { lazyAgain } from '../../shell/lazyAgain.tsx'
import { themeChoice } from '../../theme/themeChoice.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, prepareMenus } from '../../ui/Menu.tsx'
import { preparePopovers } from '../../ui/Popover.tsx'
import { useRights } from '../boardContext.ts'
import { CommentsButton } from '../comments/CommentsButton.tsx'
import { useShortcut } from '../keys/keymapStore.ts'
import { useFetchedAhead } from '../useFetchedAhead.ts'
import { useFetchedWhenIdle } from '../useFetchedWhenIdle.ts'
import { ActionButton } from './ActionButton.tsx'
import { prepareMenuIcons } from './ActionIcon.tsx'
import { useMapMenu } from './mapMenu.tsx'
import styles from './PeopleBar.module.css'
import { useNarrow } from './screenSize.ts'
import { useAction } from './useAction.ts'
import { useReturnToBoard } from './useReturnToBoard.ts'

/** Nobody is known at first: it comes with those who are told of. */
const People = lazyAgain(async () => (await import('./People.tsx')).People)

export function PeopleBar() {
  const isScreenNarrow = useNarrow()
  const { structure, cards } = useRights()
  const theme = useStore(themeChoice)
  const entries = useMapMenu(theme, isScreenNarrow)
  const download = useAction('download')
  const share = useAction('share')
  useFetchedWhenIdle(prepareMenuIcons)
  useFetchedAhead(prepareMenus)
  useFetchedAhead(preparePopovers)
  const downloadKey = useShortcut(download.action)
  return (
    <div className={styles.bar} onClickCapture={useReturnToBoard()}>
      <Later fallback={<span className={styles.self} />}>
        <People />
      </Later>
      {!isScreenNarrow && (
        <>
          {(structure || cards) && (
            <>
              <span className={styles.divider} aria-hidden />
              <ActionButton id="undo" />
              <ActionButton id="redo" />
            </>
          )}
          <span className={styles.divider} aria-hidden />
          <IconButton label="Download" icon={<Download />} shortcut={downloadKey ?? ''} onClick={download.run} />
        </>
      )}
      <CommentsButton />
      <Menu entries={entries} align="end">
        <IconButton label="More about this map" icon={<Ellipsis />} />
      </Menu>
      {isScreenNarrow ? (
        <IconButton label="Share" icon={<Share2 />} onClick={share.run} />
      ) : (
        <Button variant="primary" onClick={share.run}>
          Share
        </Button>
      )}
    </div>
  )
}
