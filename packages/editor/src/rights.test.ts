import { describe, expect, it } from 'vitest'
import { isOffered } from './actions/action.ts'
import { deleteRefs, editRef } from './actions/edit.ts'
import { ACTIONS } from './actions/registry.ts'
import { setMap } from './commands/map.ts'
import { MAP_TITLE } from './editing.ts'
import { ALL_RIGHTS, noRights, type Rights } from './rights.ts'
import { headerNamed } from './testing/find.ts'
import {
  above,
  beside,
  border,
  borderAt,
  card,
  cell,
  curvePoint,
  ground,
  header,
  note,
  type Place,
} from './testing/places.ts'
import { cardRef, createTestBoard, type TestBoard } from './testing/testBoard.ts'

const VIEW = noRights('Read-only: you may look at this map.')
const CARDS_ONLY: Rights = { structure: false, cards: true, reason: 'The structure is locked.' }
const STRUCTURE_ONLY: Rights = { structure: true, cards: false, reason: 'Cards are locked.' }

function withRights(rights: Rights): TestBoard {
  const test = createTestBoard()
  test.board.rights.setState(rights, true)
  test.countUpdates()
  return test
}
const lastNotice = ({ notices }: TestBoard) => notices.at(-1)?.text

const PLACES: Readonly<Record<string, Place>> = {
  card: card('Signs'),
  note: note('Loose idea'),
  stage: header('Buy'),
  step: header('Hear'),
  lane: header('Support'),
  cell: cell('Hear', 'Support'),
  point: curvePoint('Hear'),
  'border of a column': border('Hear'),
  'border of a row': border('Support'),
  ground,
}

describe('a board on which nothing may be changed', () => {
  it.each(Object.entries(PLACES))('stays as it is, whatever is done to a %s', (_name, place) => {
    const test = withRights(VIEW)
    test
      .press(place)
      .drag(beside(place, 120, 60))
      .release()
      .press(place, { alt: true })
    test
      .drag(beside(place, 200, 0), { alt: true })
      .release({ alt: true })
      .doubleClick(place)
    test.expectEditing(null)
    // Also those that nothing offers: a toast of before may still hold one.
    for (const action of ACTIONS) {
      test.click(place).run(action.id)
      test.board.panels.setState({ dialog: null })
    }
    expect(test.countUpdates()).toBe(0)
  })

  it('offers no action that changes anything, and all others', () => {
    const { board } = withRights(VIEW).click(card('Signs'))
    const changing = ACTIONS.filter((action) => action.changes !== undefined)
    expect(changing.filter((action) => isOffered(board, action))).toEqual([])
    const others = ACTIONS.filter((action) => isOffered(board, action)).map(({ id }) => id)
    expect(others).toEqual(expect.arrayContaining(['copy', 'find', 'selectAll', 'download', 'picture', 'mapDetails']))
  })

  it('knows of each action whether it changes the map', () => {
    const silent = ACTIONS.filter((action) => action.changes === undefined)
    for (const [name, place] of Object.entries(PLACES)) {
      const test = createTestBoard()
      for (const action of silent) {
        test.click(place)
        test.countUpdates()
        action.run(test.board)
        expect(`${action.id} on a ${name}: ${test.countUpdates()}`).toBe(`${action.id} on a ${name}: 0`)
        test.board.panels.setState({ dialog: null, tool: 'select' })
      }
    }
  })

  it('says why, and still selects', () => {
    const test = withRights(VIEW).doubleClick(card('Signs'))
    expect(lastNotice(test)).toBe('Read-only: you may look at this map.')
    test.expectSelected(['Signs']).press(ground).drag(card('Signs')).release()
    expect(test.board.selection.getState().refs.length).toBeGreaterThan(0)
  })

  it('takes back nothing that was done before', () => {
    const test = createTestBoard().click(card('Signs')).run('delete')
    test.board.rights.setState(VIEW, true)
    test.countUpdates()
    expect(test.board.doc.history.undo()).toBeNull()
    expect(test.countUpdates()).toBe(0)
  })
})

describe('a right that ends', () => {
  it('ends what is being written, and keeps what was', () => {
    const test = createTestBoard().doubleClick(card('Signs')).type(' here')
    test.board.rights.setState(VIEW, true)
    test.expectEditing(null).expectCell('Sign', 'Actions', ['Signs here'])
  })

  it('puts down the tool and closes a dialog that would change something', () => {
    const test = createTestBoard().run('add-pain').click(card('Signs')).key('Shift+M')
    test.board.panels.setState({ tool: 'make' })
    test.board.rights.setState(VIEW, true)
    expect(test.board.panels.getState()).toMatchObject({ tool: 'select', dialog: null })
  })

  it('lets a drag come to nothing', () => {
    const test = createTestBoard().press(card('Signs')).drag(cell('Hear', 'Support'))
    test.board.rights.setState(VIEW, true)
    test.release().expectCell('Hear', 'Support', []).expectCell('Sign', 'Actions', ['Signs'])
    expect(lastNotice(test)).toBe('Read-only: you may look at this map.')
  })

  it('comes back with the right', () => {
    const test = withRights(VIEW)
    test.board.rights.setState(ALL_RIGHTS, true)
    test.press(card('Signs')).drag(cell('Hear', 'Support')).release().expectCell('Hear', 'Support', ['Signs'])
  })
})

