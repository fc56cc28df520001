/** Which dialog, menu or tool is open. Scope: this screen only. */

import type { BoardPoint } from '@journeyboard/layout'
import type { StageId } from '@journeyboard/model'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { PasteTarget } from './commands/cells.ts'
import type { Deletion } from './commands/deletion.ts'
import type { NewKind } from './gestures/gesture.ts'
import type { Ref } from './refs.ts'

export type Dialog =
  /** Where the cards of what is deleted go. */
  | { readonly type: 'deletion'; readonly deletion: Deletion }
  | { readonly type: 'moveTo' }
  | { readonly type: 'palette' }
  | { readonly type: 'shortcuts' }
  | { readonly type: 'download' }
  | { readonly type: 'picture' }
  | { readonly type: 'image' }
  | { readonly type: 'personas' }
  | { readonly type: 'mapDetails' }
  /** A file from outside that may hold a map. */
  | { readonly type: 'mapFile'; readonly file: File }
  /** A table from a spreadsheet, and where the keyboard or the pointer was; `file` is null for one that was pasted. */
  | {
      readonly type: 'table'
      readonly file: string | null
      readonly sheets: readonly PastedSheet[]
      readonly target: PasteTarget
    }
  | { readonly type: 'nameVersion' }
  | { readonly type: 'deleteMap' }
  | { readonly type: 'share' }
  | { readonly type: 'settings' }

export interface PastedSheet {
  readonly name: string
  /** All of one length. */
  readonly rows: readonly (readonly string[])[]
  /** Why it can not be used; then it has no rows. */
  readonly problem?: string | undefined
}

/** Context menu: where on the screen, and on what. */
export interface OpenMenu {
  readonly x: number
  readonly y: number
  readonly ref: Ref | null
  readonly at: BoardPoint
  /** Who opens it by a key is led to its first entry. */
  readonly isByKey?: boolean
}

export interface Panels {
  readonly dialog: Dialog | null
  readonly menu: OpenMenu | null
  /** How often the bar in which one looks for things was asked for since it was closed; 0: it is closed. */
  readonly findRequests: number
  readonly tool: Tool
  /** What the tool `make` makes. */
  readonly newKind: NewKind
  /** Client id of the person whose view this screen follows. */
  readonly followed: number | null
  readonly isMinimapShown: boolean
  readonly isInterfaceHidden: boolean
  /** The scene that is being presented: a stage, or the whole map; null outside of a presentation. */
  readonly scene: StageId | 'whole' | null
  /** Below this width the inspector is opened by hand. */
  readonly isInspectorOpen: boolean
  readonly isOutlineOpen: boolean
  /** How the outline lists the map; each time it is opened it begins as a tree. */
  readonly outlineView: 'tree' | 'table'
  readonly areCommentsOpen: boolean
  /** Versions of the map are shown in its place. */
  readonly isHistoryOpen: boolean
}

/**
 * `link`: the next click on a card or note ends a link that begins at the selection. `make`: the next click on a cell
 * makes a card there. `laser`: the pointer leaves a trail that the others see, and takes hold of nothing.
 */
export type Tool = 'select' | 'hand' | 'link' | 'make' | 'laser'

export type PanelsStore = StoreApi<Panels>

export function createPanels(): PanelsStore {
  return createStore<Panels>(() => ({
    dialog: null,
    menu: null,
    findRequests: 0,
    tool: 'select',
    followed: null,
    newKind: 'text',
    isMinimapShown: false,
    isInterfaceHidden: false,
    scene: null,
    isInspectorOpen: true,
    isOutlineOpen: false,
    outlineView: 'tree',
    areCommentsOpen: false,
    isHistoryOpen: false,
  }))
}
