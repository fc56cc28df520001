/** Actions on what is in view, and on the map as a whole. */
import type { Board } from '../board.ts'
import { emphasise, momentKeys } from '../emphasis.ts'
import type { Panels, Tool } from '../panels.ts'
import { type Ref, refKey, refOfKey } from '../refs.ts'
import { boxOfAll } from '../showing.ts'
import type { Action } from './action.ts'

const ZOOM_STEP = 1.2

function fitMap(board: Board): void {
  board.viewport.current?.show(board.layout.getState().bounds, { fill: true })
}

function fitSelection(board: Board): void {
  const box = boxOfAll(board.layout.getState(), board.selection.getState().refs)
  if (box) board.viewport.current?.show(box, { fill: true })
}

const toggle = (key: 'isMinimapShown' | 'isInterfaceHidden' | 'isInspectorOpen') => (board: Board) =>
  board.panels.setState((panels) => ({ [key]: !panels[key] }))

const tool = (name: Tool) => (board: Board) => {
  board.editing.end()
  board.panels.setState({ tool: name })
}

const dialog =
  (type: Exclude<NonNullable<Panels['dialog']>['type'], 'deletion' | 'mapFile' | 'table'>) => (board: Board) => {
    board.editing.end()
    board.panels.setState({ dialog: { type } })
  }

function find(board: Board): void {
  board.editing.end()
  board.panels.setState(({ findRequests }) => ({ findRequests: findRequests + 1 }))
}

function toggleMoments(board: Board): void {
  const journey = board.doc.projection.journey()
  if (board.emphasis.getState().moments) emphasise(board.emphasis, 'moments', null)
  else if ([...journey.cardById.values()].some((card) => card.moment))
    emphasise(board.emphasis, 'moments', momentKeys(journey))
  else board.notices.toast('This map has no moment of truth yet. Select a card and mark it as one.')
}

/** The one thing that is selected, if an address can name it. */
function linkable(board: Board): Ref | null {
  const { refs } = board.selection.getState()
  const [only] = refs
  return only && refs.length === 1 ? refOfKey(refKey(only)) : null
}

export const viewActions: readonly Action[] = [
  { id: 'find', label: 'Find on the map', group: 'View', icon: 'TextSearch', keys: ['$mod+f'], run: find },
  {
    id: 'onlyMoments',
    label: 'Only moments of truth',
    group: 'View',
    icon: 'ListFilter',
    keys: ['Shift+F'],
    isOn: (board) => board.emphasis.getState().moments !== null,
    run: toggleMoments,
  },
  {
    id: 'selectTool',
    label: 'Select',
    group: 'View',
    icon: 'MousePointer2',
    keys: ['v'],
    isOn: (board) => board.panels.getState().tool === 'select',
    run: tool('select'),
  },
  {
    id: 'handTool',
    label: 'Hand: drag the canvas',
    group: 'View',
    icon: 'Hand',
    keys: ['h'],
    isOn: (board) => board.panels.getState().tool === 'hand',
    run: tool('hand'),
  },
  {
    id: 'fitMap',
    label: 'Fit the map',
    group: 'View',
    icon: 'Maximize',
    keys: ['Shift+Digit1'],
    keyLabel: 'Shift+1',
    run: fitMap,
  },
  {
    id: 'fitSelection',
    label: 'Fit the selection',
    group: 'View',
    icon: 'Focus',
    keys: ['Shift+Digit2'],
    keyLabel: 'Shift+2',
    when: (board) => board.selection.getState().refs.length > 0,
    run: fitSelection,
  },
  {
    id: 'zoomReset',
    label: 'Zoom to 100 %',
    group: 'View',
    icon: 'Search',
    keys: ['$mod+0', 'Shift+Digit0'],
    run: (board) => board.viewport.current?.zoomTo(1),
  },
  {
    id: 'zoomIn',
    label: 'Zoom in',
    group: 'View',
    icon: 'ZoomIn',
    // The sign on the keyboard, with or without Shift, or the place where others have it; so with those below.
    keys: ['$mod++', '$mod+Shift++', '$mod+Equal', '$mod+Shift+Equal'],
    run: (board) => board.viewport.current?.zoomBy(ZOOM_STEP),
  },
  {
    id: 'zoomOut',
    label: 'Zoom out',
    group: 'View',
    icon: 'ZoomOut',
    keys: ['$mod+-', '$mod+Minus'],
    run: (board) => board.viewport.current?.zoomBy(1 / ZOOM_STEP),
  },
  {
    id: 'minimap',
    label: 'Minimap',
    group: 'View',
    icon: 'Map',
    keys: ['m'],
    isOn: (board) => board.panels.getState().isMinimapShown,
    run: toggle('isMinimapShown'),
  },
  {
    id: 'hideInterface',
    label: 'Hide the interface',
    group: 'View',
    icon: 'PanelsTopLeft',
    keys: ['$mod+\\', '$mod+Backslash'],
    isOn: (board) => board.panels.getState().isInterfaceHidden,
    run: toggle('isInterfaceHidden'),
  },
  {
    id: 'inspector',
    label: 'Details',
    group: 'View',
    icon: 'PanelRight',
    keys: ['i'],
    isOn: (board) => board.panels.getState().isInspectorOpen,
    run: toggle('isInspectorOpen'),
  },
  {
    id: 'outline',
    label: 'Outline and table',
    group: 'View',
    icon: 'ListTree',
    keys: ['o'],
    isOn: (board) => board.panels.getState().isOutlineOpen,
    // Comments are listed in the same place.
    run: (board) =>
      board.panels.setState(({ isOutlineOpen }) => ({ isOutlineOpen: !isOutlineOpen, areCommentsOpen: false })),
  },
  { id: 'palette', label: 'Find an action', group: 'Map', icon: 'Command', keys: ['$mod+k'], run: dialog('palette') },
  {
    id: 'shortcuts',
    label: 'Keyboard shortcuts',
    group: 'Map',
    icon: 'Keyboard',
    keys: ['?', 'Shift+?'],
    keyLabel: '?',
    run: dialog('shortcuts'),
  },
  { id: 'share', label: 'Share', group: 'Map', icon: 'Share2', run: dialog('share') },
  { id: 'settings', label: 'Settings', group: 'Map', icon: 'Settings2', run: dialog('settings') },
  {
    id: 'copyLink',
    label: 'Copy a link to this',
    group: 'Map',
    icon: 'Link2',
    when: (board) => board.clipboard.getState().port !== null && linkable(board) !== null,
    run: (board) => {
      const ref = linkable(board)
      if (ref) board.clipboard.getState().port?.copyLink(ref)
    },
  },
  { id: 'mapDetails', label: 'About this map', group: 'Map', icon: 'FileText', run: dialog('mapDetails') },
  {
    id: 'download',
    label: 'Download',
    group: 'Map',
    icon: 'Download',
    keys: ['$mod+Shift+e'],
    run: dialog('download'),
  },
]