describe('a locked structure', () => {
  it('leaves cards free', () => {
    const test = withRights(CARDS_ONLY).press(card('Signs')).drag(above('Web site')).release()
    test.expectCell('Compare', 'Touchpoints', ['Signs', 'Web site'])
    test.click(cell('Hear', 'Support')).key('n').type('Calls').key('Escape').expectCell('Hear', 'Support', ['Calls'])
    test.undo().expectCell('Hear', 'Support', [])
  })

  it('keeps stages, steps, lanes and their sizes', () => {
    const test = withRights(CARDS_ONLY)
    const { stages, steps, lanes } = test.records()
    for (const name of ['Buy', 'Hear', 'Support']) test.press(header(name)).drag(header('Compare')).release()
    test
      .press(border('Hear'))
      .drag(beside(border('Hear'), 60))
      .release()
      .doubleClick(header('Buy'))
    test.expectEditing(null)
    deleteRefs(test.board, [headerNamed(test.journey(), 'Buy')])
    setMap(test.board.doc, 'owner', 'Ana')
    test.board.editing.begin({ ...MAP_TITLE, isNew: false })
    test.expectEditing(null)
    expect(test.records()).toMatchObject({ stages, steps, lanes, map: { owner: '' } })
    expect(lastNotice(test)).toBe('The structure is locked.')
  })

  it('takes what is dropped on a border into the cell beside it: no step is made', () => {
    const test = withRights(CARDS_ONLY).press(card('Sees an ad')).drag(borderAt('Compare', 'Support')).release()
    test.expectSteps(['Hear', 'Compare', 'Sign']).expectTray([])
    test.expectCell('Hear', 'Actions', ['Asks a friend'])
  })
})

describe('locked cards', () => {
  it('leave the structure free', () => {
    const test = withRights(STRUCTURE_ONLY).click(header('Buy')).key('Alt+ArrowLeft')
    test.expectStages(['Buy', 'Discover']).doubleClick(header('Buy')).type('!').key('Escape')
    test.expectStages(['Buy!', 'Discover'])
  })

  it('are neither moved nor written, nor lost with what they lie in', () => {
    const test = withRights(STRUCTURE_ONLY).press(card('Signs')).drag(cell('Hear', 'Support')).release()
    test.expectCell('Sign', 'Actions', ['Signs'])
    editRef(test.board, cardRef(test, 'Signs'))
    test.expectEditing(null)
    deleteRefs(test.board, [headerNamed(test.journey(), 'Buy')])
    expect(test.board.panels.getState().dialog).toBeNull()
    expect(lastNotice(test)).toBe('Cards are locked.')
    test.expectStages(['Discover', 'Buy'])
  })
})

describe('undo and redo under locks', () => {
  it('take back no card while cards are locked, and say why', () => {
    const test = createTestBoard().click(card('Signs')).run('moment').click(card('Price list')).run('delete')
    test.board.rights.setState(STRUCTURE_ONLY, true)
    test.countUpdates()
    test.undo()
    expect(test.countUpdates()).toBe(0)
    expect(lastNotice(test)).toBe('Cards are locked.')
    test.board.rights.setState(ALL_RIGHTS, true)
    test.undo().redo().undo().undo()
    expect(test.records().cards.some((one) => one.moment)).toBe(false)
  })

  it('take back no stage while the structure is locked, nor the cards changed before it', () => {
    const test = createTestBoard().click(card('Signs')).run('delete').click(header('Buy')).key('Alt+ArrowLeft')
    test.board.rights.setState(CARDS_ONLY, true)
    test.countUpdates()
    test.undo()
    expect(test.countUpdates()).toBe(0)
    expect(lastNotice(test)).toBe('The structure is locked.')
  })

  it('take back what the lock leaves free', () => {
    const test = createTestBoard().click(header('Buy')).key('Alt+ArrowLeft').click(card('Signs')).run('delete')
    test.board.rights.setState(CARDS_ONLY, true)
    test.undo().expectCell('Sign', 'Actions', ['Signs']).redo().expectCell('Sign', 'Actions', [])
  })

  it('ask both rights of a step that changed both', () => {
    const test = createTestBoard().press(card('Sees an ad')).drag(borderAt('Compare', 'Support')).release()
    const made = test.records()
    for (const rights of [CARDS_ONLY, STRUCTURE_ONLY]) {
      test.board.rights.setState(rights, true)
      expect(test.undo().records()).toEqual(made)
    }
  })

  it('do nothing again that has been locked after it was undone', () => {
    const test = createTestBoard().click(card('Signs')).run('delete').undo()
    test.board.rights.setState(STRUCTURE_ONLY, true)
    test.redo().expectCell('Sign', 'Actions', ['Signs'])
    expect(lastNotice(test)).toBe('Cards are locked.')
  })

  it('heed the lock for what was typed, too', () => {
    const test = createTestBoard().doubleClick(card('Signs')).type(' here and now').key('Escape')
    test.board.rights.setState(STRUCTURE_ONLY, true)
    test.undo().expectCell('Sign', 'Actions', ['Signs here and now'])
  })
})
