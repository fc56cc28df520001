/** Which actions of the registry the context menu offers, in groups, for what is selected. */
import type { Ref } from '@journeyboard/editor'
import { holdsCards, type Journey } from '@journeyboard/model'
import type { MenuItem } from './actionEntry.tsx'

const FEELINGS = ['feel1', 'feel2', 'feel3', 'feel4', 'feel5', 'clearFeeling']
/** Other things that a copy can be. */
const COPY_AS = { label: 'Copy as', icon: 'copyPng', ids: ['copyPng', 'copySvg', 'copyLink'] }
const COPIES = ['copy', 'paste', COPY_AS]
const CLIPBOARD = ['cut', ...COPIES]
const HEADERS = ['addCard', 'addStage', 'addStep', 'addLane', 'comment']

/** Groups are parted by lines. */
export function menuActions(journey: Journey, refs: readonly Ref[]): readonly (readonly MenuItem[])[] {
  const families = new Set(refs.map((ref) => ref.family))
  const only = families.size === 1 ? refs[0] : undefined
  if (refs.length === 0) {
    return [
      ['addNote', 'addImage', 'addStage', 'addLane', 'comment'],
      ['paste', COPY_AS, 'download'],
      ['selectAll', 'fitMap'],
      ['mapDetails', 'personas'],
    ]
  }
  switch (only?.family) {
    case 'card':
      return [
        refs.length === 1 ? ['edit', 'addCard'] : [],
        ['moment', 'link', 'comment'],
        CLIPBOARD,
        ['duplicate', 'moveTo', 'takeOut'],
        ['lock', 'delete'],
      ].filter((group) => group.length > 0)
    case 'note':
      return [
        [...(refs.length === 1 ? ['edit'] : []), 'link', 'comment'],
        CLIPBOARD,
        ['duplicate', 'moveTo'],
        ['lock', 'delete'],
      ]
    case 'link':
      return [['edit'], ['comment'], ['delete']]
    case 'stage':
      return [['edit', ...HEADERS], ['moveLeft', 'moveRight'], COPIES, ['lock', 'delete']]
    case 'step':
      return [['edit', ...HEADERS], ['moveLeft', 'moveRight'], COPIES, ['lock', 'delete']]
    case 'lane':
      return [['edit', ...HEADERS], ['moveUp', 'moveDown'], COPIES, ['lock', 'delete']]
    case 'feeling':
      return [FEELINGS, ['comment'], ['lock', 'delete']]
    case 'cell': {
      const lane = journey.laneById.get(only.lane)
      return lane && holdsCards(lane)
        ? [['addCard', 'addImage', ...HEADERS.slice(1)], ['paste'], ['selectAll', 'fitMap']]
        : [FEELINGS, HEADERS.slice(1)]
    }
    default:
      return [['link'], CLIPBOARD, ['duplicate', 'moveTo'], ['lock', 'delete']]
  }
}
