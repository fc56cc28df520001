/** The menu of the map as a whole. */
import { actionOf, type Board } from '@journeyboard/editor'
import { Contrast, House } from 'lucide-react'
import { useLocation } from 'wouter'
import { useStore } from 'zustand'
import { chooseTheme, THEME_CHOICES, THEME_WORDS, type ThemeChoice } from '../../theme/themeChoice.ts'
import type { MenuEntry } from '../../ui/Menu.tsx'
import { useBoard, usePanels } from '../boardContext.ts'
import { actionEntry } from './actionEntry.tsx'

/** Entries of the menu; with `isWhole` also for what else has no room in a narrow bar. */
export function useMapMenu(theme: ThemeChoice, isWhole: boolean): MenuEntry[] {
  const board = useBoard()
  const [, navigate] = useLocation()
  // Re-renders when what the entries switch is switched.
  usePanels(({ isMinimapShown, isInspectorOpen, isOutlineOpen }) =>
    [isMinimapShown, isInspectorOpen, isOutlineOpen].join(),
  )
  useStore(board.emphasis)
  return [
    ...(isWhole ? group(board, ['undo', 'redo', 'download']) : []),
    ...group(board, ['mapDetails', 'personas']),
    ...group(board, ['picture', 'copyPng', 'copySvg']),
    ...group(board, ['palette', 'find', 'shortcuts', 'settings']),
    actionEntry(board, actionOf('minimap')),
    actionEntry(board, actionOf('inspector')),
    actionEntry(board, actionOf('outline')),
    actionEntry(board, actionOf('onlyMoments')),
    actionEntry(board, actionOf('hideInterface')),
    actionEntry(board, actionOf('present')),
    {
      kind: 'submenu',
      label: 'Theme',
      icon: <Contrast />,
      entries: THEME_CHOICES.map((choice) => ({
        kind: 'choice',
        label: THEME_WORDS[choice],
        checked: choice === theme,
        run: () => chooseTheme(choice),
      })),
    },
    { kind: 'separator' },
    { kind: 'action', label: 'All maps', icon: <House />, run: () => navigate('/') },
  ]
}

function group(board: Board, ids: readonly string[]): MenuEntry[] {
  return [...ids.map((id) => actionEntry(board, actionOf(id))), { kind: 'separator' }]
}
