/** What can be done with a version: go back to it, go on from it in a map of its own, name it, delete it. */
import { isImageHash, type Journey, recordsToTakeAlong } from '@journeyboard/model'
import { allows, type Role, type Version } from '@journeyboard/protocol'
import { openImageShelf } from '@journeyboard/session'
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { createMap } from '../../home/createMap.ts'
import { mapPath } from '../../mapPath.ts'
import { Button } from '../../ui/Button.tsx'
import { focusAtOnce } from '../../ui/focusAtOnce.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, type MenuAction } from '../../ui/Menu.tsx'
import { useAccess, useOpenBoard, useRights } from '../boardContext.ts'
import { bringImages } from '../images/takeAlong.ts'
import { NameField } from './NameField.tsx'
import type { Preview } from './openPreview.ts'
import { restoreUndoably, sayWhy } from './restoreUndoably.ts'
import styles from './VersionsView.module.css'
import { deleteVersion, renameVersion } from './versionRequests.ts'
import { versionName } from './versionWords.ts'

export interface VersionActionsProps {
  readonly version: Version
  /** Of this version; null until it has come. */
  readonly preview: Preview | null
  /** The map is what the version was. */
  readonly onDone: () => void
}

export function VersionActions({ version, preview, onDone }: VersionActionsProps) {
  const open = useOpenBoard()
  const { mapId } = open
  const { structure, cards } = useRights()
  const { access } = useAccess()
  const [, navigate] = useLocation()
  const [isBusy, setBusy] = useState(false)
  const [isNaming, setNaming] = useState(false)
  const [isAsking, setAsking] = useState(false)

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true)
    try {
      await work()
    } catch (error) {
      sayWhy(mapId, error)
    } finally {
      setBusy(false)
    }
  }
  const restore = (restored: Journey) =>
    attempt(async () => {
      await restoreUndoably(open, version, restored)
      onDone()
    })
  const openAsNew = (shown: Preview) => attempt(async () => navigate(mapPath(await createCopy(mapId, shown))))
  const mayEdit = structure && cards
  const may = (role: Role) => access !== null && allows(access.role, role)
  const isOwn = version.kind !== 'named' || version.people.some(({ id }) => id === access?.person.id)
  const naming: MenuAction = {
    kind: 'action',
    label: version.name === null ? 'Name it' : 'Rename it',
    run: () => setNaming(true),
  }
  const deletion: MenuAction = {
    kind: 'action',
    label: 'Delete this version',
    danger: true,
    run: () => setAsking(true),
  }

  if (isNaming) {
    const handleName = (name: string) =>
      attempt(async () => {
        await renameVersion(mapId, version.id, name)
        setNaming(false)
      })
    return <NameField name={version.name ?? ''} isBusy={isBusy} onName={handleName} onCancel={() => setNaming(false)} />
  }
  if (isAsking) {
    const question = `Delete “${versionName(version)}” for good?`
    return (
      <div className={styles.actions} role="alertdialog" aria-label={question}>
        <p className={styles.question}>{question} Nobody can go back to it then.</p>
        <Button ref={focusAtOnce} disabled={isBusy} onClick={() => setAsking(false)}>
          Keep
        </Button>
        <Button
          variant="danger"
          disabled={isBusy}
          onClick={() => void attempt(() => deleteVersion(mapId, version.id)).then(() => setAsking(false))}
        >
          Delete
        </Button>
      </div>
    )
  }
  return (
    <div className={styles.actions}>
      {mayEdit && (
        <Button
          variant="primary"
          disabled={isBusy || !preview}
          onClick={() => preview && void restore(preview.doc.projection.journey())}
        >
          Restore this version
        </Button>
      )}
      <Button disabled={isBusy || !preview} onClick={() => preview && void openAsNew(preview)}>
        Open as a new map
      </Button>
      {mayEdit && (isOwn || may('facilitate')) && (
        <Menu align="end" entries={[naming, ...(may('own') ? [deletion] : [])]}>
          <IconButton label={`More about “${versionName(version)}”`} icon={<Ellipsis />} />
        </Menu>
      )}
    </div>
  )
}

/** The id of a new map with what the version holds, images and all. */
async function createCopy(mapId: string, { doc }: Preview): Promise<string> {
  const records = recordsToTakeAlong(doc.projection.journey())
  const id = await createMap(records)
  const hashes = [...records.cards, ...records.notes].flatMap(({ image }) => (image ? [image.hash] : []))
  const shelf = openImageShelf({ mapId: id, baseUrl: window.location.origin })
  try {
    await bringImages(shelf, mapId, new Set(hashes.filter(isImageHash)))
  } finally {
    shelf.close()
  }
  return id
}
