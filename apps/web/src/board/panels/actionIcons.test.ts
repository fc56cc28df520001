import { ACTIONS } from '@journeyboard/editor'
import { expect, it } from 'vitest'
import { BAR_ICONS } from './barIcons.ts'
import { MENU_ICONS } from './menuIcons.ts'

it('there is an icon for every one that the registry names, once, and none that it does not', () => {
  const named = new Set(ACTIONS.flatMap(({ icon }) => icon ?? []))
  expect([...Object.keys(BAR_ICONS), ...Object.keys(MENU_ICONS)].sort()).toEqual([...named].sort())
})
