/** The menu of the map as a whole. */
import { Contrast, House } from 'lucide-react'
import { useLocation } from 'wouter'
import { useStore } from 'zustand'
import { chooseTheme, THEME_CHOICES, THEME_WORDS, type ThemeChoice } from '../../theme/themeChoice.ts'
import type { MenuEntry } from '../../ui/Menu.tsx'
import { useBoard, usePanels, useRights } from '../boardContext.ts'
import { groupedEntries } from './actionEntry.tsx'

/** Entries of the menu; with `isWhole` also for what else has no room in a narrow bar. */
export function useMapMenu(theme: ThemeChoice, isWhole: boolean): MenuEntry[] {
  const board = useBoard()
  const [, navigate] = useLocation()
  // Re-renders when what the entries switch is switched.
  usePanels(({ isMinimapShown, isInspectorOpen, isOutlineOpen, areCommentsOpen, tool }) =>
    [isMinimapShown, isInspectorOpen, isOutlineOpen, areCommentsOpen, tool].join(),
  )
  useStore(board.emphasis)
  useStore(board.people)
  useRights()
  return [
    ...groupedEntries(board, [
      isWhole ? ['undo', 'redo', 'download'] : [],
      ['mapDetails', 'personas', 'versions', 'nameVersion'],
      ['picture', 'copyPng', 'copySvg'],
      ['palette', 'find', 'shortcuts', 'settings'],
      ['spotlight', 'laser', 'react'],
      ['minimap', 'inspector', 'outline', 'comments', 'onlyMoments', 'hideInterface', 'present'],
    ]),
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
    ...groupedEntries(board, [['deleteMap']]),
  ]
}
