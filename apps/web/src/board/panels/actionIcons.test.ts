import { ACTIONS } from '@journeyboard/editor'
import { expect, it } from 'vitest'
import { ACTION_ICONS } from './actionIcons.ts'

it('there is an icon for every one that the registry names, and none that it does not', () => {
  const named = new Set(ACTIONS.flatMap(({ icon }) => icon ?? []))
  expect(Object.keys(ACTION_ICONS).sort()).toEqual([...named].sort())
})
