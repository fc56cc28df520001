import type { RestorationStep } from '@journeyboard/editor'
import { compareMaps } from '@journeyboard/insight'
import type { Journey } from '@journeyboard/model'
import type { Version } from '@journeyboard/protocol'
import { RequestError } from '../../access/request.ts'
import { MapMakingError } from '../../home/mapMakingError.ts'
import { showToast } from '../../ui/toasts.tsx'
import type { OpenBoard } from '../boardContext.ts'
import { restoreVersion } from './versionRequests.ts'
import { versionToast } from './versionToast.ts'
import { momentWords } from './versionWords.ts'

/**
 * Makes the map what it was in the version, and says so. Undo and redo take it back and do it again, as long as nobody has
 * built upon it. Rejects with a `RequestError`.
 */
export async function restoreUndoably(open: OpenBoard, version: Version, restored: Journey): Promise<void> {
  const { board, mapId, session } = open
  const { history, projection } = board.doc
  const depth = history.depth()
  const before = projection.journey()
  const isStill = (then: Journey) => () => compareMaps(then, projection.journey()).differences.length === 0
  const kept = await restoreVersion(mapId, session, version.id)
  const undoing: RestorationStep = { depth, isUntouched: isStill(restored), run: undo }
  const redoing: RestorationStep = { depth, isUntouched: isStill(before), run: redo }
  // A step that failed can be tried again.
  function undo() {
    board.restoration.setState({ undo: null, redo: redoing })
    restoreVersion(mapId, session, kept)
      .then(() => void showToast('The map is as it was before the restore', { id: versionToast(mapId) }))
      .catch((error: unknown) => {
        board.restoration.setState({ undo: undoing, redo: null })
        sayWhy(mapId, error)
      })
  }
  function redo() {
    restoreUndoably(open, version, restored).catch((error: unknown) => {
      board.restoration.setState({ redo: redoing })
      sayWhy(mapId, error)
    })
  }
  board.restoration.setState({ undo: undoing, redo: null })
  void showToast(`The map is as it was ${momentWords(version, Date.now())}`, {
    id: versionToast(mapId),
    description: 'What it was before is kept as a version too.',
    action: { label: 'Undo', run: undo },
    duration: 15_000,
  })
}

export function sayWhy(mapId: string, error: unknown): void {
  if (!(error instanceof RequestError || error instanceof MapMakingError)) throw error
  void showToast(error.message, { id: versionToast(mapId), tone: 'error' })
}
