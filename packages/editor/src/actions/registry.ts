/** All actions, once each. */
import type { Action } from './action.ts'
import { chooseActions } from './choose.ts'
import { commentActions } from './comment.ts'
import { editActions } from './edit.ts'
import { feelActions } from './feel.ts'
import { lockActions } from './lock.ts'
import { makeActions } from './make.ts'
import { peopleActions } from './people.ts'
import { pictureActions } from './picture.ts'
import { presentActions } from './present.ts'
import { leaveLink, reachActions } from './reach.ts'
import { sizeActions } from './size.ts'
import { versionActions } from './versions.ts'
import { viewActions } from './view.ts'

export const ACTIONS: readonly Action[] = [
  ...makeActions,
  ...reachActions,
  ...editActions,
  ...lockActions,
  ...commentActions,
  ...peopleActions,
  ...sizeActions,
  ...feelActions,
  ...presentActions,
  ...chooseActions,
  ...viewActions,
  ...pictureActions,
  ...versionActions,
].map(leavingLink)

/** So that nothing is done to the card at which a link would have ended. */
function leavingLink(action: Action): Action {
  const { changes, group, isPartOfLink = false, run } = action
  if (isPartOfLink || (changes === undefined && group !== 'Edit' && group !== 'Select')) return action
  return {
    ...action,
    run(board) {
      leaveLink(board)
      return run(board)
    },
  }
}

const actionById: ReadonlyMap<string, Action> = new Map(ACTIONS.map((action) => [action.id, action]))

/** The action with this id; a wrong id is a mistake in the program. */
export function actionOf(id: string): Action {
  const action = actionById.get(id)
  if (!action) throw new Error(`There is no action "${id}"`)
  return action
}
